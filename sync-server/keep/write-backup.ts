import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { reasonOf } from '../open-storage.ts';
import { StartProblem } from '../start-problem.ts';
import { type Figures, inspectDatabase } from '../storage/inspect.ts';
import { SQLITE, sqliteCode } from '../storage/sqlite-code.ts';
import { checkPlace, type Source } from './check-place.ts';
import { flush } from './flush.ts';

export type Backup = Figures & { file: string; bytes: number };

/**
 * Copies the database into one file, as it stands at one moment, while the server may run and write. The file has its name only
 * once it is whole, read through and on the disk.
 *
 * @param to.replace whether a backup of that name may be replaced
 * @throws StartProblem
 */
export async function writeBackup(from: Source, to: { file: string; replace: boolean }): Promise<Backup> {
  const { database } = from;
  const file = resolve(to.file);
  await checkPlace(from, file, to.replace);
  const part = `${file}.${process.pid}.part`;
  try {
    // Made here, so that only this user can read it, and so that the system's own word tells why it cannot be made.
    await (await open(part, 'wx', 0o600)).close();
    copyInto(database, part);
    await flush(part);
    const found = inspectDatabase(part);
    if (!found.ok) throw new StartProblem(`The copy of ${database} ${found.error}. It is not kept.`);
    await rename(part, file);
    await flush(dirname(file));
    return { ...found.value, file, bytes: (await stat(file)).size };
  } catch (error) {
    if (error instanceof StartProblem) throw error;
    throw new StartProblem(`The file ${file} cannot be written: ${reasonOf(error)}.`);
  } finally {
    for (const end of ['', '-journal']) await rm(`${part}${end}`, { force: true });
  }
}

function copyInto(database: string, part: string): void {
  const source = openSource(database);
  try {
    source.prepare('vacuum into ?').run(part);
  } catch (error) {
    switch (sqliteCode(error)) {
      case SQLITE.full:
      case SQLITE.ioerr:
        throw new StartProblem(`The file ${part} cannot be written: the disk is full, or broken. Nothing was changed.`);
      case SQLITE.corrupt:
      case SQLITE.notadb:
        throw damaged(database, error);
      default:
        throw new StartProblem(`The database ${database} cannot be copied: ${reasonOf(error)}.`);
    }
  } finally {
    source.close();
  }
}

/** Reads a little of it: only then SQLite tells whether it can. */
function openSource(database: string): DatabaseSync {
  let source: DatabaseSync | undefined;
  try {
    source = new DatabaseSync(database, { readOnly: true, timeout: 10_000 });
    source.prepare('select count(*) from sqlite_master').get();
    return source;
  } catch (error) {
    source?.close();
    if (sqliteCode(error) === SQLITE.notadb || sqliteCode(error) === SQLITE.corrupt) throw damaged(database, error);
    throw new StartProblem(`The database ${database} cannot be read: ${reasonOf(error)}.`);
  }
}

const damaged = (database: string, error: unknown) =>
  new StartProblem(`The database ${database} is damaged: ${reasonOf(error)}. Restore an older copy of it.`);
