import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pino } from 'pino';
import { manifestSchema } from '../../src/protocol/manifest.ts';
import { createApp } from '../../sync-server/app.ts';
import { keyedBy } from '../../sync-server/hash-key.ts';
import { openSqlite } from '../../sync-server/storage/sqlite.ts';
import type { Storage } from '../../sync-server/storage/storage.ts';
import { applyJournal } from '../../sync-server/usecases/apply-journal.ts';
import { beginArchive } from '../../sync-server/usecases/begin-archive.ts';
import { inviteModerator } from '../../sync-server/usecases/invite-moderator.ts';
import { renewEpochs } from '../../sync-server/usecases/renew-epochs.ts';
import { memoryJournal } from '../server/memory-journal.ts';
import type { Random } from './random.ts';

/** What came back of a request, read to its end. */
export type Answer = { status: number; headers: [string, string][]; text: string };

export type SimServer = Awaited<ReturnType<typeof openSimServer>>;

/** In memory where the machine has such a folder. */
const FOLDER = join(process.platform === 'linux' ? '/dev/shm' : tmpdir(), 'dandelion-simulator-');

/** A folder of this process for its databases, gone at its end. */
export function serverFolder(): string {
  const folder = mkdtempSync(process.platform === 'linux' ? FOLDER : join(tmpdir(), 'dandelion-simulator-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The epoch of the archive in a database. */
function epochIn(file: string): string | undefined {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const row = database.prepare('select manifest from archive').get();
    return row === undefined ? undefined : manifestSchema.parse(JSON.parse(String(row.manifest))).epoch;
  } finally {
    database.close();
  }
}

/** The real application over a real database, with the simulator's clock. One request at a time. */
export async function openSimServer(file: string, now: () => number, random: Random) {
  let storage = await openSqlite(file, { busyTimeout: 0 });
  const log = pino({ level: 'silent' });
  // Outside of the database, so it outlives a restore (S28).
  const journal = memoryJournal();
  const serviceOf = (of: Storage) => ({
    storage: of,
    journal,
    clock: () => new Date(now()),
    random: random.bytes,
    log,
    keyed: keyedBy(new Uint8Array(32)),
  });
  let app = createApp({ ...serviceOf(storage), dist: '/nowhere' });
  let lock: DatabaseSync | undefined;
  let beside: DatabaseSync | undefined;

  /** Nothing has the file open while `meanwhile` is at it. */
  async function restart(meanwhile = () => {}, before = async () => {}): Promise<void> {
    for (const other of [lock, beside]) other?.close();
    lock = undefined;
    beside = undefined;
    await storage.close();
    meanwhile();
    storage = await openSqlite(file, { busyTimeout: 0 });
    await before();
    await applyJournal(serviceOf(storage));
    app = createApp({ ...serviceOf(storage), dist: '/nowhere' });
  }

  return {
    file,
    async handle(path: string, init: RequestInit): Promise<Answer> {
      const { signal: _, ...rest } = init;
      const response = await app.request(path, rest);
      return { status: response.status, headers: [...response.headers], text: await response.text() };
    },
    beginArchive: () => beginArchive(serviceOf(storage)),
    inviteModerator: (desk: string) => inviteModerator(serviceOf(storage), desk),
    read: <T>(work: Parameters<typeof storage.read<T>>[0]): Promise<T> => storage.read(work),
    /** Its process ends, and another begins on the same file. */
    restart: () => restart(),
    /** Another program holds the database, or lets it go. */
    hold(held: boolean): void {
      lock?.close();
      lock = held ? new DatabaseSync(file) : undefined;
      lock?.exec('begin immediate');
    },
    /** Another program at the same database: what an operator would do by hand. */
    byHand(sql: string, ...values: string[]): Record<string, unknown>[] {
      if (!sql.startsWith('select')) this.hold(false);
      beside ??= new DatabaseSync(file);
      return beside.prepare(sql).all(...values);
    },
    /** A copy of the database as it stands. */
    backup: (to: string) => restart(() => copyFileSync(file, to)),
    /** The machine comes back with an older copy. */
    async restore(from: string, renew: boolean): Promise<void> {
      const epoch = renew ? epochIn(file) : undefined;
      await restart(
        () => copyFileSync(from, file),
        async () => {
          if (renew) await renewEpochs(serviceOf(storage), epoch);
        },
      );
    },
    /** All that stands in the database as text, but for the pieces, which are looked at one by one. */
    texts(): string {
      const tables = this.byHand("select name from sqlite_master where type = 'table' and name != 'pieces'");
      return JSON.stringify(tables.map(({ name }) => this.byHand(`select * from "${String(name)}"`)));
    },
    async close(): Promise<void> {
      for (const other of [lock, beside]) other?.close();
      await storage.close();
    },
  };
}
