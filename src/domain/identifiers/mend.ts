import { findIdentifiers } from './find.ts';
import { insteadOf } from './mend-words.ts';
import type { IdentifierSpan } from './span.ts';

/** What to put in place of a stretch of a text: `text.slice(0, start) + instead + text.slice(end)`. */
export type Mend = { start: number; end: number; instead: string };

export const mended = (text: string, { start, end, instead }: Mend): string =>
  text.slice(0, start) + instead + text.slice(end);

/**
 * What could stand instead of something that may tell who a patient is: the first of several wordings in which nothing is found any
 * more where it stood.
 *
 * @param today ISO date, for the age behind a birth date
 */
export function mendOf(text: string, span: IdentifierSpan, today: string): Mend {
  const wordings = [...insteadOf(text, span, today), { start: span.start, end: span.end, instead: '[taken out]' }];
  const before = findIdentifiers(text).length;
  return wordings.find((mend) => isClean(text, mend, before)) ?? { start: 0, end: text.length, instead: '' };
}

/** Nothing is found where it stood, and nothing new beside it. */
function isClean(text: string, mend: Mend, before: number): boolean {
  const left = findIdentifiers(mended(text, mend));
  const end = mend.start + mend.instead.length;
  return left.length < before && !left.some((span) => span.start < end && span.end > mend.start);
}
