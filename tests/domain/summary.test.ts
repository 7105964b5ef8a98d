import { expect, test } from 'vitest';
import { fromDescription } from '../../src/domain/project/described-project.ts';
import type { PublishedContent, PublishedProject } from '../../src/domain/project/published-project.ts';
import { summarise } from '../../src/domain/project/summarise.ts';
import { projectSummarySchema } from '../../src/domain/project/summary.ts';
import { contentWith } from './content-with.ts';
import { describedLines, matches } from './described.ts';

const published = (content: Partial<PublishedContent>): PublishedProject => ({
  id: 'p',
  version: 2,
  publishedAt: '2026-11-21T10:00:00.000Z',
  content: contentWith({ themes: ['falls'], ...content }),
});

const measureOf = (values: number[]) => ({
  id: `m${values.length}`,
  name: 'Falls',
  points: values.map((value, at) => ({ on: `2026-01-${String((at % 28) + 1).padStart(2, '0')}`, value })),
});

test('a project that says little has a short summary', () => {
  expect(summarise(published({}))).toEqual({
    id: 'p',
    version: 2,
    title: 'A project',
    themes: ['falls'],
    tags: [],
    finding: '',
    outcome: 'improved',
    stage: 'completed',
    form: 'full',
    publishedAt: '2026-11-21T10:00:00.000Z',
    hasPoints: false,
    hasLearning: false,
    cycles: 0,
    described: false,
  });
});

test('learning of any kind counts, and blank text does not', () => {
  expect(summarise(published({ didNotWork: 'Posters.' })).hasLearning).toBe(true);
  expect(summarise(published({ worked: '  ' })).hasLearning).toBe(false);
});

test('the line is that of the measure with the most points', () => {
  const { spark, hasPoints } = summarise(
    published({ measures: [measureOf([1, 2]), measureOf([3, 4, 5]), measureOf([])] }),
  );
  expect([spark, hasPoints]).toEqual([[3, 4, 5], true]);
  expect(summarise(published({ measures: [measureOf([7])] }))).not.toHaveProperty('spark');
});

test('a long line is thinned to 24 values, first and last among them', () => {
  const values = Array.from({ length: 500 }, (_, at) => at);
  const spark = summarise(published({ measures: [measureOf(values)] })).spark ?? [];
  expect(spark).toHaveLength(24);
  expect([spark[0], spark.at(-1)]).toEqual([0, 499]);
  expect(spark).toEqual([...spark].sort((a, b) => a - b));
});

test('the described projects have valid summaries of at most 700 bytes on average', () => {
  const judgements = matches();
  const summaries = describedLines().map((line, at) =>
    summarise({
      id: `abcdefghijklmnopqrs${String(at).padStart(3, '0')}`,
      version: 1,
      publishedAt: '2026-11-21T10:00:00.000Z',
      content: fromDescription(line, judgements),
    }),
  );
  for (const summary of summaries) {
    expect(projectSummarySchema.parse(summary)).toEqual(summary);
    expect(summary.described).toBe(true);
  }
  const bytes = new TextEncoder().encode(JSON.stringify(summaries)).length;
  expect(bytes / summaries.length).toBeLessThanOrEqual(700);
});
