import { existsSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Settings } from './config.ts';
import { StartProblem } from './start-problem.ts';
import { openSqlite } from './storage/sqlite.ts';
import { type Storage, TemporaryFailure } from './storage/storage.ts';

/**
 * Makes the folder for the data, if need be, and opens the database in it.
 *
 * @throws StartProblem
 */
export async function openStorage({ dataDir, database }: Settings): Promise<Storage> {
  await makeDataFolder(dataDir);
  try {
    return await openSqlite(database);
  } catch (error) {
    if (error instanceof TemporaryFailure) throw new StartProblem(busyOrFull(database));
    throw new StartProblem(`The database ${database} cannot be opened: ${reasonOf(error)}.`);
  }
}

/** @throws StartProblem */
export async function makeDataFolder(dataDir: string): Promise<void> {
  if (existsSync(dataDir) && !statSync(dataDir).isDirectory()) {
    throw new StartProblem(`DATA_DIR=${dataDir} is a file: name a folder.`);
  }
  try {
    await makeFolder(dataDir);
  } catch (error) {
    throw new StartProblem(`The folder DATA_DIR=${dataDir} cannot be made: ${reasonOf(error)}.`);
  }
}

export const busyOrFull = (database: string): string =>
  `The database ${database} is in use by another program, or its disk is full.`;

/** Folder by folder: in places that are no real disk, like /proc, Node's own `recursive` tries for ever. */
async function makeFolder(path: string): Promise<void> {
  if (existsSync(path)) return;
  if (dirname(path) !== path) await makeFolder(dirname(path));
  await mkdir(path);
}

const REASONS = new Map([
  ['EACCES', 'this user may not write there'],
  ['EPERM', 'this user may not write there'],
  ['EROFS', 'the disk can only be read'],
  ['ENOSPC', 'the disk is full'],
  ['ENOTDIR', 'a part of this path is a file'],
  ['EEXIST', 'there is a file of this name'],
  ['EISDIR', 'it is a folder'],
  ['ENOENT', 'there is no such file or folder'],
]);

/** Why the system refused something, in words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS.get(code) ?? (error instanceof Error ? error.message : String(error));
}
