import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findNhsNumbers, isNhsNumber } from '../../src/domain/identifiers/nhs-number.ts';

/**
 * Modulus 11 from the rule's other side: a number is right when the digits, weighted 10 down to 1, add up to a multiple of
 * eleven. Nothing is taken from the code under test.
 */
const isRight = (digits: string): boolean =>
  [...digits].reduce((sum, digit, at) => sum + Number(digit) * (10 - at), 0) % 11 === 0;

/** Ten digits with a right check digit, other than ten noughts. */
const valid = fc
  .integer({ min: 1, max: 999_999_999 })
  .map((nine) => String(nine).padStart(9, '0'))
  .map((nine) => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((check) => `${nine}${check}`).find(isRight))
  .filter((digits) => digits !== undefined);

const separator = fc.constantFrom(
  '',
  ' ',
  '  ',
  '\u00a0',
  '\u202f',
  '\u200b',
  '\u2060',
  '\u00ad',
  '-',
  '‐',
  '–',
  ' - ',
  '.',
  '\n',
);

/** A number broken into groups as people break it, and not. */
const spaced = fc
  .tuple(valid, fc.array(separator, { minLength: 9, maxLength: 9 }))
  .map(([digits, between]) => [...digits].map((digit, at) => digit + (between[at] ?? '')).join(''));

/** Text without a digit that could join a number, or a bracket, which makes a title of a book of a capital before it. */
const prose = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replace(/[\p{N}(]/gu, ''));

describe('the check digit', () => {
  test('agrees with the rule told the other way round', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{10}$/), (digits) => {
        fc.pre(digits !== '0000000000');
        expect(isNhsNumber(digits)).toBe(isRight(digits));
      }),
    );
  });

  test.each(['9434765919', '9990000018', '4010232137'])('%s is right', (digits) => {
    expect(isRight(digits)).toBe(true);
    expect(isNhsNumber(digits)).toBe(true);
  });

  test.each(['0000000000', '943476591', '94347659190', '943476591X', ''])('%s is none', (digits) => {
    expect(isNhsNumber(digits)).toBe(false);
  });

  test('one wrong digit is never right', () => {
    fc.assert(
      fc.property(valid, fc.nat(9), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
        const wrong = [...digits].map((digit, place) => (place === at ? (Number(digit) + by) % 10 : digit)).join('');
        expect(isNhsNumber(wrong)).toBe(false);
      }),
    );
  });

  test('two neighbours changed over are never right', () => {
    fc.assert(
      fc.property(valid, fc.nat(8), (digits, at) => {
        fc.pre(digits[at] !== digits[at + 1]);
        const swapped = digits.slice(0, at) + digits[at + 1] + digits[at] + digits.slice(at + 2);
        expect(isNhsNumber(swapped)).toBe(false);
      }),
    );
  });
});

describe('in a text', () => {
  test('a number is found in any spacing, from its first to its last digit', () => {
    fc.assert(
      fc.property(spaced, prose, prose, (number, before, after) => {
        const text = `${before}a ${number.trimEnd()} b${after}`;
        const start = before.length + 2;
        const spans = findNhsNumbers(text);
        const digits = text.slice(start).search(/\d/) + start;
        const last = start + number.search(/\d\D*$/) + 1;
        expect(spans).toEqual([{ start: digits, end: last, type: 'nhs-number' }]);
      }),
    );
  });

  test('full-width and Arabic digits are digits', () => {
    fc.assert(
      fc.property(spaced, fc.constantFrom(0xff10, 0x0660, 0x06f0), (number, nought) => {
        const text = number.replace(/\d/g, (digit) => String.fromCharCode(nought + Number(digit)));
        expect(findNhsNumbers(text)).toHaveLength(1);
      }),
    );
  });

  test('a number in one piece is found beside other figures', () => {
    const figures = fc.array(fc.stringMatching(/^\d{1,6}$/), { maxLength: 4 });
    fc.assert(
      fc.property(figures, valid, figures, (before, number, after) => {
        const text = [...before, number, ...after].join(' ');
        const start = before.join(' ').length + (before.length > 0 ? 1 : 0);
        const spans = findNhsNumbers(text);
        expect(spans.some((span) => span.start <= start && start + 10 <= span.end)).toBe(true);
        for (const { start, end } of spans) expect(text.slice(start, end)).toMatch(/^\d.*\d$/);
      }),
    );
  });

  test('a flipped check digit is not found', () => {
    fc.assert(
      fc.property(valid, fc.integer({ min: 1, max: 9 }), (digits, by) => {
        const wrong = digits.slice(0, 9) + ((Number(digits[9]) + by) % 10);
        expect(findNhsNumbers(`NHS no. ${wrong}.`)).toEqual([]);
        expect(findNhsNumbers(`${wrong.slice(0, 3)} ${wrong.slice(3, 6)} ${wrong.slice(6)}`)).toEqual([]);
      }),
    );
  });

  test('ten digits inside a longer piece are not a number', () => {
    fc.assert(
      fc.property(valid, fc.stringMatching(/^\d{1,5}$/), (digits, more) => {
        expect(findNhsNumbers(digits + more)).toEqual([]);
        expect(findNhsNumbers(more + digits)).toEqual([]);
      }),
    );
  });

  test('spans come in order and do not meet', () => {
    fc.assert(
      fc.property(fc.array(spaced, { maxLength: 5 }), fc.constantFrom(' ', ', ', ' and ', '\n'), (numbers, between) => {
        const spans = findNhsNumbers(numbers.join(between));
        spans.forEach((span, at) => {
          expect(span.start).toBeLessThan(span.end);
          expect(span.start).toBeGreaterThanOrEqual(spans[at - 1]?.end ?? 0);
        });
      }),
    );
  });

  test('two numbers are two', () => {
    const text = 'Moved 943 476 5919 and then 999 000 0018';
    expect(findNhsNumbers(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      '943 476 5919',
      '999 000 0018',
    ]);
  });

  test.each([
    ['Good: ISBN 0-309-07280-8, chapter 3'],
    ['ISBN-10: 0470192410'],
    ['https://doi.org/10.1101/2024.07.16.24310419'],
    ['dummy record 000 000 0000'],
    ['bed days 2019 2020 2021'],
    [''],
  ])('%s is no hit', (text) => {
    expect(findNhsNumbers(text)).toEqual([]);
  });
});
