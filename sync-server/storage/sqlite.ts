import { DatabaseSync } from 'node:sqlite';
import { CamelCasePlugin, Kysely } from 'kysely';
import type { Database } from './database.ts';
import { groupCommit } from './group-commit.ts';
import { kyselyStorage } from './kysely-storage.ts';
import { migrate } from './migrations/migrate.ts';
import { explained, NodeSqliteDialect } from './node-sqlite.ts';
import type { Storage } from './storage.ts';

/**
 * Opens the database in one file, and makes or mends its tables.
 *
 * @param busyTimeout how long to wait for another process that writes, in milliseconds
 * @throws TemporaryFailure when it is locked or its disk is full; another error when the file cannot be opened, or is no database
 */
export async function openSqlite(file: string, { busyTimeout = 2000 } = {}): Promise<Storage> {
  const database = new DatabaseSync(file, { timeout: busyTimeout });
  try {
    explained(() => {
      // What is redacted is written over, not only let go of.
      database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on;');
      // What a savepoint would bring back stands in no file meanwhile.
      database.exec('pragma foreign_keys = on; pragma temp_store = memory;');
    });
    const db = kyselyOf(database);
    await migrate(db);
    const scrubNow = () => emptyLog(database, busyTimeout);
    // A process that was killed left its log behind.
    scrubNow();
    return kyselyStorage(db, groupCommit(db), scrubNow);
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Opens the database in one file as it is, and changes nothing in it. Reading fails where it has other tables than this version.
 *
 * @throws when it cannot be opened
 */
export function openToRead(file: string): Storage {
  const db = kyselyOf(new DatabaseSync(file, { readOnly: true, timeout: 2000 }));
  return kyselyStorage(db, groupCommit(db), () => true);
}

const kyselyOf = (database: DatabaseSync) =>
  new Kysely<Database>({ dialect: new NodeSqliteDialect(database), plugins: [new CamelCasePlugin()] });

/**
 * Brings what stands in the log beside the database into it, and empties the log: there, each page stands as it was before, too.
 *
 * @returns false where another program reads just now, or the disk is full. It waits for neither
 */
function emptyLog(database: DatabaseSync, busyTimeout: number): boolean {
  try {
    database.exec('pragma busy_timeout = 0');
    return database.prepare('pragma wal_checkpoint(truncate)').get()?.busy === 0;
  } catch {
    return false;
  } finally {
    database.exec(`pragma busy_timeout = ${busyTimeout}`);
  }
}
