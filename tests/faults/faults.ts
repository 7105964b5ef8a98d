import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeName, forgetProgress, readProgress, writeProgress } from './progress.ts';
import { endAll, type RunResult } from './run.ts';
import { runSeries } from './series.ts';
import { readSeries, USAGE } from './settings.ts';
import { faultTable, neverStruck } from './table.ts';

// `npm run faults -- --seed N --runs K [--chromium C] [--jobs J] [--resume FILE]`: the adversary, with real processes, J runs side by
// side. Broken off, it goes on where it was when it is started with the same seed again.
if (process.argv.includes('--help')) {
  process.stdout.write(`${USAGE}\n`);
  process.exit(0);
}
const said = readSeries(process.argv.slice(2));
if (!said.ok) {
  process.stderr.write(`${said.error}\n`);
  process.exit(1);
}
const { first, runs, chromium, jobs, resume } = said.value;
const root = fileURLToPath(new URL('../../', import.meta.url));
const code = await codeName(['src', 'sync-server', 'tests/faults', 'dist'].map((folder) => join(root, folder)));
const file = resume ?? join(tmpdir(), `dandelion-faults-${first}-${code}.json`);
const progress = readProgress(file, first);
const before = progress.done.length;
const say = (text: string) => process.stdout.write(`${text}\n`);

const broken = new AbortController();
function breakOff(why: string, code: number): void {
  if (broken.signal.aborted) return;
  broken.abort();
  say(existsSync(file) ? `${why}. What is done stands in ${file}.` : `${why}. No run was done.`);
  void endAll().finally(() => process.exit(code));
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => breakOff('Broken off', 130));
process.on('uncaughtException', (error) => breakOff(error.stack ?? error.message, 1));

const began = Date.now();
if (progress.done.length > 0) say(`Going on after ${progress.done.length} runs (${file}).`);
await runSeries(
  { first, runs, chromium, jobs },
  progress,
  (seed, result) => {
    writeProgress(file, progress);
    if (result.complaints.length > 0) say(failure(seed, result));
    else if (progress.done.length % 25 === 0) say(`${progress.done.length} of ${runs} runs`);
  },
  broken.signal,
);

// Whoever asks again wants runs, not this answer.
if (resume === undefined && !broken.signal.aborted) forgetProgress(file);
if (progress.done.length === before) say(`Nothing was run: ${file} has all of these runs already.`);

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
