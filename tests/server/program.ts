import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** The Node that the project brings along, not the one that runs the tests. */
const NODE = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url));
const script = (name: string) => fileURLToPath(new URL(`../../sync-server/${name}.ts`, import.meta.url));

export type Program = 'main' | 'desk' | 'backup' | 'restore';

/** Starts one of the server's programs as a process of its own, on a free port, with an empty archive. */
export function run(name: Program, environment: Record<string, string>, ...args: string[]): ChildProcess {
  return start(NODE, [script(name), ...args], environment);
}

/** The same on a disk that is nearly full: no file can grow beyond so many bytes. */
export function runOnFullDisk(
  bytes: number,
  name: Program,
  environment: Record<string, string>,
  ...args: string[]
): ChildProcess {
  return start('prlimit', [`--fsize=${bytes}:unlimited`, NODE, script(name), ...args], environment);
}

/** Makes the disk of a running program as good as full, or free again. */
export function limitFiles(child: ChildProcess, bytes: number | 'unlimited'): void {
  execFileSync('prlimit', ['--pid', String(child.pid), `--fsize=${bytes}:unlimited`]);
}

function start(command: string, args: string[], environment: Record<string, string>): ChildProcess {
  const env = { PATH: process.env.PATH, PORT: '0', DANDELION_SEED: 'none', LOG_LEVEL: 'silent', ...environment };
  const child = spawn(command, args, { env });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

/** Waits for its end. */
export async function output(child: ChildProcess): Promise<{ code: number | null; out: string; err: string }> {
  let [out, err] = ['', ''];
  child.stdout?.on('data', (data: Buffer) => {
    out += data.toString();
  });
  child.stderr?.on('data', (data: Buffer) => {
    err += data.toString();
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

/** Waits until a server says where it listens. */
export async function readyAt(child: ChildProcess): Promise<string> {
  let out = '';
  for await (const data of child.stdout ?? []) {
    out += String(data);
    const [, url] = /Dandelion is ready: (\S+)/.exec(out) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error(`It did not start: ${out}`);
}

/** Ends a process as a power cut would, and waits until it is gone. */
export async function killNow(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
