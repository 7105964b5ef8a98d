import { existsSync } from 'node:fs';
import { journalFile } from '../journal-file.ts';
import { openToRead } from '../storage/sqlite.ts';
import type { Transaction } from '../storage/storage.ts';
import { auditEntries, knownEntries, unwrittenIn } from '../usecases/apply-journal.ts';
import type { JournalEntry } from '../usecases/journal.ts';
import type { Source } from './check-place.ts';
import { isDatabaseFile } from './database-file.ts';

/**
 * What will hold after a restore. `newest`: ISO 8601, of the last entry. `taken`: how many entries the database gave that is here.
 * `present`: whether that one could be read; `none` where there is no database.
 */
export type KeptJournal = {
  file: string;
  entries: number;
  newest: string | undefined;
  taken: number;
  present: 'none' | 'read' | 'unread';
};

/**
 * Takes into the journal what the database that is here knows as withdrawn and taken out for good, before another takes its place.
 *
 * @throws StartProblem when the journal cannot be read
 * @throws TemporaryFailure when it cannot be written
 */
export async function keepJournal({ database, journal: file }: Source): Promise<KeptJournal> {
  const journal = journalFile(file);
  const written = existsSync(file) ? await journal.read() : [];
  const known = await knownIn(database);
  const taken = unwrittenIn(written, Array.isArray(known) ? known : []);
  if (taken.length > 0) await journal.append(taken);
  const entries = [...written, ...taken].filter(isGone);
  const newest = entries
    .map(({ at }) => at)
    .toSorted()
    .at(-1);
  return {
    file,
    entries: entries.length,
    newest,
    taken: taken.filter(isGone).length,
    present: Array.isArray(known) ? 'read' : known,
  };
}

/** What must not come back; the audit log only tells. */
const isGone = ({ what }: JournalEntry): boolean => what !== 'audit';

async function knownIn(database: string): Promise<JournalEntry[] | 'none' | 'unread'> {
  if (!existsSync(database)) return 'none';
  if (!(await isDatabaseFile(database))) return 'unread';
  try {
    const storage = openToRead(database);
    return await storage.read(allKnown).finally(() => storage.close());
  } catch {
    return 'unread';
  }
}

/** A database that was last used before there was an audit log has none. */
const allKnown = async (tx: Transaction): Promise<JournalEntry[]> => [
  ...(await knownEntries(tx)),
  ...(await auditEntries(tx).catch(() => [])),
];

/** What the operator must know of it, before the server starts. */
export function journalInWords({ file, entries, newest, taken, present }: KeptJournal): string {
  const lost =
    present === 'unread'
      ? '\n  The database that was here cannot be read: what it alone knew as withdrawn or taken out will be public again.'
      : '';
  if (entries > 0) {
    const from = taken === 0 ? '' : `; ${taken} of them came from the database that was here`;
    const count = `${entries.toLocaleString('en-GB')} ${entries === 1 ? 'entry' : 'entries'}`;
    return `The journal ${file} has ${count}, the newest of ${newest?.slice(0, 16).replace('T', ' ')} UTC${from}.
  What they name goes again when the server starts.${lost}`;
  }
  const none = `${existsSync(file) ? 'Nothing stands in the journal' : 'There is no journal at'} ${file}`;
  if (present === 'read')
    return `${none}, and the database that was here knew of nothing withdrawn or taken out for good.`;
  return `${none}: what was withdrawn or taken out for good since the backup will be public again.
  If the journal is elsewhere, set JOURNAL_FILE to it before you start the server.${lost}`;
}
