import { IDENTIFIER_TYPES, type IdentifierType } from '../../src/domain/identifiers/identifier-type.ts';
import type { TypedSpan } from '../../src/domain/identifiers/span.ts';

/** A labelled line: what a person saw in a text. */
export type Line = { id: string; text: string; spans: TypedSpan[] };
/** How many spans of a type were found, how many of those are right, how many there are, and how many of those were found at all and exactly. */
export type Tally = { found: number; right: number; there: number; seen: number; exact: number };

const none = (): Tally => ({ found: 0, right: 0, there: 0, seen: 0, exact: 0 });

/** Whether two spans mean the same: one type, and at least half of their union shared. */
export function same(a: TypedSpan, b: TypedSpan): boolean {
  if (a.type !== b.type) return false;
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared * 2 >= Math.max(a.end, b.end) - Math.min(a.start, b.start);
}

const isExactly = (a: TypedSpan, b: TypedSpan) => a.type === b.type && a.start === b.start && a.end === b.end;

/** Compares what was found in each line with what is there, by type and `overall`. */
export function tallyOf(
  lines: readonly Line[],
  find: (text: string) => TypedSpan[],
): Record<IdentifierType | 'overall', Tally> {
  const overall = none();
  const byType = Object.fromEntries(IDENTIFIER_TYPES.map((type) => [type, none()])) as Record<IdentifierType, Tally>;
  for (const { text, spans } of lines) {
    const found = find(text);
    for (const one of found) {
      const right = spans.some((span) => same(span, one)) ? 1 : 0;
      for (const tally of [byType[one.type], overall]) {
        tally.found += 1;
        tally.right += right;
      }
    }
    for (const one of spans) {
      for (const tally of [byType[one.type], overall]) {
        tally.there += 1;
        tally.seen += found.some((span) => same(span, one)) ? 1 : 0;
        tally.exact += found.some((span) => isExactly(span, one)) ? 1 : 0;
      }
    }
  }
  return { ...byType, overall };
}

/** Lines of a file of one JSON object each. */
export const linesOf = (text: string): Line[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
