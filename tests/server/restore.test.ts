import { chmod, copyFile, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isOlder } from '../../src/protocol/manifest.ts';
import { restoreBackup } from '../../sync-server/keep/restore-backup.ts';
import { checkDatabase } from './check-database.ts';
import { output, run } from './program.ts';
import { ENTRY, midsIn, oldAndNew, restore, settingsOf, world } from './restoring.ts';
import { createTestDevice, newProject } from './test-device.ts';
import { openTestServer, temporaryFolder } from './test-server.ts';

test('[S16] a restored server does not know the cursors of before, and takes again what it lost', async () => {
  const { server, nurse, scope, title, summary, file, folder, cursors } = await oldAndNew();
  expect(await restore(folder, file)).toMatchObject({ scopes: 2, changes: 3 });
  await server.restart();
  for (const cursor of cursors) {
    const { pages } = await server.pullPages(nurse, [{ scope, cursor }]);
    expect(pages[0]).toMatchObject({ reset: true, upToDate: true });
  }
  expect(await server.pushAll(nurse, scope, [title, summary])).toMatchObject([
    { result: 'duplicate' },
    { result: 'applied' },
  ]);
  await server.stop();
  expect(checkDatabase(server.file)).toEqual([]);
});

test('[S26] its archive comes after every one that a device may have, though a clock went back', async () => {
  const { server, file, folder, manifest } = await oldAndNew();
  await restore(folder, file);
  await server.restart();
  const first = await server.manifest();
  expect([first.version < manifest.version, isOlder(first, manifest)]).toEqual([true, false]);
  await server.stop();
  const longAgo = { ...world, clock: () => new Date('2001-01-01T00:00:00.000Z'), say: () => undefined };
  await restoreBackup(settingsOf(folder), file, longAgo);
  await server.restart();
  expect(isOlder(await server.manifest(), first)).toBe(false);
  expect((await server.manifest()).epoch).not.toBe(first.epoch);
});

test('only this user can read what was restored, whoever can read the backup', async () => {
  const { file, folder } = await oldAndNew();
  await chmod(file, 0o644);
  await restore(folder, file);
  expect((await stat(join(folder, 'dandelion.sqlite'))).mode & 0o777).toBe(0o600);
});

test('what was there is kept whole under another name, and the journal stays where it is', async () => {
  const { title, summary, file, folder } = await oldAndNew();
  const journal = join(folder, 'withdrawn-and-redacted.ndjson');
  await writeFile(journal, ENTRY);
  const { kept } = await restore(folder, file);
  expect(kept).toBe(join(folder, 'dandelion-before-restore-2026-03-02T08-00-00-000Z.sqlite'));
  expect([midsIn(kept ?? ''), checkDatabase(kept ?? '')]).toEqual([[title.mid, summary.mid], []]);
  expect(midsIn(join(folder, 'dandelion.sqlite'))).toEqual([title.mid]);
  expect(await readFile(journal, 'utf8')).toBe(ENTRY);
  expect(midsIn(file)).toEqual([title.mid]);
  await restoreBackup(settingsOf(folder), kept ?? '', { ...world, clock: () => new Date(), say: () => undefined });
  expect(midsIn(join(folder, 'dandelion.sqlite'))).toEqual([title.mid, summary.mid]);
});

test('it restores onto a new machine, and what was copied in use with its log beside it', async () => {
  const server = await openTestServer();
  const nurse = await createTestDevice();
  const { title } = newProject(nurse);
  await server.push(nurse, title);
  const file = join(await temporaryFolder(), 'plain-copy.sqlite');
  for (const end of ['', '-wal']) await copyFile(`${server.file}${end}`, `${file}${end}`);
  const folder = join(await temporaryFolder(), 'not', 'there', 'yet');
  expect(await restore(folder, file)).toMatchObject({ kept: undefined });
  expect([midsIn(join(folder, 'dandelion.sqlite')), await readdir(folder)]).toEqual([
    [title.mid],
    ['dandelion.lock', 'dandelion.sqlite'],
  ]);
});

test('a damaged database is kept as it is, with its log, and none of it gets into the one that comes', async () => {
  const { title, file, folder } = await oldAndNew();
  const database = join(folder, 'dandelion.sqlite');
  await writeFile(database, 'no database any more');
  await writeFile(`${database}-wal`, 'and its log');
  const { kept = '' } = await restore(folder, file);
  expect(await readFile(kept, 'utf8')).toBe('no database any more');
  expect(await readFile(`${kept}-wal`, 'utf8')).toBe('and its log');
  expect([midsIn(database), checkDatabase(database)]).toEqual([[title.mid], []]);
});

test('the command says what it did, and what comes next', async () => {
  const { file, folder } = await oldAndNew();
  const { code, out } = await output(run('restore', { DATA_DIR: folder }, file));
  expect([code, out]).toEqual([
    0,
    expect.stringContaining(`Restored ${file}: 2 scopes, 3 changes, 0 published versions.`),
  ]);
  expect(out).toMatch(/What was there before: .*dandelion-before-restore-.*\.sqlite\./);
  expect(out).toContain('Now start the server: npm start.');
}, 120_000);
