import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { NodeSqliteDialect } from '../../sync-server/storage/node-sqlite.ts';
import { openSqlite } from '../../sync-server/storage/sqlite.ts';
import { type Storage, TemporaryFailure } from '../../sync-server/storage/storage.ts';
import { storageContract } from './storage-contract.ts';

const toClean: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of toClean.splice(0).reverse()) await clean();
});

async function openOne(): Promise<{ storage: Storage; file: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'dandelion-test-'));
  toClean.push(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'dandelion.sqlite');
  const storage = await openSqlite(file, { busyTimeout: 20 });
  toClean.push(() => storage.close());
  return { storage, file };
}

storageContract('SQLite', async () => (await openOne()).storage);

test('[S15] a database that another program has locked is a temporary failure', async () => {
  const { storage, file } = await openOne();
  const other = new DatabaseSync(file);
  other.exec('begin immediate');
  const create = () =>
    storage.write(({ members }) => members.put({ scope: 's', person: 'x'.repeat(100_000), role: 'lead', since: '' }));
  await expect(create()).rejects.toThrow(TemporaryFailure);
  expect(await storage.read(({ members }) => members.scopesOf('x'))).toEqual([]);
  other.exec('commit');
  other.close();
  await create();
});

test('[S15] a full database is a temporary failure; a mistake is not', async () => {
  const database = new DatabaseSync(':memory:');
  database.exec('create table t (x text); pragma max_page_count = 3;');
  const db = new Kysely<{ t: { x: string } }>({ dialect: new NodeSqliteDialect(database) });
  const insert = db.insertInto('t').values({ x: 'x'.repeat(100_000) });
  await expect(insert.execute()).rejects.toThrow(TemporaryFailure);
  await expect(db.transaction().execute((trx) => trx.executeQuery(insert))).rejects.toThrow(TemporaryFailure);
  await expect(sql`select * from nowhere`.execute(db)).rejects.not.toThrow(TemporaryFailure);
  await db.destroy();
});

test('another program can read while the server writes', async () => {
  const { storage, file } = await openOne();
  const other = new DatabaseSync(file);
  await storage.write(async ({ members }) => {
    await members.put({ scope: 's', person: 'p', role: 'lead', since: '' });
    expect(other.prepare('select * from members').all()).toEqual([]);
  });
  expect(other.prepare('select person from members').get()).toEqual({ person: 'p' });
  other.close();
});

test('opening again keeps what is there', async () => {
  const { storage, file } = await openOne();
  await storage.write(({ members }) => members.put({ scope: 's', person: 'p', role: 'lead', since: '' }));
  const again = await openSqlite(file);
  expect(await again.read(({ members }) => members.role('s', 'p'))).toBe('lead');
  await again.close();
});
