import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ClientCommands, CommandName, Said } from './client-commands.ts';

const CLIENT = fileURLToPath(new URL('./client.ts', import.meta.url));
const GONE = 'The device is gone';

/** A device in a process of its own. Its store is a file, so it can be killed, copied, rolled back and started again. */
export type ClientProcess = {
  /** What it last said of its outbox. */
  unsent: number;
  /** @throws when the device says that it failed, or is killed before it answers */
  ask<N extends CommandName>(name: N, takes: ClientCommands[N]['takes']): Promise<ClientCommands[N]['gives']>;
  kill(): Promise<void>;
};

export async function startClient(url: string, file: string): Promise<ClientProcess> {
  const child: ChildProcess = fork(CLIENT, [url, file], { execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let complaints = '';
  child.stderr?.on('data', (data: Buffer) => {
    complaints += String(data);
  });
  const asked = new Map<number, { resolve(gives: unknown): void; reject(error: Error): void }>();
  let last = 0;
  const client: ClientProcess = {
    unsent: 0,
    ask: <N extends CommandName>(name: N, takes: ClientCommands[N]['takes']) =>
      new Promise<ClientCommands[N]['gives']>((resolve, reject) => {
        if (!child.connected) return reject(new Error(GONE));
        last += 1;
        // What comes back under this number is what this command gives.
        asked.set(last, { resolve: (gives) => resolve(gives as ClientCommands[N]['gives']), reject });
        child.send({ id: last, name, takes });
      }),
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
  child.on('message', (said: Said) => {
    if ('unsent' in said) {
      client.unsent = said.unsent;
      return;
    }
    const one = asked.get(said.id);
    asked.delete(said.id);
    if (said.failed === undefined) one?.resolve(said.gives);
    else one?.reject(new Error(said.failed));
  });
  child.once('exit', () => {
    for (const { reject } of asked.values()) reject(new Error(GONE));
    asked.clear();
  });
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error(`The device did not start: ${complaints}`))),
  ]);
  return client;
}
