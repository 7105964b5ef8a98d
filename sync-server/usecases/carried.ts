import { verifyMutation } from '../../src/protocol/carried.ts';
import { deviceId } from '../../src/protocol/signature.ts';
import { Failure } from '../failure.ts';
import { identify, type Signer } from './identify.ts';
import type { Judged, Refused } from './judge-mutation.ts';
import type { Unit } from './service.ts';
import { refusal, type Taken, type Terms, takeBatch } from './take-batch.ts';

/** Mutations that came in a file: the key of the device that made them, and its signature of each, in order (S30). */
export type Carried = { publicKey: string; signatures: readonly string[] };

/** Who made carried mutations, by the key that signed them. */
export const makerOf = async ({ publicKey }: Carried): Promise<Signer> => ({
  device: await deviceId(publicKey),
  publicKey,
  isAway: true,
});

/**
 * Refuses what the device of this key did not sign, or does not call its own.
 *
 * @param mutations as they were sent, in the order of `judged`
 * @throws Failure `bad-request` unless there is one signature for each
 */
export async function refuseUnproven(
  judged: readonly Judged[],
  mutations: readonly unknown[],
  carried: Carried,
): Promise<Judged[]> {
  const { publicKey, signatures } = carried;
  if (signatures.length !== mutations.length) {
    throw new Failure('bad-request', 'carried: give one signature for each mutation, in their order.');
  }
  const { device } = await makerOf(carried);
  return Promise.all(
    judged.map(async (one, at): Promise<Judged> => {
      if (one.fate === 'refused') return one;
      const own = one.mutation.by === device;
      if (own && (await verifyMutation(publicKey, mutations[at], signatures[at] ?? ''))) return one;
      return notTheirs(
        one.mutation.mid,
        'by: the device that is named did not sign this, or it was changed on the way.',
      );
    }),
  );
}

/**
 * Takes in what another device made, as that device's and its person's: their membership and their quota count. The carrier is
 * only known by name, and need not be let in. What the carrier calls past is heard only
 * where the maker is the same person: it is not signed, and who carries for somebody else must not take anything out of sight (S16).
 *
 * @returns what became of each, in the same order
 * @throws Failure `revoked-device` of the carrier; and when the maker may not enter the scope
 */
export async function takeCarried(
  unit: Unit,
  { carrier, maker }: { carrier: Signer; maker: Signer },
  terms: Terms,
  judged: readonly Judged[],
): Promise<Taken> {
  const { person } = await identify(unit, carrier);
  const known = await unit.tx.devices.find(maker.device);
  const revoked = known?.revokedAt != null;
  const checked = judged.map((one) => (revoked && one.fate !== 'refused' ? ofRevoked(one.mutation.mid) : one));
  // Where nothing is proven, nobody and nothing is made.
  const refused = checked.flatMap((one) => (one.fate === 'refused' ? [refusal(one.mid, one)] : []));
  if (refused.length === checked.length) return { results: refused };
  const past = known?.person === person ? terms.past : new Set<string>();
  return takeBatch(unit, maker, { ...terms, past }, checked);
}

const notTheirs = (mid: string, message: string): Refused => ({ fate: 'refused', mid, problem: 'not-yours', message });

const ofRevoked = (mid: string): Refused => ({
  fate: 'refused',
  mid,
  problem: 'not-allowed',
  message: 'by: the device that made this may not be used any more. Its person can write it again on another.',
});
