import { findNhsNumbers } from './nhs-number.ts';
import type { TypedSpan } from './span.ts';

/**
 * Looks for what may identify a patient in every text and figure of a value, at any depth.
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

/** Without recursion or spreading: a stranger decides how deep and how wide a value is. */
function* partsOf(value: unknown): Generator<unknown> {
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    yield next;
    if (typeof next !== 'object' || next === null) continue;
    for (const [key, inner] of Object.entries(next)) {
      if (!Array.isArray(next)) waiting.push(key);
      waiting.push(inner);
    }
  }
}
