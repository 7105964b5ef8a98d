import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesBetween, onlyIn } from '../../src/protocol/differences.ts';

const words = fc
  .array(fc.constantFrom('light', 'noise', 'at', 'night', '10pm', '\n\n', 'ward'), { maxLength: 30 })
  .map((all) => all.join(' '));
const marked = (text: string, others: string[]) =>
  onlyIn(text, others)
    .filter(({ is }) => is === 'new')
    .map((piece) => piece.text.trim());

describe('what only one text has', () => {
  it('[S20] is marked word by word', () => {
    expect(marked('Lights down at 10pm on the ward', ['Lights down at 9pm on the ward'])).toEqual(['10pm']);
    expect(marked('Lights down at 10pm', ['Doors shut'])).toEqual(['Lights down at 10pm']);
    expect(marked('the same', ['the same'])).toEqual([]);
    expect(marked('', ['text'])).toEqual([]);
  });

  it('[S20] among several is what none of the others has', () => {
    expect(marked('by half in May', ['by half in June', 'by a third in May'])).toEqual([]);
    expect(marked('by half in May', ['by half in June', 'by a third in June'])).toEqual(['May']);
  });

  it('[S20] never loses or changes a letter of the text', () => {
    fc.assert(
      fc.property(words, fc.array(words, { maxLength: 3 }), (text, others) => {
        const pieces = onlyIn(text, others);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      }),
    );
  });

  it('[S20] of very long texts is marked as a whole rather than kept waiting for', () => {
    const [one, other] = ['a b '.repeat(5_000), 'b a '.repeat(5_000)];
    const began = performance.now();
    expect(onlyIn(one, [other]).some(({ is }) => is === 'new')).toBe(true);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});

describe('what became of a text', () => {
  it('[S22] shows what came and what went in its place', () => {
    expect(changesBetween('by half in May', 'by a third in May')).toEqual([
      { text: 'by', is: 'same' },
      { text: ' half', is: 'gone' },
      { text: ' a third', is: 'new' },
      { text: ' in May', is: 'same' },
    ]);
  });

  it('[S22] gives the new text without what is gone, and the words of the old without what is new', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const pieces = changesBetween(before, after);
        const without = (is: string) =>
          pieces
            .filter((piece) => piece.is !== is)
            .map((piece) => piece.text)
            .join('');
        expect(without('gone')).toBe(after);
        expect(without('new').replace(/\s/g, '')).toBe(before.replace(/\s/g, ''));
      }),
    );
  });
});
