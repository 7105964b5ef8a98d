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
    if (known.lastSeen !== dayOf(unit) && !signer.isAway) await unit.tx.devices.seen(known.device, dayOf(unit));
    return author;
  }
  const author = { device: signer.device, person: signer.device };
  const { publicKey } = signer;
  const seen = { firstSeen: unit.now, lastSeen: dayOf(unit), revokedAt: null, retiredAt: null };
  await unit.tx.devices.register({ ...author, publicKey, ...seen });
  await openPersonScope(unit, author.person);
  return author;
}

const dayOf = ({ now }: Unit): string => now.slice(0, 10);

/** The same for reading, where nothing is registered. */
export async function recognise(tx: Transaction, signer: Signer): Promise<Author> {
  const known = await tx.devices.find(signer.device);
  return known === undefined ? { device: signer.device, person: signer.device } : authorOf(known);
}

function authorOf(known: { device: string; person: string; revokedAt: string | null }): Author {
  if (known.revokedAt !== null) {
    throw new Failure(
      'revoked-device',
      'Another device of this person took this one out. What it has not sent can be saved to a file.',
    );
  }
  return { device: known.device, person: known.person };
}
