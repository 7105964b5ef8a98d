import { dateAt, monthOfYearAt } from './dates.ts';
import { tokensOf } from './tokens.ts';

/** The year of the birth date that begins here; undefined where it says none. */
export function yearAt(text: string, start: number): number | undefined {
  const tokens = tokensOf(text.slice(Math.max(0, start - 10), start + 40));
  const at = tokens.findIndex((token) => token.start === Math.min(start, 10));
  if (at < 0) return undefined;
  return dateAt(tokens, at)?.year ?? monthOfYearAt(tokens, at)?.year;
}

/** An age that many share: `in their 70s`. */
export function ageWords(year: number, today: string): string | undefined {
  const age = Number(today.slice(0, 4)) - year;
  if (!(age >= 0 && age < 130)) return undefined;
  if (age >= 90) return 'aged 90 or over';
  if (age >= 20) return `in their ${Math.floor(age / 10) * 10}s`;
  return age >= 10 ? 'a teenager' : 'a young child';
}
