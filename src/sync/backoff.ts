const FIRST_MS = 1_000;
const LONGEST_MS = 300_000;

/**
 * How long to wait after `failures` tries in a row that brought nothing: full jitter between 0 and a bound that doubles from one
 * second to five minutes (S8), and never less than the server asked for.
 *
 * @param chance a random number from 0 up to 1
 * @returns milliseconds
 */
export function backoffMs(failures: number, chance: number, retryAfterSeconds = 0): number {
  const bound = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
  return Math.max(retryAfterSeconds * 1_000, Math.round(bound * chance));
}
