import { findNhsNumbers, type IdentifierSpan } from './nhs-number.ts';

// The SHA-256 of a checked content, in hex: about 1 in 150 has what looks like an NHS number.
const HASH = /^[0-9a-f]{64}$/;

/**
 * Looks for what may identify a patient in every text and figure of a value, at any depth.
 *
 * @returns the first text that has something, and where in it; undefined when there is nothing.
 */
export function findIdentifier(value: unknown): { text: string; spans: IdentifierSpan[] } | undefined {
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === 'string' || typeof next === 'number') {
      const text = String(next);
      if (HASH.test(text)) continue;
      const spans = findNhsNumbers(text);
      if (spans.length > 0) return { text, spans };
    } else if (typeof next === 'object' && next !== null) {
      waiting.push(...Object.keys(next), ...Object.values(next));
    }
  }
  return undefined;
}
