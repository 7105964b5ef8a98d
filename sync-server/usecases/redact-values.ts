import type { FieldState, Head } from '../../src/protocol/field-state.ts';
import type { LogRow } from '../../src/protocol/pull.ts';
import type { FieldStateRow } from '../storage/storage.ts';
import type { Unit } from './service.ts';

export type FieldPlace = { scope: string; record: string; field: string };
export type Redacted = NonNullable<LogRow['redacted']>;

const ROWS_AT_ONCE = 200;

/**
 * Takes values of one field out for good (S23): their payloads, and what stood because of them after any row of the field. A text
 * that the server merged with one of them goes as well. The hashes stay, the redactions are remembered, and the journal is told.
 *
 * @param values the rows that wrote them, with their hashes
 * @param standing what stands in the field now
 * @returns what stands without them
 */
export async function redactValues(
  unit: Unit,
  place: FieldPlace,
  values: readonly { mid: string; hash: string }[],
  standing: FieldState,
  redacted: Redacted,
): Promise<FieldState> {
  if (values.length === 0) return standing;
  const { tx } = unit;
  const mids = values.map(({ mid }) => mid);
  const gone = await cleanStates(unit, place, new Set(mids.flatMap((mid) => [mid, `${mid}+`])));
  // After that: what stood before a merge says what the merge took in.
  await tx.log.redact(place.scope, mids, redacted);

  const redactions = values.map((value) => ({ ...place, ...value, ...redacted }));
  await tx.redactions.put(redactions);
  unit.toJournal.push(...redactions.map((each) => ({ what: 'redaction' as const, ...each })));
  return without(standing, gone);
}

/**
 * Goes through all that ever stood in a field, in order, and takes the gone versions out of it.
 *
 * @returns the gone versions, with the merged texts that took one of them in
 */
async function cleanStates({ tx }: Unit, place: FieldPlace, gone: Set<string>): Promise<Set<string>> {
  const { scope, record, field } = place;
  let before: string[][] = [];
  for (let seq = 0; ; ) {
    const rows = await tx.log.states(scope, record, field, seq, ROWS_AT_ONCE);
    for (const row of rows) {
      const after = row.after?.heads.map((head) => head.versions) ?? [[row.mid]];
      if (tookIn(row, before, after, gone)) gone.add(`${row.mid}+`);
      if (row.after?.heads.some((head) => isGone(head, gone))) {
        await tx.log.setState(scope, row.seq, without(row.after, gone));
      }
      before = after;
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < ROWS_AT_ONCE) return gone;
    seq = last.seq;
  }
}

/** Whether a row made a merged text of its own, and of a value that is gone: one that stood before, and neither does after nor was replaced. */
function tookIn({ mid, base }: FieldStateRow, before: string[][], after: string[][], gone: Set<string>): boolean {
  const stands = new Set(after.flat());
  if (!stands.has(`${mid}+`)) return false;
  const taken = before.filter((head) => head.some((version) => !stands.has(version) && !base.includes(version)));
  return taken.flat().some((version) => gone.has(version));
}

const isGone = ({ versions }: Head, gone: ReadonlySet<string>) => versions.some((version) => gone.has(version));

const without = ({ heads }: FieldState, gone: ReadonlySet<string>): FieldState => ({
  heads: heads.filter((head) => !isGone(head, gone)),
});
