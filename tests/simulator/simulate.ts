import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import fc from 'fast-check';
import { readOrEnd, wholeNumber } from './arguments.ts';
import { CATALOGUE } from './faults.ts';
import { type Ended, FIGURES, runInJobs } from './in-jobs.ts';
import { pulse } from './pulse.ts';
import { runHistory } from './run.ts';
import { history, stepWords } from './steps.ts';
import { Tally } from './tally.ts';

// `npm run simulate -- --seed N --runs K [--jobs J] [--path P] [--quick]`: plays K histories; the shortest that breaks an
// invariant is printed; with --quick the first.
const USAGE =
  'npm run simulate -- [--seed N] [--runs K] [--jobs J, side by side] [--path P, of one failure] [--quick, without shrinking]';
const given = readOrEnd(USAGE, () => {
  const { values } = parseArgs({
    options: {
      ...{ seed: { type: 'string' }, runs: { type: 'string' }, path: { type: 'string' }, jobs: { type: 'string' } },
      ...{ quick: { type: 'boolean' }, job: { type: 'boolean' } },
    },
  });
  const { path, quick = false, job: isJob = false } = values;
  return {
    ...{ path, quick, isJob },
    seed: wholeNumber('seed', values.seed ?? String(Date.now() % 1_000_000), 0),
    runs: wholeNumber('runs', values.runs ?? '300', 1),
    jobs: wholeNumber('jobs', values.jobs ?? '1', 1),
  };
});
const { seed, runs, jobs, path, quick, isJob } = given;
// Much is made and thrown away: a larger nursery spares a fifth of the time.
setFlagsFromString('--max-semi-space-size=64');
setFlagsFromString('--min-semi-space-size=32');
const say = (text: string) => void process.stdout.write(`${text}\n`);
const tellFigures = (tally: Tally) => say(FIGURES + JSON.stringify(tally.figures));

/** @returns whether all passed */
async function playAll(tally: Tally): Promise<boolean> {
  const property = fc.asyncProperty(history, async (one) => {
    const verdict = await runHistory(one);
    tally.add(verdict);
    if (isJob && tally.runs % 25 === 0) tellFigures(tally);
    const [finding] = verdict.findings;
    if (finding !== undefined) throw new Error(`${finding.invariant}: ${finding.says}`);
  });
  const from = path === undefined ? {} : { path };
  const found = await fc.check(property, { seed, numRuns: runs, ...from, endOnFailure: quick });
  if (!found.failed) return true;
  const [one] = found.counterexample ?? [];
  say(`\nFAILED after ${found.numRuns} runs: ${String(found.errorInstance ?? 'interrupted')}`);
  say(`Again: npm run simulate -- --seed ${found.seed} --runs 1 --path ${found.counterexamplePath ?? ''}`);
  for (const [at, step] of (one?.steps ?? []).entries()) say(`${String(at + 1).padStart(3)}. ${stepWords(step)}`);
  return false;
}

async function play(): Promise<Ended> {
  const begins = `Playing ${runs === 1 ? '1 history' : `${runs} histories`} of seed ${seed}, ${jobs} at a time.`;
  if (jobs > 1) {
    const played = new Map<number, number>();
    const told = () => [...played.values()].reduce((sum, one) => sum + one, 0);
    const end = pulse(begins, () => howFar(told()));
    return runInJobs({ seed, runs, jobs, quick }, say, (job, count) => played.set(job, count)).finally(end);
  }
  const tally = new Tally();
  if (!isJob) process.once('SIGINT', () => endEarly(tally));
  const end = isJob ? () => undefined : pulse(begins, () => howFar(tally.runs));
  const failed = !(await playAll(tally).finally(end));
  return { tally, failed, stopped: false };
}

/** More than were asked for are played where one has failed, to find a shorter one that does. */
const howFar = (played: number): string =>
  played > runs ? `${played} histories, looking for a shorter one that fails` : `${played} of ${runs} histories`;

/** Ctrl-C: what was seen so far, and by which seed. */
function endEarly(tally: Tally): never {
  say(tally.table((performance.now() - began) / 1000));
  say(`Stopped (seed ${seed}).`);
  return process.exit(130);
}

const began = performance.now();
const { tally, failed, stopped } = await play();
if (stopped) endEarly(tally);
if (isJob) tellFigures(tally);
else say(tally.table((performance.now() - began) / 1000));
const missing = !isJob && !failed && runs >= 300 && !quick ? tally.missing() : [];
if (missing.length > 0) say(`FAILED: these faults never struck: ${missing.join(', ')}`);
else if (!isJob && !failed) {
  const own = CATALOGUE.filter(({ tier }) => tier === 'simulator').length;
  say(`${tally.runs} runs passed (seed ${seed}, ${jobs} at a time, ${own} faults).`);
}
process.exit(failed || missing.length > 0 ? 1 : 0);
