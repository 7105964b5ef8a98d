import { copyFile, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ServerProcess } from '../browser/support/server-process.ts';
import { startServerProcess } from '../browser/support/server-process.ts';
import { checkDatabase } from '../server/check-database.ts';
import type { Chance } from './chance.ts';
import { type FaultProxy, openProxy } from './proxy.ts';
import { createSaveList, type SaveList } from './saves.ts';
import { readServerDatabase, type ServerDatabase } from './server-database.ts';

export type Strike = { fault: number; nonEmpty: boolean };

/** The server of one run, what stands before it, and what the run keeps of all that happens. */
export type World = {
  chance: Chance;
  server: ServerProcess;
  folder: string;
  saves: SaveList;
  events: string[];
  strikes: Strike[];
  note(event: string): void;
  /** Words that nobody wrote before, so that they can be found again. */
  words(author: string): string;
  struck(fault: number, unsent: number): void;
  openProxy(): Promise<FaultProxy>;
  proxies: FaultProxy[];
  database(): ServerDatabase;
  /** What is wrong in it. */
  complaints(): string[];
  /** Puts a hand into the database, beside the server. */
  sql(statement: string): void;
  isOnServer(): (mid: string) => boolean;
  /** Copies the server's database as it stands, while it runs, by the operator's command. */
  backUp(): Promise<string>;
  /** Kills the server, puts an older copy of its database in place, and starts it again. `machine`: nobody says so to the server. */
  restore(copy: string, by: 'command' | 'machine'): Promise<void>;
  /** Whether an older copy was put in place in this run. */
  wasRestored: boolean;
  /** Looks for a text in all that the server has on the disk, while it runs. */
  hasOnDisk(text: string): Promise<boolean>;
  onEnd(work: () => Promise<void>): void;
  /** Stops and removes everything; with `keep` the server's folder stays. */
  end(keep?: boolean): Promise<void>;
};

export async function openWorld(chance: Chance): Promise<World> {
  const server = await startServerProcess({ DANDELION_SEED: 'none', LOG_LEVEL: 'error' });
  const file = join(server.dataDir, 'dandelion.sqlite');
  const folder = join(server.dataDir, 'devices');
  await mkdir(folder);
  const began = Date.now();
  const ends: (() => Promise<void>)[] = [];
  let copies = 0;
  let written = 0;
  const world: World = {
    ...{ chance, server, folder, saves: createSaveList(), events: [], strikes: [], proxies: [], wasRestored: false },
    note: (event) => void world.events.push(`${String(Date.now() - began).padStart(6)} ms  ${event}`),
    words: (author) => {
      written += 1;
      return `${author} ${written}`;
    },
    struck: (fault, unsent) => {
      world.strikes.push({ fault, nonEmpty: unsent > 0 });
      world.note(`fault ${fault} struck, ${unsent} unsent`);
    },
    openProxy: async () => {
      const proxy = await openProxy(Number(new URL(server.url).port));
      world.proxies.push(proxy);
      return proxy;
    },
    database: () => readServerDatabase(file),
    complaints: () => checkDatabase(file),
    sql: (statement) => {
      const db = new DatabaseSync(file, { timeout: 5_000 });
      db.exec(statement);
      db.close();
    },
    isOnServer: () => {
      const mids = new Set(readServerDatabase(file).log.map((row) => row.mid));
      return (mid) => mids.has(mid);
    },
    backUp: async () => {
      copies += 1;
      const copy = join(folder, `copy-${copies}.sqlite`);
      await server.keep('backup', copy);
      return copy;
    },
    restore: async (copy, by) => {
      await server.kill('SIGKILL');
      if (by === 'command') await server.keep('restore', copy);
      else {
        for (const end of ['', '-wal', '-shm']) await rm(file + end, { force: true });
        await copyFile(copy, file);
      }
      world.note(`restored by ${by}`);
      world.saves.serverRestored();
      world.wasRestored = true;
      await server.restart();
    },
    hasOnDisk: async (text) => {
      const names = ['dandelion.sqlite', 'dandelion.sqlite-wal', 'withdrawn-and-redacted.ndjson'];
      const files = names.map((name) => readFile(join(server.dataDir, name)).catch(() => Buffer.alloc(0)));
      return (await Promise.all(files)).some((bytes) => bytes.includes(text));
    },
    onEnd: (work) => void ends.push(work),
    end: async (keep = false) => {
      await Promise.allSettled(ends.map((work) => work()));
      await Promise.allSettled(world.proxies.map((proxy) => proxy.end()));
      if (keep) await server.kill('SIGTERM');
      else await server.end();
    },
  };
  return world;
}
