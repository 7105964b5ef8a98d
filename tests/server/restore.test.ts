import { once } from 'node:events';
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { isOlder } from '../../src/protocol/manifest.ts';
import { readSettings } from '../../sync-server/config.ts';
import { restoreBackup } from '../../sync-server/keep/restore-backup.ts';
import { writeBackup } from '../../sync-server/keep/write-backup.ts';
import { sourceOf } from './backup-source.ts';
import { checkDatabase } from './check-database.ts';
import { output, readyAt, run, runOnFullDisk } from './program.ts';
import { createTestDevice, mutationBy, newProject, type TestDevice } from './test-device.ts';
import { openTestServer, type TestServer, temporaryFolder } from './test-server.ts';

const REDACTION = {
  ...{ what: 'redaction', scope: 'project:p', mid: 'm0', record: 'r', field: 'title', hash: 'h' },
  ...{ at: '2026-02-01T10:00:00.000Z', person: 'p', reason: 'mistake' },
};
const ENTRY = `${JSON.stringify(REDACTION)}\n`;
const NOW = '2026-03-02T08:00:00.000Z';
const world = {
  clock: () => new Date(NOW),
  random: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
};

function settingsOf(folder: string) {
  const settings = readSettings({ DATA_DIR: folder });
  if (!settings.ok) throw new Error(settings.error);
  return settings.value;
}

/** A server with a project, of which a backup was made before its last change. It does not run any more. */
async function oldAndNew() {
  const server = await openTestServer();
  const nurse = await createTestDevice();
  const { scope, id, title } = newProject(nurse);
  await server.push(nurse, title);
  const file = join(await temporaryFolder(), 'copy.sqlite');
  await writeBackup(sourceOf(server.file), { file, replace: false });
  const cursorOf = async () => (await server.pullPages(nurse, [{ scope, cursor: null }])).pages[0]?.next ?? null;
  const earlier = await cursorOf();
  const summary = mutationBy(nurse, { scope, record: id, kind: 'project', field: 'summary', payload: 'Since then' });
  await server.push(nurse, summary);
  const cursors = [earlier, await cursorOf()];
  const other = server.otherConnection();
  other.exec("update archive set manifest = json_set(manifest, '$.version', 7)");
  other.close();
  const manifest = await server.manifest();
  await server.stop();
  const folder = join(server.file, '..');
  return { server, nurse, scope, title, summary, file, folder, cursors, manifest };
}

const restore = (folder: string, file: string, say: (step: string) => void = () => undefined) =>
  restoreBackup(settingsOf(folder), file, { ...world, say });

const midsIn = (file: string): unknown[] => {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database.prepare("select mid from log where by <> 'server'").all();
  database.close();
  return rows.map(({ mid }) => mid);
};

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

test('each mistake of a restore is one sentence, and changes nothing', async () => {
  const { file, folder, title, summary } = await oldAndNew();
  const others = await temporaryFolder();
  const at = (name: string) => join(others, name);
  const [none, text, other, newer, cut, flipped] = [
    at('none'),
    at('text'),
    at('other'),
    at('newer'),
    at('cut'),
    at('flipped'),
  ];
  const [empty, zeroed] = [at('empty'), at('zeroed')];
  const whole = await readFile(file);
  await writeFile(zeroed, whole.fill(0, whole.length - 4096));
  await writeFile(empty, '');
  await writeFile(text, 'this is no database, whatever its name says');
  new DatabaseSync(other).exec('create table invoices (id)');
  await copyFile(file, newer);
  new DatabaseSync(newer).exec("insert into kysely_migration values ('9999-from-the-future', '2030-01-01')");
  const bytes = await readFile(file);
  await writeFile(cut, bytes.subarray(0, bytes.length / 2));
  await writeFile(flipped, bytes.fill(0xff, 8192, bytes.length - 4096));
  const cases = [
    [none, /^There is no file .*none\.$/],
    [text, /^The file .*text is no database\. Nothing was changed\.$/],
    [other, /^The file .*other is a database of another program, not of Dandelion\. Nothing was changed\.$/],
    [newer, /^The file .*newer was written by a newer Dandelion: update this one first\. Nothing was changed\.$/],
    [cut, /^The file .*cut is damaged/],
    [flipped, /^The file .*flipped is damaged[^*\n]*Nothing was changed\.$/],
    [zeroed, /^The file .*zeroed is damaged[^*\n]*Nothing was changed\.$/],
    [join(folder, 'dandelion.sqlite'), /is the database itself\.$/],
    [others, /^.* is a folder: give the name of a file in it\.$/],
    ['/dev/null', /^\/dev\/null is no file: give the name of a backup\.$/],
    [empty, /^The file .*empty is empty: give the name of a backup\.$/],
  ] as const;
  for (const [from, sentence] of cases) await expect(restore(folder, from)).rejects.toThrow(sentence);
  await expect(restore(text, file)).rejects.toThrow(`DATA_DIR=${text} is a file: name a folder.`);
  expect((await readdir(folder)).toSorted()).toEqual(['dandelion.lock', 'dandelion.sqlite']);
  expect(midsIn(join(folder, 'dandelion.sqlite'))).toEqual([title.mid, summary.mid]);
});

test('what a restore that was cut off left is not thrown away for being restored itself', async () => {
  const { file, folder } = await oldAndNew();
  const left = join(folder, 'dandelion.sqlite.incoming');
  await copyFile(file, left);
  await expect(restore(folder, left)).rejects.toThrow(
    /is left from a restore that was cut off: give the backup itself\.$/,
  );
  expect(await readFile(left)).toEqual(await readFile(file));
});

test('it refuses while a server runs on the folder, or another program has the database open', async () => {
  const { server, file, folder } = await oldAndNew();
  const child = run('main', { DATA_DIR: folder });
  await readyAt(child);
  const { code, err } = await output(run('restore', { DATA_DIR: folder }, file));
  expect([code, err]).toEqual([1, expect.stringContaining(`is running on DATA_DIR=${folder} already`)]);
  child.kill('SIGTERM');
  await once(child, 'exit');
  const other = server.otherConnection();
  other.prepare('select * from log').all();
  await expect(restore(folder, file)).rejects.toThrow(/is open in another program: end that one first\.$/);
  other.close();
  await restore(folder, file);
}, 120_000);

const STEPS = 6;

test.each(Array.from({ length: STEPS }, (_, at) => at))('what fails at step %i leaves the old database', async (at) => {
  const { title, summary, file, folder } = await oldAndNew();
  let step = 0;
  const failing = restore(folder, file, () => {
    if (step++ === at) throw new Error('the lights went out');
  });
  await expect(failing).rejects.toThrow('the lights went out');
  const database = join(folder, 'dandelion.sqlite');
  expect([midsIn(database), checkDatabase(database)]).toEqual([[title.mid, summary.mid], []]);
  expect(await readdir(folder)).toEqual(['dandelion.lock', 'dandelion.sqlite']);
  expect(await restore(folder, file)).toMatchObject({ changes: 3 });
});

test('a disk that is full during a restore leaves the old database', async () => {
  const { title, summary, file, folder } = await oldAndNew();
  const { code, err } = await output(runOnFullDisk(20_000, 'restore', { DATA_DIR: folder }, file));
  expect([code, err]).toEqual([1, expect.stringMatching(/cannot be restored: .*\. Nothing was changed\.$/m)]);
  expect((await readdir(folder)).toSorted()).toEqual(['dandelion.lock', 'dandelion.sqlite']);
  expect(midsIn(join(folder, 'dandelion.sqlite'))).toEqual([title.mid, summary.mid]);
}, 120_000);

test('killed at any step, it leaves the old database or the new one, and can be done again', async () => {
  const { server, nurse, scope, title, summary, file, folder } = await oldAndNew();
  const database = join(folder, 'dandelion.sqlite');
  const outcomes: string[] = [];
  for (let at = 0; at <= STEPS; at++) {
    await pushAgain(server, nurse, scope, [title, summary]);
    const child = run('restore', { DATA_DIR: folder }, file);
    await linesOf(child.stdout, at + 1);
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(checkDatabase(database)).toEqual([]);
    const there = midsIn(database).length;
    expect([1, 2]).toContain(there);
    outcomes.push(there === 1 ? 'new' : 'old');
  }
  expect(outcomes.at(-1)).toBe('new');
  await restore(folder, file);
}, 120_000);

/** Brings the database to where it was before the restore. */
async function pushAgain(server: TestServer, nurse: TestDevice, scope: string, mutations: { scope: string }[]) {
  await server.restart();
  await server.pushAll(nurse, scope, mutations);
  await server.stop();
}

async function linesOf(stream: NodeJS.ReadableStream | null, count: number): Promise<void> {
  let lines = 0;
  for await (const data of stream ?? []) {
    lines += String(data).split('\n').length - 1;
    if (lines >= count) return;
  }
}

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

const takeOut = (database: string) => {
  const other = new DatabaseSync(database);
  other.exec(`insert into redactions (scope, mid, record, field, hash, at, person, reason)
    values ('project:p', 'm1', 'r', 'title', 'h', '2026-03-01T11:00:00.000Z', 'p', 'patient-data')`);
  other.close();
};

test('[S28] what only the database knows that is replaced stands in the journal before it goes', async () => {
  const { file, folder } = await oldAndNew();
  const journal = join(folder, 'withdrawn-and-redacted.ndjson');
  await writeFile(journal, ENTRY);
  takeOut(join(folder, 'dandelion.sqlite'));
  expect((await restore(folder, file)).journal).toEqual({
    ...{ file: journal, entries: 2, newest: '2026-03-01T11:00:00.000Z', taken: 1, present: 'read' },
  });
  const entries = (await readFile(journal, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(entries).toMatchObject([{ mid: 'm0' }, { mid: 'm1', reason: 'patient-data' }]);
});

test('[S28] a journal that is damaged, or cannot be written, keeps a restore from being done', async () => {
  const { file, folder, title, summary } = await oldAndNew();
  const journal = join(folder, 'withdrawn-and-redacted.ndjson');
  await writeFile(journal, 'no journal\n');
  await expect(restore(folder, file)).rejects.toThrow('is no journal of Dandelion');
  takeOut(join(folder, 'dandelion.sqlite'));
  const settings = { ...settingsOf(folder), journal: join(folder, 'not', 'there') };
  const restoring = restoreBackup(settings, file, { ...world, say: () => undefined });
  await expect(restoring).rejects.toThrow(/cannot be restored: .*Nothing was changed\.$/);
  expect(midsIn(join(folder, 'dandelion.sqlite'))).toEqual([title.mid, summary.mid]);
});

test('[S28] the command says what will hold, and by which journal', async () => {
  const { file, folder } = await oldAndNew();
  const JOURNAL_FILE = join(await temporaryFolder(), 'journal.ndjson');
  const restored = async () => (await output(run('restore', { DATA_DIR: folder, JOURNAL_FILE }, file))).out;
  expect(await restored()).toContain(
    `There is no journal at ${JOURNAL_FILE}, and the database that was here knew of nothing`,
  );
  await writeFile(JOURNAL_FILE, ENTRY);
  const known = await restored();
  expect(known).toContain(`The journal ${JOURNAL_FILE} has 1 entry, the newest of 2026-02-01 10:00 UTC.`);
  expect(known).toContain('It and the backup may hold what was withdrawn or taken out for good.');
  await writeFile(JOURNAL_FILE, '');
  await writeFile(join(folder, 'dandelion.sqlite'), 'no database any more');
  const unread = await restored();
  expect(unread).toMatch(/Nothing stands in the journal .*will be public again\./);
  expect(unread).toContain('The database that was here cannot be read');
}, 120_000);
