import { parseArgs } from 'node:util';
import { chosenBy, readOrEnd, wholeNumber } from './arguments.ts';
import { removeAll } from './mutants/broken.ts';
import { hunt, simulating, testing } from './mutants/hunt.ts';
import { MUTANTS } from './mutants/list.ts';
import type { Mutant } from './mutants/mutant.ts';
import { run, stopAll } from './mutants/processes.ts';
import { pulse } from './pulse.ts';

// `npm run mutants [-- --only TEXT] [--runs K] [--seed N] [--jobs J]`: breaks one rule after the other in a copy of the code, and
// expects the adversary, or the test that is named, to see it. What is not broken must pass the same first.
const USAGE = 'npm run mutants -- [--only TEXT of a rule] [--runs K] [--seed N] [--jobs J, side by side]';
const { RUNS, SEED, JOBS, chosen } = readOrEnd(USAGE, () => {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, runs: { type: 'string' }, seed: { type: 'string' }, jobs: { type: 'string' } },
  });
  return {
    RUNS: wholeNumber('runs', values.runs ?? '200', 1),
    SEED: wholeNumber('seed', values.seed ?? '7', 0),
    JOBS: wholeNumber('jobs', values.jobs ?? '2', 1),
    chosen: chosenBy(values.only ?? '', MUTANTS, ({ rule, says }) => `${rule} ${says}`),
  };
});

const say = (text: string) => void process.stdout.write(`${text}\n`);
const since = (began: number) => ((performance.now() - began) / 1000).toFixed(0);

/** Under way once somebody stops it; it has no end but that of this process. */
let stopping: Promise<void> | undefined;
async function end(code: number): Promise<void> {
  await stopAll();
  removeAll();
  process.exit(code);
}
for (const [name, code] of [['SIGINT', 130] as const, ['SIGTERM', 143] as const])
  process.once(name, () => {
    stopping = end(code);
  });

/** So many at a time. */
async function inParallel<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = [...all];
  const workNext = async () => {
    for (let one = left.shift(); one !== undefined && stopping === undefined; one = left.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: JOBS }, workNext));
  await stopping;
}

/** What the code as it is must pass: the histories that mutants are given, in shares, and the tests that are named. */
function checksOf(mutants: readonly Mutant[]): string[][] {
  const plays = mutants.some(({ test }) => test === undefined);
  const share = Math.ceil(RUNS / JOBS);
  const starts = plays ? Array.from({ length: Math.ceil(RUNS / share) }, (_, at) => at * share) : [];
  const others = mutants.flatMap(({ seed, at }) => (seed === undefined ? [] : [simulating(seed, at ?? 0, 1)]));
  const tests = [...new Set(mutants.flatMap(({ test }) => test ?? []))];
  return [
    ...starts.map((from) => simulating(SEED, from, Math.min(share, RUNS - from))),
    ...(tests.length > 0 ? [testing(...tests)] : []),
    ...others,
  ];
}

/** @returns whether what nobody broke passes all by which mutants are caught */
async function passesWhole(): Promise<boolean> {
  const began = performance.now();
  let passed = true;
  let done = 0;
  const checks = checksOf(chosen);
  const endPulse = pulse(
    `${chosen.length} mutants, ${RUNS} histories of seed ${SEED}. First what nobody broke must pass the same: ${checks.length} checks, ${JOBS} at a time.`,
    () => `${done} of ${checks.length} checks of the code as it is`,
  );
  await inParallel(checks, async (args) => {
    const { code, output } = await run('.', args);
    done += 1;
    if (code === 0 || stopping !== undefined) return;
    passed = false;
    say(output);
  });
  endPulse();
  say(`The code as it is ${passed ? 'passes' : 'does NOT pass'} what its mutants are given, in ${since(began)} s.\n`);
  return passed;
}

const began = performance.now();
if (!(await passesWhole())) process.exit(1);
let seen = 0;
let hunted = 0;
const endPulse = pulse(
  `Breaking ${chosen.length} rules, one after the other.`,
  () => `${hunted} of ${chosen.length} mutants`,
);
say('| rule | broken so | seen by | in history | seconds |\n| --- | --- | --- | --- | --- |');
await inParallel(chosen, async (mutant) => {
  const { caught, by, runs, seconds } = await hunt(mutant, { seed: SEED, runs: RUNS });
  if (stopping !== undefined) return;
  hunted += 1;
  if (caught) seen += 1;
  say(`| ${mutant.rule} | ${mutant.says} | ${by} | ${runs} | ${seconds.toFixed(0)} |`);
});
endPulse();
say(`\n${seen} of ${chosen.length} were seen (${RUNS} histories of seed ${SEED}), in ${since(began)} s.`);
process.exit(seen < chosen.length ? 1 : 0);
