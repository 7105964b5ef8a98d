import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findIdentifiers } from '../../src/domain/identifiers/find.ts';
import { maskedContext } from '../../src/domain/identifiers/masked.ts';
import { linesOf } from '../eval/tally.ts';

test('[S31] the words around a number have a dot for each figure', () => {
  const text = 'Order 943 476 5919 for ward 7 was late';
  const [first] = findIdentifiers(text);
  expect(first && maskedContext(text, first)).toBe('Order ··· ··· ···· for ward · was late');
});

test('[S31] nothing is found in them, whatever stood there', { timeout: 60_000 }, () => {
  const file = new URL('../../data/eval/identifiers-public.ndjson', import.meta.url);
  const lines = linesOf(readFileSync(file, 'utf8'));
  for (const [at, { text }] of lines.entries()) {
    const other = lines[(at * 7) % lines.length]?.text ?? '';
    const both = `${other} 943 476 5919 ${text}`;
    const span = { start: other.length + 1, end: other.length + 13, type: 'nhs-number' } as const;
    const masked = maskedContext(both, span);
    expect(findIdentifiers(masked), masked).toEqual([]);
    expect(masked).not.toMatch(/\d/);
  }
});
