import { findIdentifiers } from './find.ts';
import type { TypedSpan } from './span.ts';

const AROUND = 60;

/** The words around something that was seen, with a dot for each figure, in which nothing is found any more. */
export function maskedContext(text: string, { start, end }: TypedSpan): string {
  const cut = text.slice(Math.max(0, start - AROUND), end + AROUND);
  let masked = cut.replace(/\p{Nd}/gu, '·');
  for (let found = findIdentifiers(masked); found.length > 0; found = findIdentifiers(masked)) {
    const [first] = found;
    if (first === undefined) break;
    // Each round takes something away, so this ends.
    masked = `${masked.slice(0, first.start)}…${masked.slice(first.end)}`;
  }
  return masked;
}
