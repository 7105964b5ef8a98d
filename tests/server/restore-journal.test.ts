import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { restoreBackup } from '../../sync-server/keep/restore-backup.ts';
import { output, run } from './program.ts';
import { ENTRY, midsIn, oldAndNew, restore, settingsOf, world } from './restoring.ts';
import { temporaryFolder } from './test-server.ts';

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
