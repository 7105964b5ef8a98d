import { expect, test } from 'vitest';
import { readProgress } from './progress.ts';
import { runSeries } from './series.ts';

test('[I1] [I2] [I3] [I4] [I5] [I6] nothing is lost in four runs of real processes and one of Chromium', {
  timeout: 600_000,
}, async () => {
  const progress = readProgress('/nowhere', 3);
  const complaints: string[] = [];
  await runSeries({ first: 3, runs: 5, chromium: 1, jobs: 2 }, progress, (seed, result) => {
    complaints.push(...result.complaints.map((complaint) => `seed ${seed}: ${complaint} (${result.kept})`));
  });
  expect(complaints).toEqual([]);
  expect(progress.done.toSorted()).toEqual([3, 4, 5, 6, 7]);
  expect(progress.strikes.length).toBeGreaterThan(8);
  expect(progress.strikes.some(({ fault, nonEmpty }) => fault === 8 && nonEmpty)).toBe(true);
});
