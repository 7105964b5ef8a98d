/** Wrong PINs in a row, and when the last of them was tried, in milliseconds since 1970. */
export type Tries = { wrong: number; at: number };

const FREE = 2;
const LONGEST_MS = 15 * 60_000;

/** How long must be waited after so many wrong PINs: none for the first two, then 5 s, doubled each time, 15 minutes at most. */
export const waitAfter = (wrong: number): number =>
  wrong <= FREE ? 0 : Math.min(LONGEST_MS, 5_000 * 2 ** (wrong - FREE - 1));

/**
 * How long nobody may try, in milliseconds. A clock that was set back makes it no longer than it is; one that is set on ends it, which
 * whoever may set the clock of the computer can do anyway.
 */
export function waitMs(tries: Tries | undefined, now: number): number {
  if (tries === undefined) return 0;
  const wait = waitAfter(tries.wrong);
  return Math.max(0, Math.min(wait, tries.at + wait - now));
}
