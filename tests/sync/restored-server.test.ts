import type { ChildProcess } from 'node:child_process';
import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { scopeDigest } from '../../src/protocol/digest.ts';
import { readAudits } from '../../src/store/audited.ts';
import { takeOut } from '../../src/store/redact.ts';
import { openBaseRows } from '../../src/store/vault.ts';
import { checkDatabase } from '../server/check-database.ts';
import { killNow, output, readyAt, run } from '../server/program.ts';
import { temporaryFolder } from '../server/test-server.ts';
import { openSyncDevice, type SyncDevice } from './sync-device.ts';
import { inviteTo } from './sync-team.ts';

/** A server process that can be ended and started again; devices reach it by the clock of this machine. */
async function startServer() {
  const folder = await temporaryFolder();
  let child: ChildProcess;
  let url = '';
  const start = async () => {
    child = run('main', { DATA_DIR: folder });
    url = await readyAt(child);
  };
  await start();
  return {
    folder,
    file: join(folder, 'dandelion.sqlite'),
    start,
    kill: () => killNow(child),
    clock: {
      get now() {
        return new Date();
      },
    },
    request: (path: string, init?: RequestInit) => fetch(`${url}${path}`, init),
  };
}

/** A person who writes and sends until told to stop. What they wrote is "saved" when this has it. */
function keepWriting(device: SyncDevice, id: string, field: string) {
  let going = true;
  let count = 0;
  const writing = (async () => {
    for (; going; count++) {
      await device.write(id, field, `${field} ${count}`);
      await device.sync();
    }
  })();
  return {
    count: () => count,
    stop: () => {
      going = false;
      return writing;
    },
  };
}

const midsOf = async ({ vault }: SyncDevice) => (await vault.db.outbox.toArray()).map((row) => row.mid);

/** What a log has. */
function readLog(file: string): Set<unknown> {
  const database = new DatabaseSync(file);
  const rows = database.prepare('select mid from log').all();
  database.close();
  return new Set(rows.map(({ mid }) => mid));
}

async function digestOf({ vault }: SyncDevice, scope: string): Promise<string> {
  const rows = await vault.db.base.where('scope').equals(scope).toArray();
  const states = await openBaseRows(vault, rows);
  return scopeDigest(rows.map(({ record, field }, at) => ({ record, field, state: states[at] ?? { heads: [] } })));
}

const everythingIn = async ({ vault }: SyncDevice): Promise<string> =>
  JSON.stringify(await Promise.all(vault.db.tables.map((table) => table.toArray())));

const ways = {
  'restored from a backup': async ({ folder }: { folder: string }, copy: string) => {
    const { code, err } = await output(run('restore', { DATA_DIR: folder }, copy));
    expect([code, err]).toEqual([0, '']);
  },
  'on a machine that was rolled back': async ({ file }: { file: string }, copy: string) => {
    for (const end of ['-wal', '-shm']) await rm(`${file}${end}`, { force: true });
    await copyFile(copy, file);
  },
};

test.each(Object.entries(ways))(
  '[S7][S16] a server %s, under load, has in the end all that was saved, and no conflict that nobody made',
  async (_, bringBack) => {
    const server = await startServer();
    const [ana, ben] = [await openSyncDevice(server), await openSyncDevice(server)];
    const { scope, id } = await ana.startProject();
    await ana.sync();
    await inviteTo(ana, ben, scope, 'member');

    const writing = [keepWriting(ana, id, 'summary'), keepWriting(ben, id, 'problem')];
    const more = (count: number) => {
      const from = writing.map((each) => each.count());
      return expect.poll(() => writing.every((each, at) => each.count() >= (from[at] ?? 0) + count), {
        timeout: 60_000,
      });
    };
    await more(3).toBe(true);
    const copy = join(await temporaryFolder(), 'copy.sqlite');
    const backup = await output(run('backup', { DATA_DIR: server.folder }, copy));
    expect([backup.code, backup.err]).toEqual([0, '']);
    await more(3).toBe(true);
    await server.kill();
    await Promise.all(writing.map((each) => each.stop()));
    await ana.write(id, 'worked', 'Written while the server was away');

    expect(readLog(server.file).size).toBeGreaterThan(readLog(copy).size);
    await bringBack(server, copy);
    await server.start();
    await ben.write(id, 'differently', 'Written after it came back');
    for (let round = 0; round < 3; round++) for (const device of [ana, ben]) await device.sync();

    expect(await ana.seen(scope)).toMatchObject({
      worked: 'Written while the server was away',
      differently: 'Written after it came back',
    });
    expect(await ben.seen(scope)).toEqual(await ana.seen(scope));
    for (const device of [ana, ben]) expect(new Set(await device.states())).toEqual(new Set(['confirmed']));
    await server.kill();
    expect(checkDatabase(server.file)).toEqual([]);
    const there = readLog(server.file);
    const saved = [...(await midsOf(ana)), ...(await midsOf(ben))];
    expect(saved.filter((mid) => !there.has(mid))).toEqual([]);
    expect((await ana.copy(scope)).conflicts).toEqual([]);
  },
  180_000,
);

test('[S23][S29][S16] what was taken out after the backup stays out of a server that is restored from it, and of every device', async () => {
  const SECRET = 'The tall singer of the choir';
  const server = await startServer();
  const [ana, ben, cy] = [await openSyncDevice(server), await openSyncDevice(server), await openSyncDevice(server)];
  const { scope, id } = await ana.startProject();
  await ana.sync();
  await inviteTo(ana, ben, scope, 'member');
  const [saved] = await ana.write(id, 'summary', SECRET);
  for (const device of [ana, ben]) await device.sync();
  expect(await everythingIn(ben)).toContain(SECRET);
  const copy = join(await temporaryFolder(), 'copy.sqlite');
  const backup = await output(run('backup', { DATA_DIR: server.folder }, copy));
  expect([backup.code, backup.err]).toEqual([0, '']);

  const field = { scope, record: id, kind: 'project', field: 'summary' };
  await takeOut(ana.vault, { ...field, mids: [saved?.mid ?? ''], reason: 'patient-data' });
  await ana.sync();
  await server.kill();
  await ways['restored from a backup'](server, copy);
  await server.start();

  const database = new DatabaseSync(server.file);
  const log = () => JSON.stringify(database.prepare('select * from log').all());
  expect(log()).not.toContain(SECRET);

  // Ben was away when it was taken out.
  for (let round = 0; round < 3; round++) for (const device of [ben, ana]) await device.sync();
  await inviteTo(ana, cy, scope, 'member');
  for (let round = 0; round < 2; round++) for (const device of [cy, ben, ana]) await device.sync();
  for (const device of [ana, ben, cy]) {
    expect(await everythingIn(device)).not.toContain(SECRET);
    expect((await device.seen(scope)).summary).toBeUndefined();
    expect(await digestOf(device, scope)).toBe(await digestOf(ana, scope));
  }
  expect(await readAudits(cy.vault)).toMatchObject({ wrong: 0 });
  expect(log()).not.toContain(SECRET);
  database.close();
  await server.kill();
  expect(checkDatabase(server.file)).toEqual([]);
}, 120_000);
