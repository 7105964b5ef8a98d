import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { reasonOf } from './open-storage.ts';
import { StartProblem } from './start-problem.ts';
import { TemporaryFailure } from './storage/storage.ts';
import { type Journal, type JournalEntry, journalEntrySchema } from './usecases/journal.ts';

/** The journal as a file of JSON lines, opened for each of its rare entries. It belongs on another disk than the database. */
export const journalFile = (file: string): Journal => ({
  read: () => readEntries(file),
  append: (entries) => appendEntries(file, entries),
});

/**
 * Reads all lines. The end of a line that was cut off by a loss of power is taken away: nothing was committed before its line was
 * whole. A line that was damaged later stops the start: to pass over it could show again what was taken out for good, while a
 * server that does not start loses nothing, for devices keep what they cannot send.
 *
 * @throws StartProblem
 */
async function readEntries(file: string): Promise<JournalEntry[]> {
  const whole = await readWholeLines(file);
  return whole.split('\n').flatMap((line, at) => (line === '' ? [] : [readEntry(file, line, at + 1)]));
}

/** Opened for writing, so that a start tells at once where later entries could not be written. */
async function readWholeLines(file: string): Promise<string> {
  try {
    const handle = await open(file, 'a+', 0o600);
    try {
      return await wholeLinesOf(handle);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new StartProblem(`The journal JOURNAL_FILE=${file} cannot be read and written: ${reasonOf(error)}.`);
  }
}

/** All whole lines; the end of one that was cut off is taken away. */
async function wholeLinesOf(handle: FileHandle): Promise<string> {
  const text = await handle.readFile('utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) await handle.truncate(Buffer.byteLength(whole));
  return whole;
}

function readEntry(file: string, line: string, number: number): JournalEntry {
  try {
    return journalEntrySchema.parse(JSON.parse(line));
  } catch {
    throw new StartProblem(
      `Line ${number} of the journal JOURNAL_FILE=${file} cannot be read: put the file back from its newest copy. If there is none, take this line out, and withdraw or redact again what it named.`,
    );
  }
}

async function appendEntries(file: string, entries: readonly JournalEntry[]): Promise<void> {
  const text = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
  try {
    const handle = await open(file, 'a+', 0o600);
    try {
      // What an earlier append could neither finish nor take away.
      await wholeLinesOf(handle);
      await writeDown(handle, text);
    } finally {
      await handle.close();
    }
    await syncFolder(dirname(file));
  } catch (error) {
    throw new TemporaryFailure('The journal cannot be written', { cause: error });
  }
}

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
