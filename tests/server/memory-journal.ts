import type { Journal, JournalEntry } from '../../sync-server/usecases/journal.ts';

/** A journal that outlives the database of a test, and needs no file. */
export function memoryJournal(): Journal & { entries: JournalEntry[] } {
  const entries: JournalEntry[] = [];
  return {
    entries,
    read: async () => [...entries],
    async append(more) {
      entries.push(...more);
    },
  };
}
