import { link, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { writeBackup } from '../../sync-server/keep/write-backup.ts';
import { sourceOf } from './backup-source.ts';
import { checkDatabase } from './check-database.ts';
import { killNow, output, readyAt, run, runOnFullDisk } from './program.ts';
import { createTestDevice, mutationBy, newProject } from './test-device.ts';
import { openTestServer, temporaryFolder } from './test-server.ts';

/** A server in this process, with a project on it. */
async function serverAtWork() {
  const server = await openTestServer();
  const nurse = await createTestDevice();
  const { scope, id, title } = newProject(nurse);
  await server.push(nurse, title);
  const theme = () => mutationBy(nurse, { scope, record: id, kind: 'project', field: 'summary', payload: 'More.' });
  return { server, nurse, scope, theme, folder: await temporaryFolder() };
}

const rowsIn = (file: string, scope: string) => {
  const database = new DatabaseSync(file, { readOnly: true });
  const row = database.prepare('select count(*) as n from log where scope = ?').get(scope);
  database.close();
  return row?.n;
};

test('a backup is the whole database in one file, and only this user can read it', async () => {
  const { server, scope, folder } = await serverAtWork();
  const file = join(folder, 'copy.sqlite');
  const backup = await writeBackup(sourceOf(server.file), { file, replace: false });
  expect(backup).toMatchObject({ file, scopes: 2, changes: 3, versions: 0, bytes: (await stat(file)).size });
  expect(checkDatabase(file)).toEqual([]);
  expect(rowsIn(file, scope)).toBe(2);
  expect([(await stat(file)).mode & 0o777, await readdir(folder)]).toEqual([0o600, ['copy.sqlite']]);
});

test('a backup while the server writes is of one moment, and holds nobody up', async () => {
  const { server, nurse, scope, theme, folder } = await serverAtWork();
  let going = true;
  let pushed = 0;
  const writing = (async () => {
    for (; going; pushed++) await server.push(nurse, theme());
  })();
  const program = output(run('backup', { DATA_DIR: join(server.file, '..') }, join(folder, 'copy.sqlite')));
  const { code, out } = await program;
  going = false;
  await writing;
  expect([code, out]).toEqual([
    0,
    expect.stringMatching(/copy\.sqlite: \d+ kB, 2 scopes, [\d,]+ changes, 0 published/),
  ]);
  expect(checkDatabase(join(folder, 'copy.sqlite'))).toEqual([]);
  const there = Number(rowsIn(join(folder, 'copy.sqlite'), scope));
  expect(there).toBeGreaterThanOrEqual(2);
  expect(pushed + 2).toBeGreaterThan(there);
}, 120_000);

test('the server that was killed can be backed up, with what stands in its log beside the file', async () => {
  const DATA_DIR = await temporaryFolder();
  const child = run('main', { DATA_DIR });
  await readyAt(child);
  await killNow(child);
  expect((await stat(join(DATA_DIR, 'dandelion.sqlite-wal'))).size).toBeGreaterThan(0);
  const file = join(DATA_DIR, 'copy.sqlite');
  await writeBackup(sourceOf(join(DATA_DIR, 'dandelion.sqlite')), { file, replace: false });
  expect(checkDatabase(file)).toEqual([]);
}, 120_000);

test('a backup that is there is replaced on --replace only, and is whole at any moment', async () => {
  const { server, nurse, scope, theme, folder } = await serverAtWork();
  const file = join(folder, 'copy.sqlite');
  const again = (replace: boolean) => writeBackup(sourceOf(server.file), { file, replace });
  await again(false);
  await server.push(nurse, theme());
  await expect(again(false)).rejects.toThrow(`There is a file ${file} already: give another name, or say --replace.`);
  expect(rowsIn(file, scope)).toBe(2);
  await again(true);
  expect([rowsIn(file, scope), checkDatabase(file)]).toEqual([3, []]);
});

test('what is no backup of Dandelion is never replaced', async () => {
  const { server, folder } = await serverAtWork();
  const [text, empty, other, used] = ['text', 'empty', 'other', 'used'].map((name) => join(folder, name));
  if (!text || !empty || !other || !used) throw new Error('four files');
  await writeFile(text, 'something precious');
  await writeFile(empty, '');
  const invoices = new DatabaseSync(other);
  invoices.exec('create table invoices (id)');
  invoices.close();
  await writeBackup(sourceOf(server.file), { file: used, replace: false });
  await writeFile(`${used}-wal`, '');
  const before = await bytesIn(folder);
  for (const file of [text, empty, other, used, '/dev/null']) {
    const replacing = writeBackup(sourceOf(server.file), { file, replace: true });
    await expect(replacing).rejects.toThrow(/^The file .* is (no backup of Dandelion|a database in use)/);
  }
  expect(await bytesIn(folder)).toEqual(before);
});

const bytesIn = async (folder: string) =>
  Promise.all((await readdir(folder)).toSorted().map(async (name) => [name, await readFile(join(folder, name))]));

test('no file of the server is a place for a backup, by whatever name, there or not', async () => {
  const { server, folder } = await serverAtWork();
  const data = join(server.file, '..');
  const journal = join(folder, 'journal.ndjson');
  const names = ['', '-wal', '-shm', '-journal', '.incoming'].map((end) => `${server.file}${end}`);
  const linked = join(folder, 'linked');
  await symlink(data, linked);
  await link(server.file, join(folder, 'second-name.sqlite'));
  await symlink(journal, join(folder, 'link-to-journal'));
  const places = [...names, join(data, 'dandelion.lock'), ...names.map((name) => join(linked, basename(name)))];
  const refuses = async (file: string) => {
    const backup = writeBackup({ database: server.file, journal }, { file, replace: true });
    await expect(backup).rejects.toThrow(/is the database itself|belongs to the server/);
  };
  for (const file of [...places, journal, join(folder, 'second-name.sqlite')]) await refuses(file);
  await writeFile(journal, 'what was withdrawn');
  for (const file of [journal, join(folder, 'link-to-journal')]) await refuses(file);
  expect(await readFile(journal, 'utf8')).toBe('what was withdrawn');
  expect(checkDatabase(server.file)).toEqual([]);
});

test('each mistake of a backup is one sentence, and leaves nothing behind', async () => {
  const { server, folder } = await serverAtWork();
  await mkdir(join(folder, 'inside'));
  const broken = join(folder, 'broken.sqlite');
  await writeFile(broken, 'this is no database, whatever its name says');
  const cases = [
    [join(folder, 'none.sqlite'), join(folder, 'copy'), /^There is no database at .*none\.sqlite: give this command/],
    [server.file, join(folder, 'nowhere', 'copy'), /^The folder .*nowhere is not there: make it first\.$/],
    [server.file, join(folder, 'inside'), /inside is a folder: give the name of a file in it\.$/],
    [server.file, server.file, /is the database itself: give the copy another name\.$/],
    [broken, join(folder, 'copy'), /^The database .*broken\.sqlite is damaged: /],
    [join(folder, 'inside'), join(folder, 'copy'), /^The database .*inside cannot be read: /],
    [server.file, '/proc/copy', /^The file \/proc\/copy cannot be written: /],
  ] as const;
  for (const [database, file, sentence] of cases) {
    await expect(writeBackup(sourceOf(database), { file, replace: true })).rejects.toThrow(sentence);
  }
  expect(await readdir(folder)).toEqual(['broken.sqlite', 'inside']);
});

test('a disk that is full during a backup leaves the old copy as it was', async () => {
  const { server, folder } = await serverAtWork();
  const file = join(folder, 'copy.sqlite');
  await writeBackup(sourceOf(server.file), { file, replace: false });
  const yesterday = await readFile(file);
  const environment = { DATA_DIR: join(server.file, '..') };
  const { code, err } = await output(runOnFullDisk(20_000, 'backup', environment, file, '--replace'));
  expect([code, err]).toEqual([1, expect.stringMatching(/cannot be written: the disk is full, or broken/)]);
  expect([await readFile(file), await readdir(folder)]).toEqual([yesterday, ['copy.sqlite']]);
}, 120_000);

test('the command explains itself', async () => {
  const DATA_DIR = await temporaryFolder();
  const [help, two, unknown] = await Promise.all([
    output(run('backup', { DATA_DIR }, '--help')),
    output(run('backup', { DATA_DIR }, 'a', 'b')),
    output(run('restore', { DATA_DIR }, 'a', '--replace')),
  ]);
  expect([help.code, help.out]).toEqual([0, expect.stringContaining('npm run backup -- FILE')]);
  expect([two.code, two.err]).toEqual([1, 'Give the name of one file, or --help.\n']);
  expect([unknown.code, unknown.err]).toEqual([1, 'There is no option --replace: see --help.\n']);
}, 120_000);

test.each(['backup', 'restore', 'desk'] as const)(
  '%s without a word prints its help, and fails',
  async (name) => {
    const DATA_DIR = await temporaryFolder();
    for (const args of name === 'desk' ? [[]] : [[], ['']]) {
      const { code, err } = await output(run(name, { DATA_DIR }, ...args));
      expect([code, err]).toEqual([
        1,
        expect.stringMatching(new RegExp(`npm run ${name} -- [^]*\\nNothing was done: `)),
      ]);
    }
    const { code, out } = await output(run(name, { DATA_DIR }, '--help'));
    expect([code, out]).toEqual([0, expect.stringContaining(`npm run ${name} -- `)]);
  },
  120_000,
);
