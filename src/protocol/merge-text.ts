import { diff3Merge } from 'node-diff3';
import { costOf, sameFromEnd, sameFromStart, WORDS } from './text-parts.ts';

/** What merging may still cost, in comparisons at most: it happens inside the write transaction, where all others wait. */
export type MergeBudget = { left: number };

/** At most about 40 ms of one core; a fifth of a second for all that one push asks for. */
const COST_OF_A_MERGE = 40_000_000;
const COST_OF_A_PUSH = 5 * COST_OF_A_MERGE;

export const mergeBudget = (left = COST_OF_A_PUSH): MergeBudget => ({ left });

/**
 * Three-way merge of long text: by paragraphs, then by words inside paragraphs that both sides changed (S20). Only what stands
 * between the common beginning and the common end of all three is compared, and only while that is within the budget.
 *
 * @returns the merged text; undefined where both changed the same words in different ways, and where it would cost too much
 */
export function mergeText(base: string, ours: string, theirs: string, budget = mergeBudget()): string | undefined {
  const own = mergeBudget(Math.min(budget.left, COST_OF_A_MERGE));
  const before = own.left;
  const merged = mergeBy(PARAGRAPHS, { base, ours, theirs }, own, (inside) =>
    mergeBy(WORDS, inside, own, () => undefined),
  );
  budget.left -= before - own.left;
  return merged;
}

/** Line ends stand alone, so that two people can change neighbouring paragraphs. */
const PARAGRAPHS = /\n+|[^\n]+/g;

type Sides<T> = { base: T; ours: T; theirs: T };
type Finer = (sides: Sides<string>) => string | undefined;

function mergeBy(parts: RegExp, sides: Sides<string>, budget: MergeBudget, finer: Finer): string | undefined {
  const { head, middle, tail } = trimmed({
    base: sides.base.match(parts) ?? [],
    ours: sides.ours.match(parts) ?? [],
    theirs: sides.theirs.match(parts) ?? [],
  });
  const merged = apart(middle) ?? compared(middle, budget, finer);
  return merged === undefined ? undefined : [...head, merged, ...tail].join('');
}

/** Takes off what all three begin with, and what all three end with. */
function trimmed({ base, ours, theirs }: Sides<string[]>) {
  const shortest = Math.min(base.length, ours.length, theirs.length);
  const start = Math.min(sameFromStart(base, ours), sameFromStart(base, theirs));
  const end = Math.min(shortest - start, sameFromEnd(base, ours), sameFromEnd(base, theirs));
  const cut = (side: string[]) => side.slice(start, side.length - end);
  const middle = { base: cut(base), ours: cut(ours), theirs: cut(theirs) };
  return { head: base.slice(0, start), middle, tail: base.slice(base.length - end) };
}

/** The common case, in one pass: each side changed one stretch, and something that neither changed stands between the two. */
function apart({ base, ours, theirs }: Sides<string[]>): string | undefined {
  const [mine, other] = [changeOf(base, ours), changeOf(base, theirs)];
  if (mine === undefined) return theirs.join('');
  if (other === undefined) return ours.join('');
  const [first, last] = mine.from < other.from ? [mine, other] : [other, mine];
  if (first.to >= last.from) return undefined;
  const between = base.slice(first.to, last.from);
  return [...base.slice(0, first.from), ...first.by, ...between, ...last.by, ...base.slice(last.to)].join('');
}

/** The stretch of the base that a side replaced, and what it put there. */
function changeOf(base: string[], side: string[]): { from: number; to: number; by: string[] } | undefined {
  const from = sameFromStart(base, side);
  if (from === base.length && from === side.length) return undefined;
  const end = Math.min(sameFromEnd(base, side), Math.min(base.length, side.length) - from);
  return { from, to: base.length - end, by: side.slice(from, side.length - end) };
}

function compared({ base, ours, theirs }: Sides<string[]>, budget: MergeBudget, finer: Finer): string | undefined {
  const cost = costOf(base, ours) + costOf(base, theirs);
  if (cost > budget.left) return undefined;
  budget.left -= cost;
  let merged = '';
  for (const region of diff3Merge(ours, base, theirs, { excludeFalseConflicts: true })) {
    if (region.ok !== undefined) {
      merged += region.ok.join('');
    } else if (region.conflict !== undefined) {
      const { a, o, b } = region.conflict;
      const inside = finer({ base: o.join(''), ours: a.join(''), theirs: b.join('') });
      if (inside === undefined) return undefined;
      merged += inside;
    }
  }
  return merged;
}
