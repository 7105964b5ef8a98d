import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { type Figures, readFigures, Tally } from './tally.ts';

/** Begins a line that says how far a job has come. */
export const FIGURES = '@figures ';

type Jobs = { seed: number; runs: number; jobs: number; quick: boolean };
/** `stopped`: somebody interrupted it before its end. */
export type Ended = { tally: Tally; failed: boolean; stopped: boolean };

/** Each job has a seed of its own, far from those of the others. */
export const seedOf = (seed: number, job: number): number => seed + job * 1_000_003;

/** Shares the runs out among processes; the first that fails says what it saw, and stops all. Interrupted, it says how far it came. */
export async function runInJobs(
  { seed, runs, jobs, quick }: Jobs,
  say: (text: string) => void,
  played: (job: number, runs: number) => void = () => undefined,
): Promise<Ended> {
  const figures: Figures[] = [];
  const children: ChildProcess[] = [];
  let failed = false;
  const stop = () => {
    for (const child of children) child.kill();
  };
  let stopped = false;
  process.once('SIGINT', () => {
    stopped = true;
    stop();
  });
  const job = (at: number): Promise<void> => {
    const share = Math.floor(runs / jobs) + (at < runs % jobs ? 1 : 0);
    const args = ['--seed', String(seedOf(seed, at)), '--runs', String(share), '--job', ...(quick ? ['--quick'] : [])];
    const child = spawn(process.execPath, [process.argv[1] ?? '', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (!line.startsWith(FIGURES)) return say(line);
      const told = readFigures(line.slice(FIGURES.length));
      figures[at] = told;
      played(at, told.runs);
    });
    return new Promise((resolve) => {
      child.on('close', (code) => {
        if (code !== 0) {
          failed = true;
          stop();
        }
        resolve();
      });
    });
  };
  await Promise.all(Array.from({ length: jobs }, (_, at) => job(at)));
  const tally = new Tally();
  for (const each of figures) if (each !== undefined) tally.merge(each);
  return { tally, failed, stopped };
}
