import { existsSync } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Settings } from '../config.ts';
import { StartProblem } from '../start-problem.ts';
import { isDandelionDatabase } from '../storage/inspect.ts';
import { isDatabaseFile } from './database-file.ts';
import { isSameFile } from './same-file.ts';

export type Source = Pick<Settings, 'database' | 'journal'>;

/**
 * Sees to it that a backup overwrites nothing but an older backup.
 *
 * @param file an absolute path
 * @throws StartProblem
 */
export async function checkPlace({ database, journal }: Source, file: string, replace: boolean): Promise<void> {
  if (!existsSync(database)) {
    throw new StartProblem(
      `There is no database at ${database}: give this command the same DATA_DIR as the server has.`,
    );
  }
  if (!existsSync(dirname(file))) throw new StartProblem(`The folder ${dirname(file)} is not there: make it first.`);
  if (await isOneOf(file, [database])) {
    throw new StartProblem(`The file ${file} is the database itself: give the copy another name.`);
  }
  const lock = join(dirname(database), 'dandelion.lock');
  const parts = ['-wal', '-shm', '-journal', '.incoming'].map((end) => `${database}${end}`);
  if (await isOneOf(file, [journal, lock, ...parts])) {
    throw new StartProblem(`The file ${file} belongs to the server: give the copy another name.`);
  }
  if (existsSync(file)) await checkPresent(file, replace);
}

async function checkPresent(file: string, replace: boolean): Promise<void> {
  const found = await stat(file);
  if (found.isDirectory()) throw new StartProblem(`${file} is a folder: give the name of a file in it.`);
  if (!replace) throw new StartProblem(`There is a file ${file} already: give another name, or say --replace.`);
  if (['-wal', '-shm'].some((end) => existsSync(`${file}${end}`))) {
    throw new StartProblem(`The file ${file} is a database in use: give the copy another name.`);
  }
  if (!found.isFile() || !(await isDatabaseFile(file)) || !isDandelionDatabase(file)) {
    throw new StartProblem(
      `The file ${file} is no backup of Dandelion that can be read, so it is left as it is: give another name, or take it away first.`,
    );
  }
}

/** By whatever names and links, and though nothing may be there yet. */
async function isOneOf(file: string, others: readonly string[]): Promise<boolean> {
  const place = await placeOf(file);
  for (const other of others) {
    if (place === (await placeOf(other)) || (await isSameFile(file, other))) return true;
  }
  return false;
}

const placeOf = async (file: string): Promise<string> =>
  join(await realpath(dirname(file)).catch(() => dirname(file)), basename(file));
