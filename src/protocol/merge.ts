import type { Merge } from '../domain/record/field.ts';
import { sameValue } from './canonical.ts';
import type { FieldState, Head } from './field-state.ts';
import { type MergeBudget, mergeBudget, mergeText } from './merge-text.ts';
import type { Mutation } from './mutation.ts';

export type Edit = Pick<Mutation, 'mid' | 'op' | 'base' | 'payload' | 'madeAt'> & { person: string };

export type Merged = {
  state: FieldState;
  /** `merged`: the server made one value of two. `conflict`: more than one value stands now. */
  outcome: 'applied' | 'merged' | 'conflict';
};

/** An edit that knows none of the values that stand is compared with so many of them. */
const MERGE_TRIES = 3;

/** What a version wrote, and what its author had replaced with it. */
export type Written = { value: unknown; base: readonly string[] };

/** Undefined where the log does not have it. */
export type ValueAt = (version: string) => Written | undefined;

/**
 * Takes one edit into a field (S19, S20). This is the one place where two edits meet; only the server calls it, in the
 * order of the scope's log.
 *
 * A field holds the values that stand, its heads. An edit replaces the heads that its base names, and leaves the rest alone:
 * so a chain of one's own offline edits replaces itself, never a value that its author had not seen. A head that the edit
 * did not know is concurrent. Where two wrote the same, their head has two names, and goes when both are named.
 *
 * @param budget what merging texts may still cost; without any left, both texts stand
 */
export function mergeEdit(
  state: FieldState,
  edit: Edit,
  how: Merge,
  valueAt: ValueAt,
  budget: MergeBudget = mergeBudget(),
): Merged {
  switch (how) {
    case 'set':
      return mergeSet(state, edit);
    case 'prose':
      return mergeValue(state, edit, (head) => mergeProse(head, edit, valueAt, budget));
    case 'value':
      return mergeValue(state, edit, () => undefined);
  }
}

/**
 * Takes in an edit that its author's next one has replaced, and that comes behind that one: to a server that had lost both (S16).
 * What it replaced goes, and it does not stand itself. What stands alone stays, unless the log itself has the next one: then that was
 * taken out for good, and what it had replaced by way of this edit must not stand in its place (S23).
 *
 * @param isInLog whether the log has the next one, and not its author's word alone says so
 */
export function mergePast(state: FieldState, edit: Pick<Edit, 'op' | 'base'>, isInLog = false): FieldState {
  if (edit.op !== 'set') return state;
  const heads = withoutSeen(state, edit);
  return heads.length === 0 && !isInLog ? state : { heads };
}

type MergeHeads = (head: Head) => string | undefined;

function mergeValue(state: FieldState, edit: Edit, mergeHeads: MergeHeads): Merged {
  const place = state.heads.findIndex((head) => unseenOf(edit, head).length === 0);
  const others = withoutSeen(state, edit);
  const same = others.find((head) => sameValue(head.value, edit.payload));
  if (same !== undefined) {
    const joined = { ...same, versions: [...same.versions, edit.mid] };
    return settled(
      others.map((head) => (head === same ? joined : head)),
      'merged',
    );
  }
  const own: Head = headOf(edit, edit.mid, edit.payload);
  // A settlement or a plain next edit: it stands where what it replaced stood.
  if (place >= 0) return settled(others.toSpliced(Math.min(place, others.length), 0, own), 'applied');
  for (const [at, head] of others.slice(0, MERGE_TRIES).entries()) {
    const text = mergeHeads(head);
    if (text !== undefined) return settled(others.with(at, headOf(edit, `${edit.mid}+`, text)), 'merged');
  }
  return settled([...others, own], 'applied');
}

/**
 * Long text that two people wrote at: one text, where both can be right. An edit that settles a conflict has several texts before it;
 * where another has settled the same, which of them one compares with decides whose choice stands. So that is merged only where it
 * makes no difference.
 */
function mergeProse(head: Head, edit: Edit, valueAt: ValueAt, budget: MergeBudget): string | undefined {
  const { payload, base } = edit;
  const { value } = head;
  if (typeof value !== 'string' || typeof payload !== 'string') return undefined;
  const before = base.map(valueAt);
  // What another of them has replaced was not before the author any more: a chain of one's own edits has one end.
  const over = new Set(before.flatMap((written) => written?.base ?? []));
  const ends = before.filter((_, at) => !over.has(base[at] ?? '')).map((written) => written?.value);
  const [first, ...others] = new Set(base.length === 0 ? [''] : ends);
  const mergeFrom = (ancestor: unknown) =>
    typeof ancestor === 'string' ? mergeText(ancestor, value, payload, budget) : undefined;
  const text = mergeFrom(first);
  return others.every((other) => mergeFrom(other) === text) ? text : undefined;
}

/** An item stays while an addition holds it that its removal had not seen: adding wins over removing. */
function mergeSet(state: FieldState, edit: Edit): Merged {
  const at = state.heads.findIndex((head) => sameValue(head.value, edit.payload));
  const held = state.heads[at];
  if (edit.op === 'remove') {
    if (held === undefined) return { state, outcome: 'applied' };
    const versions = unseenOf(edit, held);
    if (versions.length === held.versions.length) return { state, outcome: 'merged' };
    return applied(versions.length === 0 ? state.heads.toSpliced(at, 1) : state.heads.with(at, { ...held, versions }));
  }
  if (held === undefined) return applied([...state.heads, headOf(edit, edit.mid, edit.payload)]);
  return applied(state.heads.with(at, { ...held, versions: [...held.versions, edit.mid] }));
}

/** The names of a head that an edit does not know: somebody wrote the same value without its author having seen that. */
const unseenOf = (edit: Pick<Edit, 'base'>, head: Head) =>
  head.versions.filter((version) => !edit.base.includes(version));

const withoutSeen = ({ heads }: FieldState, edit: Pick<Edit, 'base'>): Head[] =>
  heads.map((head) => ({ ...head, versions: unseenOf(edit, head) })).filter((head) => head.versions.length > 0);

const headOf = (edit: Edit, version: string, value: unknown): Head => ({
  versions: [version],
  value,
  person: edit.person,
  madeAt: edit.madeAt,
});

const applied = (heads: Head[]): Merged => ({ state: { heads }, outcome: 'applied' });

const settled = (heads: Head[], outcome: 'applied' | 'merged'): Merged => ({
  state: { heads },
  outcome: heads.length > 1 ? 'conflict' : outcome,
});
