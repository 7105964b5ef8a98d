import type { RandomBytes } from '../id.ts';

/** Crockford's base 32: no I, L, O or U. Whoever reads a 0 as an O, or a 1 as an I or an L, is understood. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;
const READ_AS: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/** Eight letters and digits, 40 bits: for one device, for ten minutes. */
export const newLinkCode = (random: RandomBytes): string =>
  Array.from(random(LENGTH), (byte) => LETTERS[byte % LETTERS.length]).join('');

/** `7KQ2M9XD` → `7KQ2-M9XD`. */
export const shownLinkCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** @returns the code that somebody typed, however they wrote it; undefined where it cannot be one */
export function readLinkCode(typed: string): string | undefined {
  const letters = [...typed.toUpperCase().replace(/[\s.–—-]/g, '')].map((letter) => READ_AS[letter] ?? letter);
  const good = letters.length === LENGTH && letters.every((letter) => LETTERS.includes(letter));
  return good ? letters.join('') : undefined;
}
