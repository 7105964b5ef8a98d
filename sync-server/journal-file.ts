import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readLines } from './journal-lines.ts';
import { reasonOf } from './open-storage.ts';
import { StartProblem } from './start-problem.ts';
import { TemporaryFailure } from './storage/storage.ts';
import type { Journal, JournalEntry } from './usecases/journal.ts';

/** What tells whether a file is still as this process left it. */
type Left = { ino: number; size: number; mtimeMs: number };

/**
 * The journal as a file of JSON lines, opened for each of its rare entries. It belongs on another disk than the database. A file that is
 * as this process left it is not read again before something is added: the server waits for that.
 */
export function journalFile(file: string): Journal {
  let left: Left | undefined;
  return {
    async read() {
      const found = await readEntries(file);
      left = found.left;
      return found.entries;
    },
    async append(entries) {
      const before = left;
      left = undefined;
      left = await appendEntries(file, entries, before);
    },
  };
}

/**
 * Reads all lines, by their bytes. The end of a line that was cut off by a loss of power is taken away: nothing was committed before its
 * line was whole. That is done to a file that is surely a journal alone; any other is left as it is. A line that was damaged later stops
 * the start: to pass over it could show again what was taken out for good, while a server that does not start loses nothing, for devices
 * keep what they cannot send.
 *
 * @throws StartProblem
 */
async function readEntries(file: string): Promise<{ entries: JournalEntry[]; left: Left }> {
  try {
    // Opened for writing, so that a start tells at once where later entries could not be written.
    const handle = await open(file, 'a+', 0o600);
    try {
      return { entries: await readAndMend(file, handle), left: await leftOf(handle) };
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof StartProblem) throw error;
    throw new StartProblem(`The journal JOURNAL_FILE=${file} cannot be read and written: ${reasonOf(error)}.`);
  }
}

/** All entries; a last line that was cut off is taken away, and one that lacks its newline alone is given it. */
async function readAndMend(file: string, handle: FileHandle): Promise<JournalEntry[]> {
  if (!(await handle.stat()).isFile()) throw noJournal(file);
  const found = readLines(await handle.readFile());
  if ('line' in found) throw found.hasEntries ? damaged(file, found.line) : noJournal(file);
  if (found.end === 'foreign')
    throw found.entries.length > 0 ? damaged(file, found.entries.length + 1) : noJournal(file);
  if (found.end === 'entry') await handle.appendFile('\n');
  if (found.end === 'begun') await handle.truncate(found.size);
  return found.entries;
}

const noJournal = (file: string) =>
  new StartProblem(
    `JOURNAL_FILE=${file} is no journal of Dandelion, and was left as it is: name the journal, or a file that is not there yet.`,
  );

const damaged = (file: string, line: number) =>
  new StartProblem(
    `Line ${line} of the journal JOURNAL_FILE=${file} cannot be read: put the file back from its newest copy. If there is none, take this line out, and withdraw or redact again what it named.`,
  );

async function appendEntries(file: string, entries: readonly JournalEntry[], left: Left | undefined): Promise<Left> {
  const text = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
  try {
    const handle = await open(file, 'a+', 0o600);
    let after: Left;
    try {
      // What an earlier append could neither finish nor take away, or somebody changed.
      if (!isSame(await leftOf(handle), left)) await readAndMend(file, handle);
      await writeDown(handle, text);
      after = await leftOf(handle);
    } finally {
      await handle.close();
    }
    await syncFolder(dirname(file));
    return after;
  } catch (error) {
    throw new TemporaryFailure('The journal cannot be written', { cause: error });
  }
}

async function leftOf(handle: FileHandle): Promise<Left> {
  const { ino, size, mtimeMs } = await handle.stat();
  return { ino, size, mtimeMs };
}

const isSame = (now: Left, left: Left | undefined): boolean =>
  now.ino === left?.ino && now.size === left.size && now.mtimeMs === left.mtimeMs;

/** All of the text or nothing of it. */
async function writeDown(handle: FileHandle, text: string): Promise<void> {
  const { size } = await handle.stat();
  try {
    await handle.appendFile(text);
    await handle.sync();
  } catch (error) {
    await handle.truncate(size);
    throw error;
  }
}

/** A new file is there after a loss of power only when its folder says so. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
