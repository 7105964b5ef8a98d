import { sameValue } from '../protocol/canonical.ts';
import type { Change } from './change.ts';
import { writeDraft } from './drafts.ts';
import { createJournal, readJournal, type TextStorage } from './journal.ts';
import { save } from './save.ts';
import { openOutbox, type Vault } from './vault.ts';

/**
 * Saves what a page that is gone had not put on the disk. Call it only while nobody writes this journal. What cannot be saved
 * stays in it for the next start.
 */
export async function replayJournal(vault: Vault, storage: TextStorage, key: string): Promise<void> {
  const typed = readJournal(storage, key);
  const failed: Change[] = [];
  const drafts: Record<string, object> = {};
  for (const change of typed?.changes ?? []) {
    try {
      if (!(await isSaved(vault, change))) await save(vault, [change]);
    } catch {
      failed.push(change);
    }
  }
  for (const [name, draft] of Object.entries(typed?.drafts ?? {})) {
    try {
      await writeDraft(vault, name, draft);
    } catch {
      drafts[name] = draft;
    }
  }
  createJournal(storage, key).write({ changes: failed, drafts });
}

/** The page may have gone after the save, and before it could clear its journal. */
export async function isSaved(
  vault: Vault,
  { scope, record, field, payload, mid, seen = [] }: Change,
): Promise<boolean> {
  const rows = await vault.db.outbox.where('[scope+record+field]').equals([scope, record, field]).sortBy('n');
  const last = rows.findLast((row) => row.mid === mid || seen.includes(row.mid));
  if (last === undefined) return false;
  return sameValue((await openOutbox(vault, last)).mutation.payload, payload);
}
