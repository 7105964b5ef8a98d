import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The real server as a process of its own, with its data in a folder of its own. */
export type ServerProcess = {
  url: string;
  dataDir: string;
  /** Kills it, or stops it as `npm start` is stopped; the data stay. */
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  /** Starts it again on the same port with the same data; from another folder, where it is another version. */
  restart(from?: string): Promise<void>;
  /** Runs `npm run desk -- …`, and gives what it prints. */
  desk(...args: string[]): Promise<string>;
  /** Runs `npm run backup -- …` or `npm run restore -- …`. */
  keep(command: 'backup' | 'restore', ...args: string[]): Promise<string>;
  /** Stops it and throws its data away. */
  end(): Promise<void>;
};

export async function startServerProcess(settings: Record<string, string> = {}): Promise<ServerProcess> {
  const dataDir = await mkdtemp(join(tmpdir(), 'dandelion-server-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: dataDir,
    HOST: '127.0.0.1',
    PUBLIC_URL: url,
    LOG_LEVEL: 'warn',
    ...settings,
  };
  let child = await start(env);

  const kill = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  };

  return {
    url,
    dataDir,
    kill,
    restart: async (from) => {
      await kill('SIGKILL');
      child = await start(env, from);
    },
    desk: (...args) => output(spawn(process.execPath, ['sync-server/desk.ts', ...args], { env })),
    keep: (command, ...args) => output(spawn(process.execPath, [`sync-server/${command}.ts`, ...args], { env })),
    end: async () => {
      await kill('SIGTERM');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

// What ends too early to stop its servers takes them with it.
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

async function start(env: NodeJS.ProcessEnv, from = '.'): Promise<ChildProcess> {
  const program = join(from, 'sync-server', 'main.ts');
  const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  child.once('exit', () => running.delete(child));
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      said += String(chunk);
      if (said.includes('Dandelion is ready')) resolve();
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      said += String(chunk);
    });
    child.once('exit', (code) => reject(new Error(`The server stopped with ${code}: ${said}`)));
  });
  return child;
}

function output(child: ChildProcess): Promise<string> {
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    said += String(chunk);
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    said += String(chunk);
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => (code === 0 ? resolve(said) : reject(new Error(said))));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
