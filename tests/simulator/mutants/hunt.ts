import { broken, remove } from './broken.ts';
import type { Mutant } from './mutant.ts';
import { run } from './processes.ts';

/** How many histories of which seed each mutant is given. */
export type Bound = { seed: number; runs: number };

export type Outcome = { caught: boolean; by: string; runs: string; seconds: number };

/** Plays histories of a seed, from one of them on, until the first that fails. */
export const simulating = (seed: number, from: number, runs: number): string[] => [
  ...['tests/simulator/simulate.ts', '--quick', '--seed', String(seed), '--runs', String(runs)],
  ...(from > 0 ? ['--path', String(from)] : []),
];

export const testing = (...files: string[]): string[] => [
  ...['node_modules/vitest/vitest.mjs', 'run', '--project', 'node'],
  ...files,
];

type Seen = Pick<Outcome, 'by' | 'runs'> | undefined;

/** Breaks one rule, and waits for somebody to see it. */
export async function hunt(mutant: Mutant, bound: Bound): Promise<Outcome> {
  const began = performance.now();
  const folder = broken(mutant);
  try {
    const seen = mutant.test === undefined ? await played(folder, mutant, bound) : await tested(folder, mutant.test);
    const { by, runs } = seen ?? { by: 'NOBODY', runs: '' };
    return { caught: seen !== undefined, by, runs, seconds: (performance.now() - began) / 1000 };
  } finally {
    remove(folder);
  }
}

async function tested(folder: string, test: string): Promise<Seen> {
  const { code, output } = await run(folder, testing(test));
  return code === 1 && output.includes('Failed Tests') ? { by: test, runs: '' } : undefined;
}

/** First the history that is known to show it, then all of the usual seed. */
async function played(folder: string, { seed, at }: Mutant, bound: Bound): Promise<Seen> {
  if (at !== undefined && (seed !== undefined || at < bound.runs)) {
    const { by } = findingOf(await run(folder, simulating(seed ?? bound.seed, at, 1)));
    if (by !== undefined) return { by, runs: `${at + 1}${seed === undefined ? '' : ` of seed ${seed}`}, known` };
  }
  const { by, after } = findingOf(await run(folder, simulating(bound.seed, 0, bound.runs)));
  return by === undefined ? undefined : { by, runs: after };
}

function findingOf({ code, output }: { code: number | null; output: string }) {
  const [, after = '', by] = /FAILED after (\d+) runs: (?:Error: )?(\w+)/.exec(output) ?? [];
  return code === 1 ? { by, after } : { by: undefined, after };
}
