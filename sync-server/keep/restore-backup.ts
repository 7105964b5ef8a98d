import { existsSync } from 'node:fs';
import { chmod, copyFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod/mini';
import type { Settings } from '../config.ts';
import { journalFile } from '../journal-file.ts';
import { lockData } from '../lock-data.ts';
import { reasonOf } from '../open-storage.ts';
import { StartProblem } from '../start-problem.ts';
import { type Figures, inspectDatabase, settleDatabase } from '../storage/inspect.ts';
import { openSqlite } from '../storage/sqlite.ts';
import { bringBackAudit } from '../usecases/bring-back-audit.ts';
import { renewEpochs } from '../usecases/renew-epochs.ts';
import type { Service } from '../usecases/service.ts';
import { appendAudit, OPERATOR } from '../usecases/write-audit.ts';
import { flush } from './flush.ts';
import { type KeptJournal, keepJournal } from './keep-journal.ts';
import { keepPresent } from './keep-present.ts';
import { isSameFile } from './same-file.ts';

type World = Pick<Service, 'clock' | 'random'> & {
  /** Told before each step what comes now. */
  say(step: string): void;
};

/** `kept`: where the database is now that was here before. */
export type Restored = Figures & { kept: string | undefined; journal: KeptJournal };

/**
 * Puts a copy in the place of the database. The copy is made ready beside it and takes its name at once, at the very end: whenever
 * this is cut off, the old database is there or the new one.
 *
 * @throws StartProblem; then everything is as it was
 */
export async function restoreBackup(settings: Settings, from: string, world: World): Promise<Restored> {
  const { database } = settings;
  const file = resolve(from);
  await checkFile(file);
  if (await isSameFile(file, database)) throw new StartProblem(`The file ${file} is the database itself.`);
  const incoming = `${database}.incoming`;
  if (await isSameFile(file, incoming)) {
    throw new StartProblem(`The file ${file} is left from a restore that was cut off: give the backup itself.`);
  }
  const lock = await lockData(settings);
  let kept: string | undefined;
  try {
    await forget(incoming);
    world.say(`Copying ${file}`);
    await copyWhole(file, incoming);
    world.say('Reading it through');
    const figures = readThrough(file, incoming);
    world.say('Making it known to devices as restored');
    await makeNew(incoming, database, world);
    world.say('Writing what was withdrawn and taken out for good into the journal');
    const journal = await keepJournal(settings);
    await goOnWithAudit(incoming, settings.journal, world);
    world.say('Keeping the database that is here');
    kept = await keepPresent(database, world.clock().toISOString());
    world.say('Putting the copy in its place');
    await rename(incoming, database);
    await flush(dirname(database));
    return { ...figures, kept, journal };
  } catch (error) {
    // It has its first name still: the second was for nothing.
    if (kept !== undefined && (await isSameFile(kept, database))) await rm(kept);
    if (error instanceof StartProblem) throw error;
    throw new StartProblem(`${file} cannot be restored: ${reasonOf(error)}. Nothing was changed.`);
  } finally {
    await forget(incoming);
    lock.release();
  }
}

/** @throws StartProblem for what cannot be a backup, before anything is done */
async function checkFile(file: string): Promise<void> {
  if (!existsSync(file)) throw new StartProblem(`There is no file ${file}.`);
  const found = await stat(file);
  if (found.isDirectory()) throw new StartProblem(`${file} is a folder: give the name of a file in it.`);
  if (!found.isFile()) throw new StartProblem(`${file} is no file: give the name of a backup.`);
  if (found.size === 0) throw new StartProblem(`The file ${file} is empty: give the name of a backup.`);
}

async function copyWhole(file: string, to: string): Promise<void> {
  await copyFile(file, to);
  // Whatever may read the backup: the database is for the server alone.
  await chmod(to, 0o600);
  // A plain copy of a database in use has a part beside it.
  if (existsSync(`${file}-wal`)) await copyFile(`${file}-wal`, `${to}-wal`);
}

function readThrough(file: string, copy: string): Figures {
  try {
    settleDatabase(copy);
  } catch {
    // Reading says what is wrong with it.
  }
  const found = inspectDatabase(copy);
  if (!found.ok) throw new StartProblem(`The file ${file} ${found.error}. Nothing was changed.`);
  return found.value;
}

/** Brings the copy to this version's tables, and gives its scopes and its archive new epochs. */
async function makeNew(incoming: string, database: string, world: World): Promise<void> {
  const storage = await openSqlite(incoming);
  try {
    await renewEpochs({ ...world, storage }, epochOf(database));
  } finally {
    await storage.close();
  }
  settleDatabase(incoming);
  await flush(incoming);
}

/** The audit log goes on where the journal knows it to be, and says that this was restored. The journal hears of it at the next start. */
async function goOnWithAudit(incoming: string, journal: string, world: World): Promise<void> {
  const written = existsSync(journal) ? await journalFile(journal).read() : [];
  const storage = await openSqlite(incoming);
  try {
    await storage.write(async (tx) => {
      const { came } = await bringBackAudit(tx, written);
      const said = { what: 'restored', desk: null, who: OPERATOR, about: { broughtBack: came } } as const;
      await appendAudit(tx, said, world.clock().toISOString());
    });
  } finally {
    await storage.close();
  }
  settleDatabase(incoming);
  await flush(incoming);
}

const archiveRowSchema = z.object({ manifest: z.string() });
const epochSchema = z.object({ epoch: z.string() });

/** The epoch of the archive that is here, where that can still be read. */
function epochOf(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true });
    const { manifest } = archiveRowSchema.parse(database.prepare('select manifest from archive').get());
    return epochSchema.parse(JSON.parse(manifest)).epoch;
  } catch {
    return undefined;
  } finally {
    database?.close();
  }
}

async function forget(copy: string): Promise<void> {
  for (const end of ['', '-wal', '-shm', '-journal']) await rm(`${copy}${end}`, { force: true });
}
