import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MUTANTS, type Mutant } from './mutant-list.ts';

// `npm run mutants [-- --only TEXT] [--runs K]`: breaks one rule after the other in a copy of the code, and expects the adversary to see it.
const { values } = parseArgs({
  options: { only: { type: 'string' }, runs: { type: 'string' }, seed: { type: 'string' } },
});
const RUNS = values.runs ?? '400';
const SEED = values.seed ?? '7';
const PARTS = [
  'src',
  'sync-server',
  'tests',
  'data',
  'package.json',
  'tsconfig.json',
  'tsconfig.base.json',
  'vitest.config.ts',
];

type Outcome = { caught: boolean; by: string };

const say = (text: string) => void process.stdout.write(`${text}\n`);

/** A copy of the code in which one rule is broken. @throws where the text does not stand there exactly once */
function broken({ file, find, replace }: Mutant): string {
  const folder = mkdtempSync(join(tmpdir(), 'dandelion-mutant-'));
  for (const part of PARTS) cpSync(part, join(folder, part), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  const times = text.split(find).length - 1;
  if (times !== 1) throw new Error(`${file}: ${JSON.stringify(find)} stands there ${times} times`);
  writeFileSync(
    path,
    text.replace(find, () => replace),
  );
  return folder;
}

function run(folder: string, args: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], timeout: 300_000 });
    let output = '';
    const add = (chunk: unknown) => {
      output += String(chunk);
    };
    child.stdout.on('data', add);
    child.stderr.on('data', add);
    child.on('close', (code) => resolve({ code: code ?? 2, output }));
  });
}

async function hunt(mutant: Mutant): Promise<Outcome> {
  const folder = broken(mutant);
  try {
    if (mutant.test !== undefined) {
      const { code } = await run(folder, ['node_modules/vitest/vitest.mjs', 'run', '--project', 'node', mutant.test]);
      return { caught: code !== 0, by: mutant.test };
    }
    const args = ['tests/simulator/simulate.ts', '--seed', SEED, '--runs', RUNS, '--quick'];
    const { code, output } = await run(folder, args);
    const [, runs, why] = /FAILED after (\d+) runs: (?:Error: )?(\w+)/.exec(output) ?? [];
    return {
      caught: code === 1 && why !== undefined,
      by: why === undefined ? output.slice(-300) : `${why}, run ${runs}`,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const chosen = MUTANTS.filter(({ rule, says }) => `${rule} ${says}`.includes(values.only ?? ''));
const survivors: Mutant[] = [];
say('| rule | broken so | seen by |\n| --- | --- | --- |');
for (const mutant of chosen) {
  const { caught, by } = await hunt(mutant);
  if (!caught) survivors.push(mutant);
  say(`| ${mutant.rule} | ${mutant.says} | ${caught ? by : `NOBODY (${by})`} |`);
}
say(`\n${chosen.length - survivors.length} of ${chosen.length} were seen.`);
process.exit(survivors.length > 0 ? 1 : 0);
