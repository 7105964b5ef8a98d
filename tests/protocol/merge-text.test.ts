import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeText } from '../../src/protocol/merge-text.ts';

const word = fc.constantFrom('falls', 'ward', 'night', 'sensor', 'fewer', 'staff');
const paragraph = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
const text = fc.array(paragraph, { maxLength: 6 }).map((paragraphs) => paragraphs.join('\n\n'));

test('[S20] text that nobody changed stays; a change of one side is taken; the same change is one', () => {
  fc.assert(
    fc.property(text, text, (base, changed) => {
      expect(mergeText(base, base, base)).toBe(base);
      expect(mergeText(base, changed, base)).toBe(changed);
      expect(mergeText(base, base, changed)).toBe(changed);
      expect(mergeText(base, changed, changed)).toBe(changed);
    }),
  );
});

test('[S20] changes of different paragraphs are both there', () => {
  const paragraphs = fc.uniqueArray(fc.integer({ min: 100, max: 999 }), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(paragraphs, fc.nat(), fc.nat(), (numbers, one, two) => {
      const lines = numbers.map((number) => `Paragraph ${number}.`);
      const [mine, theirs] = [one % lines.length, two % lines.length];
      fc.pre(mine !== theirs);
      const change = (...places: [number, string][]) => {
        const changed = [...lines];
        for (const [place, by] of places) changed[place] = `Changed by ${by}.`;
        return changed.join('\n\n');
      };
      const merged = mergeText(change(), change([mine, 'Ann']), change([theirs, 'Ben']));
      expect(merged).toBe(change([mine, 'Ann'], [theirs, 'Ben']));
    }),
  );
});

test('[S20] words that either side added are in a merged text, and it is the same from both sides', () => {
  const withMarks = (mark: string) =>
    fc.tuple(text, fc.nat(20), fc.nat(20)).map(([base, one, two]) => {
      const insert = (into: string, at: number, what: string) => {
        const parts = into.split(' ');
        return parts.toSpliced(at % (parts.length + 1), 0, what).join(' ');
      };
      return (from: string) => insert(insert(from === '' ? base : from, one, `${mark}1`), two, `${mark}2`);
    });
  fc.assert(
    fc.property(text, withMarks('ann'), withMarks('ben'), (base, byAnn, byBen) => {
      const [ours, theirs] = [byAnn(base), byBen(base)];
      const merged = mergeText(base, ours, theirs);
      expect(mergeText(base, theirs, ours)).toBe(merged);
      if (merged === undefined || base === '') return;
      for (const mark of ['ann1', 'ann2', 'ben1', 'ben2']) expect(merged).toContain(mark);
    }),
    { numRuns: 500 },
  );
});

test('[S20] words changed in different ways are no text at all', () => {
  expect(mergeText('Half the falls.', 'A third of the falls.', 'None of the falls.')).toBeUndefined();
  expect(mergeText('', 'Written by Ann.', 'Written by Ben.')).toBeUndefined();
});

test('[S20] two changes in one paragraph, words apart', () => {
  const base = 'We put a sensor under each mattress on the ward.';
  const ours = 'We put a new sensor under each mattress on the ward.';
  const theirs = 'We put a sensor under each mattress on the whole ward.';
  expect(mergeText(base, ours, theirs)).toBe('We put a new sensor under each mattress on the whole ward.');
});
