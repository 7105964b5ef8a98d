import { DatabaseSync } from 'node:sqlite';
import { fail, ok, type Result } from '../../src/domain/result.ts';
import { KNOWN_MIGRATIONS } from './migrations/migrate.ts';
import { SQLITE, sqliteCode } from './sqlite-code.ts';

/** How much is in a database. */
export type Figures = { scopes: number; changes: number; versions: number };

/**
 * Reads a database file through, and changes nothing in it.
 *
 * @param file nothing of it may stand in a file beside it: see `settleDatabase`
 * @returns how much is in it; or why it cannot be used, as the end of a sentence that begins with its name
 */
export function inspectDatabase(file: string): Result<Figures, string> {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true });
    const flaw = flawOf(database);
    return flaw === undefined ? ok(figuresOf(database)) : fail(flaw);
  } catch (error) {
    return fail(flawInWords(error));
  } finally {
    database?.close();
  }
}

/** Whether a database file has our tables; false also where that cannot be read. */
export function isDandelionDatabase(file: string): boolean {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true });
    return hasOurTables(database);
  } catch {
    return false;
  } finally {
    database?.close();
  }
}

/**
 * Brings into the file itself what SQLite keeps beside it, so that the file alone is the database.
 *
 * @throws when another program has it open, when it is no database, or damaged
 */
export function settleDatabase(file: string): void {
  const database = new DatabaseSync(file, { timeout: 2000 });
  try {
    database.exec('pragma journal_mode = delete');
  } finally {
    database.close();
  }
}

function flawOf(database: DatabaseSync): string | undefined {
  if (!hasOurTables(database)) return 'is a database of another program, not of Dandelion';
  const ran = database.prepare('select name from kysely_migration').all();
  if (ran.some(({ name }) => !KNOWN_MIGRATIONS.includes(String(name)))) {
    return 'was written by a newer Dandelion: update this one first';
  }
  const [found] = database.prepare('pragma integrity_check(1)').all();
  const said = String(found?.integrity_check);
  return said === 'ok' ? undefined : `is damaged: ${flawLine(said)}`;
}

/** SQLite's own heading says nothing to an operator, and its sentence may go on over several lines. */
const flawLine = (said: string): string =>
  said
    .split('\n')
    .filter((line) => !line.startsWith('***'))
    .join(' ');

function hasOurTables(database: DatabaseSync): boolean {
  const names = database.prepare("select name from sqlite_master where type = 'table'").all();
  const tables = new Set(names.map(({ name }) => name));
  return ['kysely_migration', 'scopes', 'log', 'published'].every((table) => tables.has(table));
}

function figuresOf(database: DatabaseSync): Figures {
  const count = (table: 'scopes' | 'log' | 'published') =>
    Number(database.prepare(`select count(*) as n from ${table}`).get()?.n);
  return { scopes: count('scopes'), changes: count('log'), versions: count('published') };
}

function flawInWords(error: unknown): string {
  switch (sqliteCode(error)) {
    case SQLITE.notadb:
      return 'is no database';
    case SQLITE.corrupt:
      return 'is damaged, or was cut';
    default:
      return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}
