import { fieldOf } from '../../src/domain/kinds.ts';
import type { Folded } from '../../src/domain/record/kind.ts';
import { type FieldState, RECORD_DELETED } from '../../src/protocol/field-state.ts';
import { foldField } from '../../src/protocol/fold.ts';
import { WHOLE_RECORD } from '../../src/protocol/mutation.ts';
import type { FieldRow } from '../storage/storage.ts';

/** The records of a scope as its fields stand on the server: what every device sees that has sent everything. */
export function foldRecords(rows: readonly FieldRow[]): Folded[] {
  const records = new Map<string, Folded>();
  const gone = new Set(rows.filter(isDeleted).map((row) => row.record));
  for (const { record, kind, field, state } of rows) {
    if (field === WHOLE_RECORD || gone.has(record)) continue;
    const folded = records.get(record) ?? { kind, id: record, values: {} };
    records.set(record, folded);
    const value = shownValue(kind, field, state);
    if (value !== undefined) folded.values[field] = value;
  }
  return [...records.values()];
}

/** The same for one record. */
export const foldRecord = (rows: readonly FieldRow[], record: string): Folded | undefined =>
  foldRecords(rows.filter((row) => row.record === record))[0];

const isDeleted = ({ field, state }: FieldRow) => field === WHOLE_RECORD && state.heads[0]?.value === RECORD_DELETED;

function shownValue(kind: string, field: string, state: FieldState): unknown {
  const how = fieldOf(kind, field)?.merge ?? 'value';
  return foldField(state, [], how).value;
}

/** Fields in which more than one value stands: each with the states that would show another of them. */
export function openConflicts(rows: readonly FieldRow[]): { row: FieldRow; others: FieldState[] }[] {
  return rows
    .filter(({ kind, field, state }) => fieldOf(kind, field)?.merge !== 'set' && state.heads.length > 1)
    .map((row) => ({ row, others: row.state.heads.slice(1).map((head) => ({ heads: [head] })) }));
}
