import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findIdentifiers } from '../../src/domain/identifiers/find.ts';
import { IDENTIFIER_TYPES } from '../../src/domain/identifiers/identifier-type.ts';
import { WHYS } from '../../src/domain/identifiers/span.ts';
import { linesOf, tallyOf } from '../eval/tally.ts';

const read = (name: string) => linesOf(readFileSync(new URL(`../../data/eval/${name}`, import.meta.url), 'utf8'));
const FILES = ['identifiers-public.ndjson', 'more-identifiers.ndjson'];

/** Pieces of what people write, in any order. */
const piece = fc.constantFrom(
  ...[
    'Mrs Patel',
    'pt',
    'bed 3',
    'Ward 4',
    '6 June',
    '12/03/1941',
    'DOB',
    '943 476 5919',
    '07700 900123',
    'a@b.example',
  ],
  ...[
    'SMITH, John',
    'J.S.',
    'hosp no K123456',
    'one',
    'HIV',
    '14 Mill Lane',
    'SE45 1TH',
    '(',
    ')',
    ',',
    ':',
    "'s",
    '–',
    '\n',
    'é',
    '👩‍⚕️',
    '٣',
  ],
);
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 30 }).map((parts) => parts.join(' ')),
  fc.array(piece, { maxLength: 30 }).map((parts) => parts.join('')),
);

describe('what may identify a patient', () => {
  test('spans are inside of the text, in order, without overlap, and say what and why', () => {
    fc.assert(
      fc.property(text, (words) => {
        let last = 0;
        for (const { start, end, type, why } of findIdentifiers(words)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(words.length);
          expect(words.slice(start, end).trim()).toBe(words.slice(start, end));
          expect(IDENTIFIER_TYPES).toContain(type);
          expect(WHYS).toContain(why);
          last = end;
        }
      }),
      { numRuns: 500 },
    );
  });

  test('text in small letters without figures gives no numbers', () => {
    const words = fc.stringMatching(/^[a-z ,.()/-]{0,120}$/);
    fc.assert(
      fc.property(words, (small) => {
        const numbers = findIdentifiers(small).filter(({ type }) =>
          ['nhs-number', 'hospital-number', 'phone', 'date-of-birth'].includes(type),
        );
        expect(numbers).toEqual([]);
      }),
    );
  });

  test.each(FILES)('in %s: every NHS number, and nearly everything else', (name) => {
    const { overall, 'nhs-number': nhs } = tallyOf(read(name), findIdentifiers);
    expect(nhs.seen).toBe(nhs.there);
    expect(nhs.right / nhs.found).toBeGreaterThanOrEqual(0.98);
    expect(overall.seen / overall.there).toBeGreaterThanOrEqual(0.92);
    expect(overall.right / overall.found).toBeGreaterThanOrEqual(0.92);
  });

  test('each reason is given for some line', () => {
    const texts = [...FILES.flatMap(read).map((line) => line.text), 'the lady in bed 3 on Ward 9 fell'];
    const given = new Set(texts.flatMap(findIdentifiers).map(({ why }) => why));
    expect(WHYS.filter((why) => !given.has(why))).toEqual([]);
  });
});
