import { findIdentifiers } from './find.ts';
import { insteadOf } from './mend-words.ts';
import { type Mend, mended } from './mended.ts';
import type { IdentifierSpan } from './span.ts';

/** So much of a long text is looked at again. */
const AROUND = 500;

/**
 * What could stand instead of something that may tell who a patient is: the first of several wordings in which nothing is found any
 * more where it stood.
 *
 * @param today ISO date, for the age behind a birth date
 */
export function mendOf(text: string, span: IdentifierSpan, today: string): Mend {
  const from = Math.max(0, span.start - AROUND);
  const near = text.slice(from, span.end + AROUND);
  const mend = mendNear(near, { ...span, start: span.start - from, end: span.end - from }, today);
  return { ...mend, start: mend.start + from, end: mend.end + from };
}

function mendNear(text: string, span: IdentifierSpan, today: string): Mend {
  const wordings = [...insteadOf(text, span, today), { start: span.start, end: span.end, instead: '[taken out]' }];
  const before = findIdentifiers(text).length;
  return wordings.find((mend) => isClean(text, mend, before)) ?? { start: span.start, end: span.end, instead: '…' };
}

/** Nothing is found where it stood, and nothing new beside it. */
function isClean(text: string, mend: Mend, before: number): boolean {
  const left = findIdentifiers(mended(text, mend));
  const end = mend.start + mend.instead.length;
  return left.length < before && !left.some((span) => span.start < end && span.end > mend.start);
}
