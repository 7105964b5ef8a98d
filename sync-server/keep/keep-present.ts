import { constants, existsSync } from 'node:fs';
import { copyFile, link, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StartProblem } from '../start-problem.ts';
import { settleDatabase } from '../storage/inspect.ts';
import { SQLITE, sqliteCode } from '../storage/sqlite-code.ts';
import { isDatabaseFile } from './database-file.ts';
import { flush } from './flush.ts';

/**
 * Gives the database that is here a second name, under which it stays when another takes its place. It keeps its first name too,
 * so there is a database at any moment.
 *
 * @param now ISO 8601; it stands in the name
 * @returns the path it is kept at; undefined where there is no database
 * @throws StartProblem when another program has it open
 */
export async function keepPresent(database: string, now: string): Promise<string | undefined> {
  if (!existsSync(database)) return undefined;
  const kept = join(dirname(database), `dandelion-before-restore-${now.replaceAll(/[:.]/g, '-')}.sqlite`);
  const whole = (await isDatabaseFile(database)) && settle(database);
  await linkOrCopy(database, kept);
  // A damaged one may have a log of its own, which must not be read into the one that comes.
  if (!whole && existsSync(`${database}-wal`)) await rename(`${database}-wal`, `${kept}-wal`);
  for (const end of ['-wal', '-shm']) await rm(`${database}${end}`, { force: true });
  await flush(dirname(database));
  return kept;
}

/** @returns whether all of it is in its file now; not where it is damaged, which may be why another is to take its place */
function settle(database: string): boolean {
  try {
    settleDatabase(database);
    return true;
  } catch (error) {
    if (sqliteCode(error) !== SQLITE.busy) return false;
    throw new StartProblem(`The database ${database} is open in another program: end that one first.`);
  }
}

/** Not every file system knows a second name of one file. */
async function linkOrCopy(file: string, name: string): Promise<void> {
  try {
    await link(file, name);
  } catch {
    await copyFile(file, name, constants.COPYFILE_EXCL);
    await flush(name);
  }
}
