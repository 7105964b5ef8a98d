import { diff3Merge } from 'node-diff3';

/**
 * Three-way merge of long text: by paragraphs, then by words inside a paragraph that both sides changed (S20).
 *
 * @returns the merged text, or undefined where both changed the same words in different ways.
 */
export function mergeText(base: string, ours: string, theirs: string): string | undefined {
  return mergeBy(/(\n+)/, base, ours, theirs, (b, o, t) => mergeBy(/(\s+)/, b, o, t, () => undefined));
}

type Finer = (base: string, ours: string, theirs: string) => string | undefined;

function mergeBy(separator: RegExp, base: string, ours: string, theirs: string, finer: Finer): string | undefined {
  const split = (text: string) => text.split(separator).filter((part) => part !== '');
  const regions = diff3Merge(split(ours), split(base), split(theirs), { excludeFalseConflicts: true });
  let merged = '';
  for (const region of regions) {
    if (region.ok !== undefined) {
      merged += region.ok.join('');
    } else if (region.conflict !== undefined) {
      const { a, o, b } = region.conflict;
      const inside = finer(o.join(''), a.join(''), b.join(''));
      if (inside === undefined) return undefined;
      merged += inside;
    }
  }
  return merged;
}
