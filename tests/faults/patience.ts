import { availableParallelism, loadavg } from 'node:os';

/** How long something may take on a machine that does other things besides: a slow one loses nothing. In milliseconds. */
export function patience(ms: number): number {
  const [load = 0] = loadavg();
  return ms * Math.max(1, load / availableParallelism());
}

/** Looks again and again. @throws with `said` when it is not so in time */
export async function until(said: string, ms: number, look: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + patience(ms);
  while (!(await look())) {
    if (Date.now() > deadline) throw new Error(said);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
