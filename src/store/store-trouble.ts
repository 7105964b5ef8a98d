/** Why the store did not do what it was asked: its handle is dead, it is full, or what was asked was wrong. */
export type StoreTrouble = 'lost' | 'full';

/**
 * What browsers call a connection to IndexedDB that is gone. Safari kills them in the background, Chromium when a disk fails or site
 * data are cleared (S10).
 */
const LOST: readonly string[] = [
  'InvalidStateError',
  'UnknownError',
  'DatabaseClosedError',
  'OpenFailedError',
  'TransactionInactiveError',
  'TimeoutError',
  'AbortError',
];

/** Undefined for a fault of this app: to try the same again would not help. */
export function troubleOf(error: unknown): StoreTrouble | undefined {
  const names = namesIn(error);
  if (names.includes('QuotaExceededError')) return 'full';
  return names.some((name) => LOST.includes(name)) ? 'lost' : undefined;
}

const DEEPEST = 5;

/** An error often stands inside another: a full disk shows as a transaction that was given up, or as a failed row of many. */
function namesIn(error: unknown, depth = 0): string[] {
  if (typeof error !== 'object' || error === null || depth > DEEPEST) return [];
  const name = 'name' in error && typeof error.name === 'string' ? [error.name] : [];
  const inner = 'inner' in error ? namesIn(error.inner, depth + 1) : [];
  const failures = 'failures' in error && Array.isArray(error.failures) ? error.failures : [];
  return [...name, ...inner, ...failures.flatMap((failure) => namesIn(failure, depth + 1))];
}
