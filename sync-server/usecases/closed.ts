import { teamChangeKind, teamChangeSchema } from '../../src/domain/team/membership.ts';
import { Failure } from '../failure.ts';
import { enterScope } from './enter-scope.ts';
import type { Author } from './identify.ts';
import type { Judged } from './judge-mutation.ts';
import type { Unit } from './service.ts';

/** Whether this says that somebody may not write in a scope, and nothing else. */
export const isClosed = ({ code }: Failure): boolean => code === 'not-a-member' || code === 'not-allowed';

/** Why somebody may not write in a scope; undefined where they may. */
export async function whyClosed(
  unit: Unit,
  place: Parameters<typeof enterScope>[1],
  author: Author,
): Promise<Failure | undefined> {
  try {
    await enterScope(unit, place, author);
    return undefined;
  } catch (error) {
    if (error instanceof Failure && isClosed(error)) return error;
    throw error;
  }
}

/**
 * What is answered although its author may not write in the scope (S1): what the log has already, byte for byte, for the answer may have
 * been lost and they may have left meanwhile; what is refused anyway; and that somebody who only reads leaves.
 */
export async function openToAll(
  { tx }: Unit,
  author: Author,
  run: readonly Judged[],
  closed: Failure,
): Promise<Judged[]> {
  const sent = run.flatMap((one) => (one.fate === 'refused' ? [] : [one.mutation]));
  const [first] = sent;
  if (first === undefined) return [...run];
  const rows = await tx.log.known(
    first.scope,
    sent.map(({ mid }) => mid),
  );
  const known = new Map(rows.map(({ mid, hash }) => [mid, hash]));
  return run.filter((one) => {
    if (one.fate === 'refused') return true;
    const isKnown = known.get(one.mutation.mid) === one.hash;
    return isKnown || (closed.code === 'not-allowed' && isOwnLeaving(one, author));
  });
}

function isOwnLeaving(one: Judged, { person }: Author): boolean {
  if (one.fate !== 'fits' || one.mutation.kind !== teamChangeKind.name) return false;
  const change = teamChangeSchema.safeParse(one.mutation.payload);
  return change.success && change.data.to === 'out' && change.data.person === person;
}
