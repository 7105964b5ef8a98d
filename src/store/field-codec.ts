import { cleanLine, cleanText } from '../domain/text/clean.ts';
import { formatNumber, parseNumber } from '../domain/text/number.ts';
import { formatDate, parseDate } from '../domain/text/partial-date.ts';

/**
 * Between what a person types and what a field holds. What does not fit is passed on as it was typed, with the cure: it is saved on
 * this device and held, so nothing typed is lost.
 */
export type FieldCodec = {
  write(value: unknown): string;
  read(text: string): { payload: unknown; problem?: string };
};

const writeText = (value: unknown) => (typeof value === 'string' ? value : '');

export const proseCodec: FieldCodec = {
  write: writeText,
  read: (text) => {
    const payload = cleanText(text);
    return payload.length > 20_000 ? { payload, problem: 'Shorten this to 20,000 characters' } : { payload };
  },
};

export const lineCodec = (max = 200): FieldCodec => ({
  write: writeText,
  read: (text) => {
    const payload = cleanLine(text);
    return payload.length > max ? { payload, problem: `Shorten this to ${max} characters` } : { payload };
  },
});

const DATE_CURES = {
  'not-a-date': 'Enter a date, like 6 August 2018, August 2018 or 2018',
  'no-such-day': 'There is no such day. Check the day and the month',
  'month-first': 'Enter the day before the month, like 31 August 2018',
} as const;

export const dateCodec: FieldCodec = {
  write: (value) => (typeof value === 'string' ? formatDate(value) : ''),
  read: (text) => {
    if (text.trim() === '') return { payload: '' };
    const date = parseDate(text);
    return date.ok ? { payload: date.value } : { payload: text, problem: DATE_CURES[date.error] };
  },
};

const NUMBER_CURES = {
  'not-a-number': 'Enter a number, like 12 or 3.5',
  'comma-unclear': 'Use a point for decimals, like 3.5, and commas for thousands only, like 1,200',
} as const;

export const numberCodec: FieldCodec = {
  write: (value) => (typeof value === 'number' ? formatNumber(value) : ''),
  read: (text) => {
    if (text.trim() === '') return { payload: null };
    const number = parseNumber(text);
    return number.ok ? { payload: number.value } : { payload: text, problem: NUMBER_CURES[number.error] };
  },
};
