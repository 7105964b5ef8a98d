import { browserRun } from './browser-run.ts';
import { nodeRun } from './node-run.ts';
import type { Progress } from './progress.ts';
import type { RunResult } from './run.ts';

export type Series = {
  /** The seed of the first run; each next one has the next. */
  first: number;
  runs: number;
  /** How many of them are in Chromium, spread evenly. */
  chromium: number;
};

/** The runs of a series that are not done yet, one after the other. What is under way when it is broken off does not count. */
export async function runSeries(
  { first, runs, chromium }: Series,
  progress: Progress,
  heard: (seed: number, result: RunResult) => void,
  brokenOff?: AbortSignal,
): Promise<void> {
  for (let at = 0; at < runs; at++) {
    const seed = first + at;
    if (progress.done.includes(seed)) continue;
    const inChromium = Math.floor(((at + 1) * chromium) / runs) > Math.floor((at * chromium) / runs);
    const result = await (inChromium ? browserRun(seed) : nodeRun(seed));
    if (brokenOff?.aborted === true) return;
    progress.done.push(seed);
    if (result.complaints.length > 0) progress.failed.push(seed);
    progress.lost += result.lost;
    progress.strikes.push(...result.strikes);
    heard(seed, result);
  }
}
