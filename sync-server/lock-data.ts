import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Settings } from './config.ts';
import { makeDataFolder, reasonOf } from './open-storage.ts';
import { StartProblem } from './start-problem.ts';
import { SQLITE, sqliteCode } from './storage/sqlite-code.ts';

/** A data folder that belongs to this process until it lets go, or ends: the system frees it then, however it ended. */
export type DataLock = { release(): void };

/** How long another server may take to stop, in milliseconds. */
const PATIENCE = 2000;

/**
 * Takes the data folder for this process alone: two servers, or a server and a restore, never work on one database. The lock is
 * SQLite's own, on an empty file beside the database, so it works wherever the database does.
 *
 * @throws StartProblem when another process has it
 */
export async function lockData({ dataDir }: Settings): Promise<DataLock> {
  await makeDataFolder(dataDir);
  const file = join(dataDir, 'dandelion.lock');
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(file, { timeout: PATIENCE });
    lock.exec('pragma journal_mode = memory; begin exclusive');
  } catch (error) {
    lock?.close();
    throw new StartProblem(
      sqliteCode(error) === SQLITE.busy
        ? `A Dandelion server is running on DATA_DIR=${dataDir} already, or its backup is being restored: stop that one first.`
        : `The file ${file} cannot be locked: ${reasonOf(error)}.`,
    );
  }
  const held = lock;
  return { release: () => held.close() };
}
