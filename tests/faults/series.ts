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
  /** How many runs go on side by side. */
  jobs: number;
};

/** The runs of a series that are not done yet. What is under way when it is broken off does not count. */
export async function runSeries(
  { first, runs, chromium, jobs }: Series,
  progress: Progress,
  heard: (seed: number, result: RunResult) => void,
  brokenOff?: AbortSignal,
): Promise<void> {
  const left = Array.from({ length: runs }, (_, at) => at).filter((at) => !progress.done.includes(first + at));
  const isInChromium = (at: number) => Math.floor(((at + 1) * chromium) / runs) > Math.floor((at * chromium) / runs);

  async function work(): Promise<void> {
    for (let at = left.shift(); at !== undefined; at = left.shift()) {
      const seed = first + at;
      const result = await (isInChromium(at) ? browserRun(seed) : nodeRun(seed));
      if (brokenOff?.aborted === true) return;
      note(seed, result);
    }
  }

  function note(seed: number, result: RunResult): void {
    progress.done.push(seed);
    if (result.complaints.length > 0) progress.failed.push(seed);
    progress.lost += result.lost;
    progress.strikes.push(...result.strikes);
    heard(seed, result);
  }

  await Promise.all(Array.from({ length: jobs }, work));
}
