import type { Field } from '../../src/domain/record/field.ts';
import { type FieldState, outgrows, RECORD_DELETED, RECORD_KEPT } from '../../src/protocol/field-state.ts';
import { mergeEdit, mergePast } from '../../src/protocol/merge.ts';
import type { MergeBudget } from '../../src/protocol/merge-text.ts';
import { deletePayloadSchema, type Mutation, WHOLE_RECORD } from '../../src/protocol/mutation.ts';
import type { LogRow } from '../../src/protocol/pull.ts';
import type { MutationProblem } from '../../src/protocol/push.ts';
import type { Author } from './identify.ts';
import type { DraftRow, ScopeDraft } from './scope-draft.ts';
import { seenUpTo } from './seen-up-to.ts';
import { SERVER, serverMid, serverRow } from './server-row.ts';
import type { Unit } from './service.ts';

/** A mutation with the hash of its bytes. */
export type Hashed = { mutation: Mutation; hash: string };

type Applied = Exclude<LogRow['status'], 'parked'>;

/**
 * Takes one edit of a field into a scope (S19, S20). An edit of a record that somebody deleted brings the record back, by a
 * row of the server's own (S22).
 *
 * @returns undefined where the field would become too much, and nothing was taken
 */
export function takeEdit(
  draft: ScopeDraft,
  taken: Hashed,
  field: Field,
  author: Author,
  budget: MergeBudget,
): Applied | undefined {
  const { mutation } = taken;
  const { record, kind } = mutation;
  const edit = { ...mutation, person: author.person };
  const valueAt = draft.valueAt(record, mutation.field);
  const before = draft.stateOf(record, mutation.field);
  const { state, outcome } = mergeEdit(before, edit, field.merge, valueAt, budget);
  if (outgrows(before, state, field.merge)) return undefined;
  draft.add(rowOf(taken, author, outcome), state);

  if (draft.stateOf(record, WHOLE_RECORD).heads[0]?.value !== RECORD_DELETED) return outcome;
  const mid = serverMid([mutation.scope, mutation.mid, 'revive']);
  const { madeAt } = mutation;
  const restored = { mid, record, kind, field: WHOLE_RECORD, op: 'restore', base: [], payload: null, madeAt } as const;
  draft.add(serverRow(restored), wholeRecord(mid, RECORD_KEPT, SERVER, madeAt));
  return outcome;
}

/**
 * Deletes or restores a whole record. A delete of what another device changed meanwhile does not win: the record is kept, and
 * flagged (S22).
 */
export async function takeWholeRecord(
  { tx }: Unit,
  draft: ScopeDraft,
  taken: Hashed,
  author: Author,
): Promise<Applied> {
  const { mid, scope, record, op, payload, madeAt, by } = taken.mutation;
  if (op === 'restore') {
    draft.add(rowOf(taken, author, 'applied'), { heads: [] });
    return 'applied';
  }
  const { own } = deletePayloadSchema.parse(payload);
  const kept = draft.changedByOther(record, by, await seenUpTo(tx, scope, payload), own);
  const status = kept ? 'conflict' : 'applied';
  const state = wholeRecord(mid, kept ? RECORD_KEPT : RECORD_DELETED, author.person, madeAt);
  draft.add(rowOf(taken, author, status), state);
  return status;
}

/**
 * Takes the place of what a later edit has replaced that is here already (S16): the history is whole again, and nothing stands
 * because of it. It brings no record back. What another past edit before it had replaced was replaced by it, too.
 *
 * @param isInLog whether the log has that later edit
 */
export function takePast(draft: ScopeDraft, taken: Hashed, author: Author, isInLog: boolean): Applied {
  const { record, field, op, base } = taken.mutation;
  const valueAt = draft.valueAt(record, field);
  const replaced = new Set(base);
  // A set goes through what is added to it meanwhile.
  for (const version of replaced) for (const before of valueAt(version)?.base ?? []) replaced.add(before);
  const state = mergePast(draft.stateOf(record, field), { op, base: [...replaced] }, isInLog);
  draft.add(rowOf(taken, author, 'applied'), state);
  return 'applied';
}

/** Stores a mutation that cannot be applied, for its author to mend (S15). */
export function park(draft: ScopeDraft, taken: Hashed, author: Author, problem: MutationProblem): void {
  draft.add({ ...rowOf(taken, author, 'parked'), problem });
}

/** The row that a mutation becomes. */
export function rowOf({ mutation, hash }: Hashed, author: Author, status: LogRow['status']): DraftRow {
  const { scope: _, ...row } = mutation;
  return { ...row, hash, person: author.person, status };
}

const wholeRecord = (mid: string, value: string, person: string, madeAt: string): FieldState => ({
  heads: [{ versions: [mid], value, person, madeAt }],
});
