import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeBudget, mergeText } from '../../src/protocol/merge-text.ts';

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

describe('what merging may cost', () => {
  const changed = (words: readonly string[], by: string, ...places: number[]) =>
    words.map((each, at) => (places.includes(at) ? by : each)).join(' ');
  const numbered = (count: number) => Array.from({ length: count }, (_, at) => `word${at}`);

  test('[S20] two changes apart in one paragraph of 20,000 characters are merged, and nothing is compared for it', () => {
    const words = numbered(2200);
    const budget = mergeBudget(0);
    const merged = mergeText(words.join(' '), changed(words, 'Ann', 3), changed(words, 'Ben', 2190), budget);
    expect(merged === words.with(3, 'Ann').with(2190, 'Ben').join(' ')).toBe(true);
    expect(budget.left).toBe(0);
  });

  test('[S20] changes among each other in a long paragraph are merged within the budget', () => {
    const words = numbered(1250);
    const budget = mergeBudget();
    const before = budget.left;
    const merged = mergeText(words.join(' '), changed(words, 'Ann', 10, 600), changed(words, 'Ben', 300, 900), budget);
    expect(merged).toBe(words.with(10, 'Ann').with(600, 'Ann').with(300, 'Ben').with(900, 'Ben').join(' '));
    expect(before - budget.left).toBeLessThan(10_000_000);
  });

  test.each([
    ['one word again and again', Array(2000).fill('a'), ' '],
    ['two words in turn', Array.from({ length: 2000 }, (_, at) => (at % 2 === 0 ? 'a' : 'b')), ' '],
    ['one line again and again', Array(3000).fill('a'), '\n\n'],
    ['two lines in turn', Array.from({ length: 3000 }, (_, at) => `line ${at % 2}`), '\n'],
  ])('[S20] %s: nothing is compared, and both texts stand', (_, parts: string[], between) => {
    const text = (by: string, ...places: number[]) =>
      parts.map((each, at) => (places.includes(at) ? by : each)).join(between);
    const budget = mergeBudget();
    const before = budget.left;
    expect(mergeText(text(''), text('X', 100, 900), text('Y', 500, 1500), budget)).toBeUndefined();
    expect(before - budget.left).toBeLessThan(10_000);
  });

  test('[S20] what one push may spend on merging is limited as a whole', () => {
    const words = numbered(1250);
    const budget = mergeBudget(5_000_000);
    const merge = () =>
      mergeText(words.join(' '), changed(words, 'Ann', 10, 600), changed(words, 'Ben', 300, 900), budget);
    const merged = Array.from({ length: 9 }, merge);
    expect(merged[0]).toBeDefined();
    expect(merged.at(-1)).toBeUndefined();
    expect(budget.left).toBeGreaterThanOrEqual(0);
  });
});
