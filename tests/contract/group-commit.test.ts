import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import type { Database } from '../../sync-server/storage/database.ts';
import { groupCommit } from '../../sync-server/storage/group-commit.ts';
import { NodeSqliteDialect } from '../../sync-server/storage/node-sqlite.ts';
import { TemporaryFailure } from '../../sync-server/storage/storage.ts';

const LIMITS = { writes: 64, ms: 1000, now: () => 0 };
const NO = new Error('no');

/** A file with one table of notes, written to in groups, with all that SQLite is told; and another program at the same file. */
async function openNotes(limits = LIMITS) {
  const folder = await mkdtemp(join(tmpdir(), 'dandelion-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'notes.sqlite');
  const database = new DatabaseSync(file, { timeout: 20 });
  database.exec('pragma journal_mode = wal; pragma foreign_keys = on');
  database.exec('create table notes (note text, of text references notes (note) deferrable initially deferred)');
  database.exec('create unique index by_note on notes (note)');
  const said: string[] = [];
  const db = new Kysely<Database>({
    dialect: new NodeSqliteDialect(database),
    log: ({ query }) => void said.push(query.sql.replace(/^insert.*/, 'insert').replaceAll('"', '')),
  });
  const { write, close } = groupCommit(db, limits);
  onTestFinished(() => db.destroy());
  const other = new DatabaseSync(file);
  onTestFinished(() => other.close());
  const note = (text: string, of?: string) =>
    write(async (trx) => {
      await sql`insert into notes values (${text}, ${of ?? null})`.execute(trx);
      return text;
    });
  /** Does what is said, and throws. */
  const failing = (text: string) =>
    write(async (trx) => {
      await sql`insert into notes values (${text}, null)`.execute(trx);
      throw NO;
    });
  const standing = () =>
    other
      .prepare('select note from notes order by rowid')
      .all()
      .map((row) => row.note);
  return { database, other, said, write, close, note, failing, standing };
}

const IN_SAVEPOINT = ['savepoint work', 'insert', 'release work'];

test('[S18] what waits while another is under way goes together: one alone without a savepoint, each of several in its own', async () => {
  const { said, write, note, failing, standing } = await openNotes();
  const later: Promise<unknown>[] = [];
  await write(async (trx) => {
    await sql`insert into notes values ('a', null)`.execute(trx);
    later.push(note('b'), expect(failing('c')).rejects.toBe(NO), note('d'));
  });
  await Promise.all(later);
  const undone = ['savepoint work', 'insert', 'rollback to work', 'release work'];
  expect(said).toEqual([
    ...['begin immediate', 'insert', 'commit'],
    ...['begin immediate', ...IN_SAVEPOINT, ...undone, ...IN_SAVEPOINT, 'commit'],
  ]);
  expect(standing()).toEqual(['a', 'b', 'd']);
});

test('[S18] whoever wrote is told once another program can read it, and in their order', async () => {
  const { note, write, standing } = await openNotes();
  const seen: unknown[] = [];
  const look = () => void seen.push(standing());
  const inside = write(async () => look());
  await Promise.all([inside, note('a').then(look), note('b').then(look), note('c').then(look)]);
  expect(seen).toEqual([[], ['a', 'b', 'c'], ['a', 'b', 'c'], ['a', 'b', 'c']]);
});

test('[S18] a group is bounded in its number', async () => {
  const { said, note, standing } = await openNotes({ ...LIMITS, writes: 2 });
  await Promise.all(['a', 'b', 'c'].map((text) => note(text)));
  expect(said).toEqual([
    ...['begin immediate', ...IN_SAVEPOINT, ...IN_SAVEPOINT, 'commit'],
    ...['begin immediate', 'insert', 'commit'],
  ]);
  expect(standing()).toEqual(['a', 'b', 'c']);
});

test('[S18] and in its time: what had to wait goes first in the next', async () => {
  let now = 0;
  const { said, write, note, standing } = await openNotes({ ...LIMITS, ms: 50, now: () => now });
  const slow = write(async (trx) => {
    await sql`insert into notes values ('a', null)`.execute(trx);
    now += 50;
    late.push(note('d'));
  });
  const late: Promise<unknown>[] = [];
  await Promise.all([slow, note('b'), note('c')]);
  await Promise.all(late);
  const all = ['begin immediate', ...IN_SAVEPOINT, ...IN_SAVEPOINT, ...IN_SAVEPOINT, 'commit'];
  expect(said).toEqual(['begin immediate', ...IN_SAVEPOINT, 'commit', ...all]);
  expect(standing()).toEqual(['a', 'b', 'c', 'd']);
});

test('[S15][S18] where another program has the database, all that wait are told so at once, and can come again', async () => {
  const { other, said, note, standing } = await openNotes();
  other.exec('begin immediate');
  const texts = ['a', 'b', 'c'];
  const outcomes = await Promise.allSettled(texts.map((text) => note(text)));
  for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: expect.any(TemporaryFailure) });
  expect(said).toEqual(['begin immediate']);
  other.exec('commit');
  await Promise.all(texts.map((text) => note(text)));
  expect(standing()).toEqual(texts);
});

/** More than there is room for. */
const LARGE = 'x'.repeat(1_000_000);

test('[S15][S18] where the disk is full and SQLite has undone all of a group, each of it is told that, and nothing stands', async () => {
  const { database, note, failing, standing } = await openNotes();
  database.exec('pragma max_page_count = 20');
  const outcomes = await Promise.allSettled([note('a'), failing('b'), note(LARGE), note('c')]);
  for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: expect.any(TemporaryFailure) });
  expect(standing()).toEqual([]);
  await Promise.all([note('a'), note('c')]);
  expect(standing()).toEqual(['a', 'c']);
});

test('[S15][S18] where SQLite has undone no more than what was too much, the others of the group stand', async () => {
  const { database, write, note, standing } = await openNotes();
  database.exec('pragma max_page_count = 20');
  const several = write((trx) => sql`insert into notes values ('b', null), (${LARGE}, null)`.execute(trx));
  const [, large, after] = await Promise.allSettled([note('a'), several, note('c')]);
  expect(large).toMatchObject({ reason: expect.any(TemporaryFailure) });
  expect(after).toMatchObject({ value: 'c' });
  expect(standing()).toEqual(['a', 'c']);
});

test('[S15][S18] a commit that fails is told to all of its group, also to one whose work had thrown, and nothing stands', async () => {
  const { note, failing, standing } = await openNotes();
  const outcomes = await Promise.allSettled([note('a'), note('b', 'nobody'), failing('c')]);
  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({ reason: { name: 'TemporaryFailure', cause: { message: /foreign key/i } } });
  }
  expect(standing()).toEqual([]);
  await expect(note('b', 'nobody')).rejects.toThrow(/foreign key/i);
  await note('a');
  expect(standing()).toEqual(['a']);
});

test('[S15][S18] whose mistake undoes all is told of it; to the others it is a temporary failure, for it is none of theirs', async () => {
  const { database, note, standing } = await openNotes();
  database.exec(`create trigger poison before insert on notes when new.note = 'bad'
    begin select raise(rollback, 'poison'); end`);
  const [before, bad, behind] = await Promise.allSettled([note('a'), note('bad'), note('c')]);
  expect(bad).toMatchObject({ reason: { message: 'poison' } });
  for (const each of [before, behind]) expect(each).toMatchObject({ reason: expect.any(TemporaryFailure) });
  expect(standing()).toEqual([]);
  await note('a');
  expect(standing()).toEqual(['a']);
});
