import { expect, test } from 'vitest';
import { changedParts } from '../../src/domain/publication/changed-parts.ts';
import { contentWith } from './content-with.ts';

const measure = { id: 'm1', name: 'Falls', points: [{ on: '2026-01-01', value: 5 }] };

test('the same content has no changed parts', () => {
  const content = contentWith({ summary: 'Loud nights', cycles: [{ id: 'c1', changeIdea: 'Softer bins' }] });
  expect(changedParts(content, structuredClone(content))).toEqual([]);
});

test('what was changed, what came and what went is named as the screens name it', () => {
  const before = contentWith({
    ...{ summary: 'Loud nights', stage: 'testing', measures: [measure], worked: 'Bins' },
    cycles: [{ id: 'c1', changeIdea: 'Softer bins' }],
  });
  const after = contentWith({
    ...{ summary: 'Quiet nights', stage: 'completed' },
    measures: [{ ...measure, points: [...measure.points, { on: '2026-02-01', value: 3, note: 'one ward' }] }],
    cycles: [
      { id: 'c1', changeIdea: 'Softer bins' },
      { id: 'c2', changeIdea: 'Lights down' },
    ],
  });
  const parts = changedParts(before, after).map(({ label, before: was, after: is }) => [label, was, is]);
  expect(parts).toEqual([
    ['Stage', 'Testing', 'Completed'],
    ['Summary', 'Loud nights', 'Quiet nights'],
    ['Cycle 2: What will you try?', '', 'Lights down'],
    ['Measure “Falls”: readings', '2026-01-01: 5', '2026-01-01: 5\n2026-02-01: 3 (one ward)'],
    ['What worked', 'Bins', ''],
  ]);
});
