import { type Mutation, WHOLE_RECORD } from '../protocol/mutation.ts';
import { setAside } from '../store/outbox.ts';
import type { Vault } from '../store/vault.ts';
import type { TransportProblem } from './transport.ts';

/** In so many rounds a change is tried alone, with the server in reach, before it is set aside. */
const ROUNDS = 3;
/** What asks to wait, whoever says so. */
const ASKS_TO_WAIT: readonly (number | undefined)[] = [429, 503, 511];

/** In how many rounds something on the way, or the server itself, did not let one change through alone, by its `mid`. Kept in memory: after a reload from 0. */
export type BlockedChanges = Map<string, number>;

/**
 * Counts a round in which the server could be reached, and sets aside what has had its rounds.
 *
 * @returns whether all of these are set aside now
 */
export async function noteBlocked(
  rounds: BlockedChanges,
  vault: Vault,
  blocked: readonly Mutation[],
): Promise<boolean> {
  let left = 0;
  for (const { mid } of blocked) {
    const count = (rounds.get(mid) ?? 0) + 1;
    rounds.set(mid, count);
    if (count < ROUNDS) left += 1;
    else {
      await setAside(vault, mid);
      rounds.delete(mid);
    }
  }
  return left === 0;
}

/**
 * An answer that may be about one change in a batch: it is too large, our server failed, or a foreign page came instead, from a firewall
 * that dislikes a word. A captive portal says the same to everything.
 */
export const maybeBlocked = (problem: TransportProblem): boolean =>
  isTooLarge(problem) ||
  (problem.kind === 'turned-away'
    ? problem.code === 'internal'
    : problem.kind === 'not-our-server' && problem.status !== undefined && !ASKS_TO_WAIT.includes(problem.status));

/** Whoever says so: a proxy on the way has its own limit, and a page of its own for it. It is always about what was sent. */
export const isTooLarge = (problem: TransportProblem | undefined): boolean =>
  (problem?.kind === 'turned-away' || problem?.kind === 'not-our-server') && problem.status === 413;

/**
 * What must not overtake a change that is tried alone: another of its field; a deletion an edit of the record, or the other way round; and
 * a request to publish, which is about all that was written before.
 */
export const mayOvertake = (blocked: readonly Mutation[], row: Place): boolean =>
  blocked.every((one) => !isBound(one, row)) && (blocked.length === 0 || row.kind !== 'publication');

type Place = Pick<Mutation, 'record' | 'kind' | 'field'>;

const isBound = (one: Place, other: Place): boolean =>
  one.record === other.record && (one.field === other.field || [one.field, other.field].includes(WHOLE_RECORD));
