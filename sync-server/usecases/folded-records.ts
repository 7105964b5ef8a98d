import { fieldOf } from '../../src/domain/kinds.ts';
import type { Folded } from '../../src/domain/record/kind.ts';
import { type FieldState, RECORD_DELETED, RECORD_KEPT } from '../../src/protocol/field-state.ts';
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

/**
 * Where more than one value stands: each field with the states that would show another of them. The other side of a record that
 * is kept against its deletion is that it is gone (S22).
 */
export function openConflicts(rows: readonly FieldRow[]): { row: FieldRow; others: FieldState[] }[] {
  return rows.map((row) => ({ row, others: othersOf(row) })).filter(({ others }) => others.length > 0);
}

function othersOf({ kind, field, state: { heads } }: FieldRow): FieldState[] {
  if (fieldOf(kind, field)?.merge === 'set') return [];
  const [shown] = heads;
  if (field === WHOLE_RECORD && shown?.value === RECORD_KEPT) return [{ heads: [{ ...shown, value: RECORD_DELETED }] }];
  return heads.slice(1).map((head) => ({ heads: [head] }));
}
