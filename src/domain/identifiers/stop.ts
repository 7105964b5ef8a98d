import { findNhsNumbers } from './nhs-number.ts';
import { partsOf } from './parts.ts';
import type { TypedSpan } from './span.ts';

/**
 * Looks for NHS numbers in every text and figure of a value, at any depth: the part of the stop that is always there. All that the stop
 * knows is in `findings.ts`, which comes when something is typed.
 *
 * @returns the first text that has something, and where in it; undefined when there is nothing.
 */
export function findIdentifier(value: unknown): { text: string; spans: TypedSpan[] } | undefined {
  for (const part of partsOf(value)) {
    if (typeof part !== 'string' && typeof part !== 'number') continue;
    const text = String(part);
    const spans = findNhsNumbers(text);
    if (spans.length > 0) return { text, spans };
  }
  return undefined;
}

/** Whether a value has more than so many keys, items and values, at any depth. Stops as soon as that is clear. */
export function hasMoreParts(value: unknown, most: number): boolean {
  let count = 0;
  for (const _ of partsOf(value)) {
    count += 1;
    if (count > most) return true;
  }
  return false;
}
