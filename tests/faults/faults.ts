import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readProgress, writeProgress } from './progress.ts';
import { endAll, type RunResult } from './run.ts';
import { runSeries } from './series.ts';
import { faultTable, neverStruck } from './table.ts';

// `npm run faults -- --seed N --runs K [--chromium C] [--jobs J] [--resume FILE]`: the adversary, with real processes, J runs side by
// side. Broken off, it goes on where it was when it is started with the same seed again.
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '300' },
    chromium: { type: 'string' },
    jobs: { type: 'string', default: '2' },
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
function breakOff(why: string, code: number): void {
  if (broken.signal.aborted) return;
  broken.abort();
  say(`${why}. What is done stands in ${file}.`);
  void endAll().finally(() => process.exit(code));
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => breakOff('Broken off', 130));
process.on('uncaughtException', (error) => breakOff(error.stack ?? error.message, 1));

const began = Date.now();
if (progress.done.length > 0) say(`Going on after ${progress.done.length} runs (${file}).`);
await runSeries(
  { first, runs, chromium, jobs: Number(values.jobs) },
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
  `${progress.done.length} runs, ${failed} failed, in ${Math.round((Date.now() - began) / 1_000)} s; ${progress.lost} saves went with a store that was lost before they were sent.`,
);
if (failed > 0) say(`Failed: ${progress.failed.join(', ')}`);
for (const name of missing) say(`Never struck: ${name}`);
process.exitCode = failed > 0 || missing.length > 0 ? 1 : 0;

function failure(seed: number, { complaints, events, kept, notCarriedOut }: RunResult): string {
  const what = notCarriedOut ? 'could not be carried out, twice' : 'failed';
  return [`\nSeed ${seed} ${what}:`, ...complaints, '', ...events, '', `The server's folder: ${kept}`].join('\n');
}
