/** Spaces belong to the word behind them: alone they would all be alike, and there would be twice as many parts. */
export const WORDS = /\s*\S+|\s+$/g;

/**
 * The most that the longest common subsequence of node-diff3 can cost: for each pair of equal parts, it looks through all
 * candidates that it has, which are no more than there are parts in common.
 */
export function costOf(base: readonly string[], side: readonly string[]): number {
  const counts = countsOf(base);
  let pairs = 0;
  let common = 0;
  for (const [part, count] of countsOf(side)) {
    const inBase = counts.get(part) ?? 0;
    pairs += inBase * count;
    common += Math.min(inBase, count);
  }
  return pairs * common;
}

function countsOf(parts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const part of parts) counts.set(part, (counts.get(part) ?? 0) + 1);
  return counts;
}

export function sameFromStart(a: readonly string[], b: readonly string[]): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  return at;
}

export function sameFromEnd(a: readonly string[], b: readonly string[]): number {
  let at = 0;
  while (at < a.length && at < b.length && a.at(-1 - at) === b.at(-1 - at)) at += 1;
  return at;
}
