import { Failure } from '../failure.ts';
import type { Transaction } from '../storage/storage.ts';
import { openPersonScope } from './add-member.ts';
import type { Unit } from './service.ts';

/** Who signed a request: proven by the signature, not yet known to the database. */
export type Signer = { device: string; publicKey: string };

/** A device and the person that it belongs to. */
export type Author = { device: string; person: string };

/**
 * Who a signer is. A device that nobody has seen becomes known here, as a new person of its own (S1).
 *
 * @throws Failure `revoked-device`
 */
export async function identify(unit: Unit, signer: Signer): Promise<Author> {
  const known = await unit.tx.devices.find(signer.device);
  if (known !== undefined) return authorOf(known);
  const author = { device: signer.device, person: signer.device };
  await unit.tx.devices.register({ ...author, publicKey: signer.publicKey, firstSeen: unit.now, revokedAt: null });
  await openPersonScope(unit, author.person);
  return author;
}

/** The same for reading, where nothing is registered. */
export async function recognise(tx: Transaction, signer: Signer): Promise<Author> {
  const known = await tx.devices.find(signer.device);
  return known === undefined ? { device: signer.device, person: signer.device } : authorOf(known);
}

function authorOf(known: { device: string; person: string; revokedAt: string | null }): Author {
  if (known.revokedAt !== null) {
    throw new Failure('revoked-device', 'This device may not be used any more. Join again with a new link.');
  }
  return { device: known.device, person: known.person };
}
