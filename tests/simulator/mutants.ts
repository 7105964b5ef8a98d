import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chosenBy, readOrEnd, wholeNumber } from './arguments.ts';
import { MUTANTS, type Mutant } from './mutant-list.ts';

// `npm run mutants [-- --only TEXT] [--runs K] [--seed N] [--jobs J]`: breaks one rule after the other in a copy of the code, and
// expects the adversary, or the test that is named, to see it. What is not broken must pass the same first.
const { RUNS, SEED, JOBS, chosen } = readOrEnd(() => {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, runs: { type: 'string' }, seed: { type: 'string' }, jobs: { type: 'string' } },
  });
  return {
    RUNS: String(wholeNumber('runs', values.runs ?? '300', 1)),
    SEED: String(wholeNumber('seed', values.seed ?? '7', 0)),
    JOBS: wholeNumber('jobs', values.jobs ?? '2', 1),
    chosen: chosenBy(values.only ?? '', MUTANTS, ({ rule, says }) => `${rule} ${says}`),
  };
});
const LONGEST_MS = 600_000;
const PARTS = [
  'src',
  'sync-server',
  'tests',
  'data',
  'package.json',
  'vitest.config.ts',
  ...readdirSync('.').filter((name) => /^tsconfig.*\.json$/.test(name)),
];
const SIMULATE = ['tests/simulator/simulate.ts', '--seed', SEED, '--runs', RUNS, '--quick'];
const testing = (...files: string[]) => ['node_modules/vitest/vitest.mjs', 'run', '--project', 'node', ...files];

type Outcome = { caught: boolean; by: string; runs: string; seconds: number };

const say = (text: string) => void process.stdout.write(`${text}\n`);

const folders = new Set<string>();
const children = new Set<ChildProcess>();

function remove(folder: string): void {
  folders.delete(folder);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

process.once('SIGINT', () => {
  for (const child of children) child.kill('SIGKILL');
  for (const folder of folders) remove(folder);
  process.exit(130);
});

/** A copy of the code in which one rule is broken. @throws where the text does not stand there exactly once */
function broken({ file, find, replace }: Mutant): string {
  const text = readFileSync(file, 'utf8');
  const times = text.split(find).length - 1;
  if (times !== 1) throw new Error(`${file}: ${JSON.stringify(find)} stands there ${times} times`);
  const folder = mkdtempSync(join(tmpdir(), 'dandelion-mutant-'));
  folders.add(folder);
  for (const part of PARTS) cpSync(part, join(folder, part), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(
    join(folder, file),
    text.replace(find, () => replace),
  );
  return folder;
}

/** @returns null as its code where it took too long */
function run(folder: string, args: readonly string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      ...{ cwd: folder, timeout: LONGEST_MS },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const add = (chunk: unknown) => {
      output += String(chunk);
    };
    child.stdout.on('data', add);
    child.stderr.on('data', add);
    children.add(child);
    child.on('close', (code) => {
      children.delete(child);
      resolve({ code, output });
    });
  });
}

async function hunt(mutant: Mutant): Promise<Outcome> {
  const folder = broken(mutant);
  const began = performance.now();
  const end = (caught: boolean, by: string, runs: string): Outcome => {
    return { caught, by, runs, seconds: (performance.now() - began) / 1000 };
  };
  try {
    if (mutant.test !== undefined) {
      const { code, output } = await run(folder, testing(mutant.test));
      const failed = code === 1 && output.includes('Failed Tests');
      return end(failed, failed ? mutant.test : output.slice(-300), '');
    }
    const { code, output } = await run(folder, SIMULATE);
    const [, runs = '', why] = /FAILED after (\d+) runs: (?:Error: )?(\w+)/.exec(output) ?? [];
    return end(code === 1 && why !== undefined, why ?? output.slice(-300), runs);
  } finally {
    remove(folder);
  }
}

/** @returns whether what nobody broke passes all by which mutants are caught */
async function passesWhole(mutants: readonly Mutant[]): Promise<boolean> {
  const tests = [...new Set(mutants.flatMap(({ test }) => test ?? []))];
  const simulates = mutants.some(({ test }) => test === undefined);
  const began = performance.now();
  const checks = [...(simulates ? [SIMULATE] : []), ...(tests.length > 0 ? [testing(...tests)] : [])];
  const ended = await Promise.all(checks.map((args) => run('.', args)));
  for (const { code, output } of ended) if (code !== 0) say(output);
  const passed = ended.every(({ code }) => code === 0);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  const what = `${simulates ? `${RUNS} runs (seed ${SEED}) and ` : ''}${tests.length} test files`;
  say(`The code as it is ${passed ? 'passes' : 'does NOT pass'} ${what}, in ${seconds} s.\n`);
  return passed;
}

if (!(await passesWhole(chosen))) process.exit(1);
const left = [...chosen];
let survivors = 0;
say('| rule | broken so | seen by | after runs | seconds |\n| --- | --- | --- | --- | --- |');
async function huntNext(): Promise<void> {
  for (let mutant = left.shift(); mutant !== undefined; mutant = left.shift()) {
    const { caught, by, runs, seconds } = await hunt(mutant);
    if (!caught) survivors += 1;
    say(`| ${mutant.rule} | ${mutant.says} | ${caught ? by : `NOBODY (${by})`} | ${runs} | ${seconds.toFixed(0)} |`);
  }
}
await Promise.all(Array.from({ length: JOBS }, huntNext));
say(`\n${chosen.length - survivors} of ${chosen.length} were seen.`);
process.exit(survivors > 0 ? 1 : 0);
