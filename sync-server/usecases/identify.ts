import { Failure } from '../failure.ts';
import type { Transaction } from '../storage/storage.ts';
import { openPersonScope } from './add-member.ts';
import type { Unit } from './service.ts';

/**
 * Who signed a request: proven by the signature, not yet known to the database. `isAway`: its work came in a file, and says nothing
 * about whether the device is still there.
 */
export type Signer = { device: string; publicKey: string; isAway?: true };

/** A device and the person that it belongs to. */
export type Author = { device: string; person: string };

/**
 * Who a signer is. A device that nobody has seen becomes known here, as a new person of its own (S1); one that
 * was retired, and speaks, is there after all: a copy of a profile has the same key (S11).
 *
 * @throws Failure `revoked-device`
 */
export async function identify(unit: Unit, signer: Signer): Promise<Author> {
  const known = await unit.tx.devices.find(signer.device);
  if (known !== undefined) {
    const author = authorOf(known);
    if (known.retiredAt !== null && !signer.isAway) await unit.tx.devices.retire(known.device, null);
    return author;
  }
  const author = { device: signer.device, person: signer.device };
  const { publicKey } = signer;
  await unit.tx.devices.register({ ...author, publicKey, firstSeen: unit.now, revokedAt: null, retiredAt: null });
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
