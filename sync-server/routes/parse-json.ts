import { fail, ok, type Result } from '../../src/domain/result.ts';

const MAX_DEPTH = 32;

/**
 * Reads JSON that a stranger sent.
 *
 * @returns the value; or one sentence on what is wrong with it: not UTF-8, no JSON, too deep, or a key by which JavaScript objects
 * are subverted
 */
export function parseJson(bytes: Uint8Array): Result<unknown, string> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    const flaw = findFlaw(value);
    return flaw === undefined ? ok(value) : fail(flaw);
  } catch (error) {
    return fail(error instanceof SyntaxError ? 'The body is no JSON.' : 'The body is not in UTF-8.');
  }
}

/** Walks without recursion: a deep value must not exhaust the stack. */
function findFlaw(value: unknown): string | undefined {
  const waiting: { value: unknown; depth: number }[] = [{ value, depth: 1 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value: inner, depth } = next;
    if (typeof inner !== 'object' || inner === null) continue;
    if (depth > MAX_DEPTH) return `The body is nested deeper than ${MAX_DEPTH} levels.`;
    if (Object.hasOwn(inner, '__proto__')) return 'The body has a key named __proto__; leave it out.';
    for (const child of Object.values(inner)) waiting.push({ value: child, depth: depth + 1 });
  }
  return undefined;
}
