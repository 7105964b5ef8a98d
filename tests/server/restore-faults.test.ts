import { once } from 'node:events';
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { checkDatabase } from './check-database.ts';
import { output, readyAt, run, runOnFullDisk } from './program.ts';
import { midsIn, oldAndNew, restore } from './restoring.ts';
import type { TestDevice } from './test-device.ts';
import { type TestServer, temporaryFolder } from './test-server.ts';

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
