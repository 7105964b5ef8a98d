import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanLine, cleanText } from '../../src/domain/text/clean.ts';
import { endsBeforeStart } from '../../src/domain/text/date-order.ts';
import { formatNumber, parseNumber } from '../../src/domain/text/number.ts';
import { formatDate, parseDate, partialDateSchema } from '../../src/domain/text/partial-date.ts';

const isDate = (text: string) => partialDateSchema.safeParse(text).success;
const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
const iso = day.chain((date) => fc.constantFrom(...[10, 7, 4].map((length) => date.toISOString().slice(0, length))));

describe('a date', () => {
  test.each([
    ['2018-08-06', '2018-08-06'],
    ['2018-08', '2018-08'],
    ['2018', '2018'],
    [' 6/8/2018 ', '2018-08-06'],
    ['06.08.2018', '2018-08-06'],
    ['6-8-18', '2018-08-06'],
    ['6 Aug 18', '2018-08-06'],
    ['6th August, 2018', '2018-08-06'],
    ['Mon 6th of August 2018', '2018-08-06'],
    ['August 6, 2018', '2018-08-06'],
    ['2018/8/6', '2018-08-06'],
    ['2018-8-6', '2018-08-06'],
    ['6 – 8 – 2018', '2018-08-06'],
    ['August 2018', '2018-08'],
    ['Sept. 2018', '2018-09'],
    ["Aug '18", '2018-08'],
    ['Aug ’18', '2018-08'],
    ['8/2018', '2018-08'],
    ['2018/8', '2018-08'],
    ['29/2/2020', '2020-02-29'],
    ['1/1/79', '2079-01-01'],
    ['1/1/80', '1980-01-01'],
  ])('%s is %s', (input, value) => {
    expect(parseDate(input)).toEqual({ ok: true, value });
  });

  test.each([
    ['31/2/2018', 'no-such-day'],
    ['29/2/2019', 'no-such-day'],
    ['2018-13', 'no-such-day'],
    ['0/8/2018', 'no-such-day'],
    ['13/2018', 'no-such-day'],
    ['8/31/2018', 'month-first'],
    ['', 'not-a-date'],
    ['soon', 'not-a-date'],
    ['week 12', 'not-a-date'],
    ['cycle 2019', 'not-a-date'],
    ['6/8', 'not-a-date'],
    ['06/08', 'not-a-date'],
    ['Aug 18', 'not-a-date'],
    ['6 Aug', 'not-a-date'],
    ['foo 8 2018', 'not-a-date'],
    ['6 foo 2018', 'not-a-date'],
    ['1850', 'not-a-date'],
    ['6/8/1850', 'not-a-date'],
    ['6 Mayor 2018', 'not-a-date'],
    ['6 8 2018 12', 'not-a-date'],
  ])('%s is refused: %s', (input, error) => {
    expect(parseDate(input)).toEqual({ ok: false, error });
  });

  test('whatever is read is a date that exists', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d/ .a-z-]{0,12}$/)), (input) => {
        const read = parseDate(input);
        if (read.ok) expect(isDate(read.value)).toBe(true);
      }),
    );
  });

  test('what is shown is read as the same date', () => {
    fc.assert(
      fc.property(iso, (date) => {
        expect(parseDate(formatDate(date))).toEqual({ ok: true, value: date });
      }),
    );
  });

  test('every day is read as the calendar has it', () => {
    fc.assert(
      fc.property(day, (date) => {
        const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
        const value = date.toISOString().slice(0, 10);
        expect(parseDate(`${dayOfMonth}/${month}/${year}`)).toEqual({ ok: true, value });
        expect(isDate(value)).toBe(true);
      }),
    );
  });

  test.each([
    ['2018-08-06', '6 August 2018'],
    ['2018-08', 'August 2018'],
    ['2018', '2018'],
    ['week 2', 'week 2'],
    ['after PDSA 1', 'after PDSA 1'],
    ['2011-11 to 2013-03', '2011-11 to 2013-03'],
  ])('%s is shown as %s', (date, shown) => {
    expect(formatDate(date)).toBe(shown);
  });

  test.each(['2018-02-30', '2018-00', '18', '2018-8', '2018-08-06T00:00', ' 2018'])('%j is no ISO date', (text) => {
    expect(isDate(text)).toBe(false);
  });
});

describe('a number', () => {
  test.each([
    ['1,234', 1234],
    ['1,234,567.8', 1234567.8],
    ['1 234.5', 1234.5],
    ['1\u00a0234', 1234],
    ['1\u202f234', 1234],
    ['-3', -3],
    ['−3', -3],
    ['– 3', -3],
    ['+5', 5],
    ['12%', 12],
    ['12 %', 12],
    ['.5', 0.5],
    ['5.', 5],
    [' 007 ', 7],
  ])('%s is %d', (input, value) => {
    expect(parseNumber(input)).toEqual({ ok: true, value });
  });

  test.each([
    ['12,5', 'comma-unclear'],
    ['1,23,456', 'comma-unclear'],
    ['1.234,5', 'comma-unclear'],
    [',5', 'comma-unclear'],
    ['12 5', 'not-a-number'],
    ['1 2 3', 'not-a-number'],
    ['', 'not-a-number'],
    ['%', 'not-a-number'],
    ['-', 'not-a-number'],
    ['--3', 'not-a-number'],
    ['+-3', 'not-a-number'],
    ['1e5', 'not-a-number'],
    ['ten', 'not-a-number'],
    ['well, no', 'not-a-number'],
    ['1.2.3', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['9'.repeat(400), 'not-a-number'],
  ])('%s is refused: %s', (input, error) => {
    expect(parseNumber(input)).toEqual({ ok: false, error });
  });

  test('minus nought is nought', () => {
    const read = parseNumber('-0');
    expect(read.ok && Object.is(read.value, 0)).toBe(true);
    expect(formatNumber(-0)).toBe('0');
  });

  test('what is shown is read as the same number', () => {
    const sixDecimals = fc.integer({ min: -1e12, max: 1e12 }).map((millionths) => millionths / 1e6);
    fc.assert(
      fc.property(sixDecimals, (value) => {
        expect(parseNumber(formatNumber(value))).toEqual({ ok: true, value: value === 0 ? 0 : value });
      }),
    );
  });

  test('is shown with thousands and no more decimals than it has', () => {
    expect([1234.5, 0.1 + 0.2, 1e6, -12.25].map(formatNumber)).toEqual(['1,234.5', '0.3', '1,000,000', '-12.25']);
  });
});

describe('pasted text', () => {
  const anything = fc.string({ unit: 'binary' });

  test('is well formed and without unseen characters', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const clean = cleanText(text);
        expect(clean.isWellFormed()).toBe(true);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must be gone
        expect(clean).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff\u2028\u2029]/);
      }),
    );
  });

  test('is the same when cleaned again', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
        expect(cleanLine(cleanLine(text))).toBe(cleanLine(text));
        expect(cleanLine(text)).not.toContain('\n');
      }),
    );
  });

  test('keeps all that people see', () => {
    const seen = 'Pain ↓ 20 % – “good”\tNaïve café\u00a0£5 👩🏽‍⚕️\n\nשלום';
    expect(cleanText(seen)).toBe(seen);
  });

  test.each([
    ['one\r\ntwo\rthree\u000bfour\u000cfive\u2028six', 'one\ntwo\nthree\nfour\nfive\nsix'],
    ['a\u0000b\u0007c\ufeff', 'abc'],
    ['half \ud83d pair', 'half \ufffd pair'],
  ])('%j becomes %j', (pasted, clean) => {
    expect(cleanText(pasted)).toBe(clean);
  });

  test('on one line has spaces for breaks', () => {
    expect(cleanLine('Falls\n\non ward\r\n5')).toBe('Falls on ward 5');
  });
});

describe('an end before its start', () => {
  test.each([
    ['2018-08-06', '2010-01-02', true],
    ['2024-08', '2024', false],
    ['2024', '2024-08-06', false],
    ['2024-08-06', '2024-08-06', false],
    ['2024-08-06', '2024-07', true],
    ['', '2010', false],
    [undefined, '2010', false],
  ])('%s to %s: %s', (started, ended, expected) => {
    expect(endsBeforeStart(started, ended)).toBe(expected);
  });
});
