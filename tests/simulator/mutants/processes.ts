import { type ChildProcess, spawn } from 'node:child_process';

/** How it ended; null as its code where it took too long. */
export type Ran = { code: number | null; output: string };

const LONGEST_MS = 600_000;
/** A process that is asked to stop clears up what it made. */
const CLEAR_UP_MS = 5_000;

const running = new Set<ChildProcess>();

/** Runs Node in a group of its own, so that what it starts ends with it. */
export function run(folder: string, args: readonly string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: folder, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    const tooLong = setTimeout(() => void stop(child), LONGEST_MS);
    let output = '';
    const add = (chunk: unknown) => {
      output += String(chunk);
    };
    child.stdout.on('data', add);
    child.stderr.on('data', add);
    child.on('close', (code) => {
      clearTimeout(tooLong);
      running.delete(child);
      resolve({ code, output });
    });
  });
}

/** Ends all that still runs, with what it started, and resolves when nothing does. */
export async function stopAll(): Promise<void> {
  await Promise.all([...running].map(stop));
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  signal(child, 'SIGINT');
  const late = setTimeout(() => signal(child, 'SIGKILL'), CLEAR_UP_MS);
  await ended;
  clearTimeout(late);
}

function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, name);
  } catch {
    // It has ended meanwhile.
  }
}
