import type { Merge } from '../domain/record/field.ts';
import { sameValue } from './canonical.ts';
import type { FieldState, Head } from './field-state.ts';
import { type Mutation, redactPayloadSchema } from './mutation.ts';

/** What a person sees in one field. */
export type FoldedField = {
  value: unknown;
  /** The values that stand beside the shown one; empty when there is no conflict. */
  beside: Head[];
};

type Own = Pick<Mutation, 'mid' | 'op' | 'base' | 'payload'>;

/**
 * What a field shows: what the server said last, with one's own unsent edits on top, in the order they were made (S5).
 * Devices merge nothing (S19): the newest own edit is simply seen.
 */
export function foldField(before: FieldState, edits: readonly Own[], how: Merge): FoldedField {
  const gone = new Set(edits.flatMap(({ op, payload }) => (op === 'redact' ? redactedMids(payload) : [])));
  const own = edits.filter(({ mid, op }) => op !== 'redact' && !gone.has(mid));
  const state = gone.size === 0 ? before : withoutRedacted(before, edits, gone);
  if (how === 'set') return { value: foldSet(state, own), beside: [] };
  const newest = own.at(-1);
  if (newest === undefined) return { value: state.heads[0]?.value, beside: state.heads.slice(1) };
  // While one's own edit is on its way, only sides it did not know are beside it, and only if there already was a conflict.
  const unseen = state.heads.filter((head) => !own.some((edit) => head.versions.some((v) => edit.base.includes(v))));
  return { value: newest.payload, beside: state.heads.length > 1 ? unseen : [] };
}

function foldSet(state: FieldState, own: readonly Own[]): unknown[] {
  let items = state.heads.map((head) => head.value);
  for (const edit of own) {
    items = items.filter((item) => !sameValue(item, edit.payload));
    if (edit.op === 'add') items.push(edit.payload);
  }
  return items;
}

/**
 * What its author has asked to take out for good is not shown any more, though the server may not know of it yet (S23): nor what a
 * value of one's own replaced that is on its way and has to go.
 */
function withoutRedacted({ heads }: FieldState, edits: readonly Own[], gone: ReadonlySet<string>): FieldState {
  const replaced = edits.flatMap(({ mid, base }) => (gone.has(mid) ? base : []));
  const stays = (version: string) => !gone.has(version.replace('+', '')) && !replaced.includes(version);
  return { heads: heads.filter(({ versions }) => versions.every(stays)) };
}

const redactedMids = (payload: unknown): string[] => redactPayloadSchema.safeParse(payload).data?.mids ?? [];
