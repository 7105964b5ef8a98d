import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findIdentifiers } from '../../src/domain/identifiers/find.ts';
import { mendOf } from '../../src/domain/identifiers/mend.ts';
import { mended } from '../../src/domain/identifiers/mended.ts';
import { linesOf } from '../eval/tally.ts';

const TODAY = '2026-11-30';

/** The text after the offer for the first thing that is found. */
function mendFirst(text: string): string {
  const [first] = findIdentifiers(text);
  return first === undefined ? text : mended(text, mendOf(text, first, TODAY));
}

describe('a mend', () => {
  test.each([
    ['Mrs Patel fell twice', 'The patient fell twice'],
    ['Spoke to Ms Begum’s daughter', 'Spoke to the patient’s daughter'],
    ['pt Sheila Grant refused', 'pt refused'],
    ["pt's wife Carol brought his own meds", "pt's wife brought his own meds"],
    ['what baby Noah’s family did', 'what baby’s family did'],
    ['she is female, DOB 12/03/1951, seen 10:05', 'she is female, in their 70s, seen 10:05'],
    ['born 23rd September 1933, lives alone', 'aged 90 or over, lives alone'],
    ['the boy was born on 6 June 2013', 'the boy was a teenager'],
    ['The chart (NHS no 943 476 5919) was lost', 'The chart was lost'],
    ['Time to ECG 22 min in 943 476 5919, all others under 10', 'Time to ECG 22 min in a patient, all others under 10'],
    ['MRN K583920 declined the leaflet', 'The patient declined the leaflet'],
    ['bed 22, Ward 10, Thurs 5/9 pt found on floor', 'on Ward 10 pt found on floor'],
    ['He died in ICU bed 5, 06/06/2024 at 04:10', 'He died on ICU'],
    ['1 patient on ward 7 with HIV was missed', 'fewer than 6 patients on ward 7 with HIV was missed'],
    ['one of our 3 Polish patients on dialysis died', 'fewer than 6 Polish patients on dialysis died'],
    ['Letter went to 14 Larkfield Close, Thornbeck, LS43 2QD but he moved', 'Letter went to home but he moved'],
    ['lives Flat 3, 27 Mere Road, no lift', 'lives at home, no lift'],
    ['call daughter on 07700 900456 before discharge', 'call daughter before discharge'],
    ['leaflet sent to j_ferris@example.com today', 'leaflet sent to somebody today'],
  ])('%s → %s', (text, better) => {
    expect(mendFirst(text)).toBe(better);
  });

  const FILES = ['identifiers-public.ndjson', 'more-identifiers.ndjson'];
  const texts = FILES.flatMap((name) =>
    linesOf(readFileSync(new URL(`../../data/eval/${name}`, import.meta.url), 'utf8')).map(({ text }) => text),
  );

  test('leaves nothing where it stood, and one after the other nothing at all', { timeout: 60_000 }, () => {
    for (const text of texts) {
      let rest = text;
      for (let found = findIdentifiers(rest); found.length > 0; found = findIdentifiers(rest)) {
        const [first] = found;
        if (first === undefined) break;
        rest = mended(rest, mendOf(rest, first, TODAY));
        expect(findIdentifiers(rest).length, text).toBeLessThan(found.length);
      }
    }
  });

  test('of any of these beside any other leaves fewer than there were', { timeout: 60_000 }, () => {
    const line = fc.constantFrom(...texts);
    fc.assert(
      fc.property(line, line, (one, other) => {
        const text = `${one}. ${other}`;
        expect(findIdentifiers(mendFirst(text)).length).toBeLessThanOrEqual(
          Math.max(0, findIdentifiers(text).length - 1),
        );
      }),
      { numRuns: 300 },
    );
  });
});
