import * as z from 'zod/mini';
import { fail, ok, type Result } from '../result.ts';

const ISO = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const FOUR_DIGITS = /^\d{4}$/;
const WEEKDAY = /^(mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(day)?[\s,]+/;
const LONG_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** An ISO 8601 year, month or day that exists: `2024`, `2024-08`, `2024-08-06`. */
export const partialDateSchema = z.string().check(
  z.refine((text) => {
    const match = ISO.exec(text);
    return match !== null && exists(Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1));
  }, 'must be a year, a month or a day that exists'),
);

export type DateProblem = 'not-a-date' | 'no-such-day' | 'month-first';

/**
 * Reads a date as people write it: `6/8/2018`, `6 Aug 18`, `Mon 6th of August 2018`, `August 6, 2018`, `August 2018`,
 * `8/2018`, `2018`, `2018-08-06`, `2018/8/6`. Day before month, as in the United Kingdom, unless the month is a word or the
 * year comes first. Years are 1900 to 2199; of two digits 2000 to 2079, else 1980 to 1999. What may be a day as well as a
 * year is never taken for one: `6/8` and `Aug 18` are no dates, `Aug '18` is.
 *
 * @returns the ISO form; `no-such-day` for 31/2; `month-first` for 8/31/2018; `not-a-date` for anything else.
 */
export function parseDate(input: string): Result<string, DateProblem> {
  const text = input.trim().toLowerCase().replaceAll('’', "'");
  if (ISO.test(text)) return checked(...isoParts(text));
  const [first, second, third, ...more] = text
    .replace(WEEKDAY, '')
    .replace(/(\d)(st|nd|rd|th)\b/g, '$1')
    .replace(/,|\bof\b/g, ' ')
    .split(/[\s/.\u2010-\u2015-]+/)
    .filter((part) => part !== '');
  if (first === undefined || second === undefined || more.length > 0) return fail('not-a-date');
  if (third === undefined) return twoParts(first, second);
  return threeParts(first, second, third);
}

/** `2018-08-06` → `6 August 2018`, `2018-08` → `August 2018`, `2018` → `2018`; what is no ISO date as it is. */
export function formatDate(iso: string): string {
  const [, year, month, day] = ISO.exec(iso) ?? [];
  const name = month === undefined ? undefined : LONG_MONTHS[Number(month) - 1];
  if (name === undefined) return iso;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

function twoParts(first: string, second: string): Result<string, DateProblem> {
  if (FOUR_DIGITS.test(first)) return monthly(Number(first), monthOf(second));
  const year = yearOf(second);
  const clear = FOUR_DIGITS.test(second) || (isWord(first) && (second.startsWith("'") || Number(second) > 31));
  return clear ? monthly(year, monthOf(first)) : fail('not-a-date');
}

function threeParts(first: string, second: string, third: string): Result<string, DateProblem> {
  if (FOUR_DIGITS.test(first)) return daily(Number(first), monthOf(second), dayOf(third));
  if (isWord(first)) return daily(yearOf(third), monthOf(first), dayOf(second));
  const [day, month] = [dayOf(first), monthOf(second)];
  if (day !== undefined && day <= 12 && month !== undefined && month > 12 && month <= 31) return fail('month-first');
  return daily(yearOf(third), month, day);
}

function isoParts(text: string): [number, number | undefined, number | undefined] {
  const [year, month, day] = text.split('-').map(Number);
  return [year ?? 0, month, day];
}

const monthly = (year?: number, month?: number): Result<string, DateProblem> =>
  year === undefined || month === undefined ? fail('not-a-date') : checked(year, month);

const daily = (year?: number, month?: number, day?: number): Result<string, DateProblem> =>
  year === undefined || month === undefined || day === undefined ? fail('not-a-date') : checked(year, month, day);

function checked(year: number, month?: number, day?: number): Result<string, DateProblem> {
  if (!exists(year, 1, 1)) return fail('not-a-date');
  if (!exists(year, month ?? 1, day ?? 1)) return fail('no-such-day');
  return ok([pad(year, 4), ...[month, day].filter((part) => part !== undefined).map((part) => pad(part, 2))].join('-'));
}

function exists(year: number, month: number, day: number): boolean {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

const isWord = (text: string): boolean => /^[a-z]/.test(text);

const dayOf = (text: string): number | undefined => (/^\d{1,2}$/.test(text) ? Number(text) : undefined);

/** 1 to 12 for the name of a month or its first letters; the number itself, whatever it is, for one or two digits. */
function monthOf(text: string): number | undefined {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  if (text === 'sept') return 9;
  const at = LONG_MONTHS.findIndex((month) => text.length >= 3 && month.toLowerCase().startsWith(text));
  return at < 0 ? undefined : at + 1;
}

function yearOf(text: string): number | undefined {
  if (FOUR_DIGITS.test(text)) return Number(text);
  if (!/^'?\d{2}$/.test(text)) return undefined;
  const short = Number(text.replace("'", ''));
  return short < 80 ? 2000 + short : 1900 + short;
}

const pad = (value: number, width: number) => String(value).padStart(width, '0');
