import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readProgress, writeProgress } from './progress.ts';
import { endAll, type RunResult } from './run.ts';
import { runSeries } from './series.ts';
import { faultTable, neverStruck } from './table.ts';

// `npm run faults -- --seed N --runs K [--chromium C] [--resume FILE]`: the adversary, with real processes. Broken off, it goes on
// where it was when it is started with the same seed again.
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '300' },
    chromium: { type: 'string' },
    resume: { type: 'string' },
  },
});
const first = Number(values.seed);
const runs = Number(values.runs);
const chromium = Number(values.chromium ?? Math.floor(runs / 10));
const file = values.resume ?? join(tmpdir(), `dandelion-faults-${first}.json`);
const progress = readProgress(file, first);
const say = (text: string) => process.stdout.write(`${text}\n`);

const broken = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    broken.abort();
    say(`Broken off. What is done stands in ${file}.`);
    void endAll().finally(() => process.exit(130));
  });
}

if (progress.done.length > 0) say(`Going on after ${progress.done.length} runs (${file}).`);
await runSeries(
  { first, runs, chromium },
  progress,
  (seed, result) => {
    writeProgress(file, progress);
    if (result.complaints.length > 0) say(failure(seed, result));
    else if (progress.done.length % 25 === 0) say(`${progress.done.length} of ${runs} runs`);
  },
  broken.signal,
);

const missing = progress.done.length >= 100 ? neverStruck(progress.strikes) : [];
const failed = progress.failed.length;
say(faultTable(progress.strikes));
say(
  `${progress.done.length} runs, ${failed} failed; ${progress.lost} saves went with a store that was lost before they were sent.`,
);
for (const name of missing) say(`Never struck: ${name}`);
process.exitCode = failed > 0 || missing.length > 0 ? 1 : 0;

function failure(seed: number, { complaints, events, kept }: RunResult): string {
  return [`\nSeed ${seed} failed:`, ...complaints, '', ...events, '', `The server's folder: ${kept}`].join('\n');
}
