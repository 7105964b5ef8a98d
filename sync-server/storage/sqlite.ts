import { DatabaseSync } from 'node:sqlite';
import { CamelCasePlugin, Kysely, sql } from 'kysely';
import type { Database } from './database.ts';
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
      database.exec('pragma foreign_keys = on;');
    });
    const db = new Kysely<Database>({
      dialect: new NodeSqliteDialect(database),
      plugins: [new CamelCasePlugin()],
    });
    await migrate(db);
    // What is in the log beside the file goes into the file, and the log is emptied.
    const scrub = async () => void (await sql`pragma wal_checkpoint(truncate)`.execute(db));
    return kyselyStorage(db, { scrub });
  } catch (error) {
    database.close();
    throw error;
  }
}
