import { type AuditEntry, flawOfEntry } from '../../src/protocol/audit-entry.ts';
import type { Transaction } from '../storage/storage.ts';
import type { JournalEntry } from './journal.ts';
import { appendAudit } from './write-audit.ts';

/**
 * The audit log as the journal tells it, by number. A later line with the number of an earlier one takes its place, and that of all that
 * followed it: the earlier transaction had failed, or another database stands here since.
 */
export function auditIn(journal: readonly JournalEntry[]): Map<number, AuditEntry> {
  const rows = new Map<number, AuditEntry>();
  for (const line of journal) {
    if (line.what !== 'audit') continue;
    const { entry } = line;
    for (const seq of rows.keys()) if (seq >= entry.seq) rows.delete(seq);
    rows.set(entry.seq, entry);
  }
  return rows;
}

/**
 * Brings back what a database that was set back lacks of its audit log, so that the log goes on where it was.
 *
 * @returns how many rows came back; and the row of the journal that the database has otherwise, where there is one
 */
export async function bringBackAudit(
  tx: Transaction,
  journal: readonly JournalEntry[],
): Promise<{ came: number; differs: AuditEntry | undefined }> {
  const written = auditIn(journal);
  let last = await tx.audit.last();
  const twin = written.get(last?.seq ?? 0);
  if (last !== undefined && twin !== undefined && twin.hash !== last.hash) return { came: 0, differs: twin };
  let came = 0;
  for (;;) {
    const next = written.get((last?.seq ?? 0) + 1);
    if (next === undefined || (await flawOfEntry(next, last)) !== undefined) return { came, differs: next };
    await tx.audit.append(next);
    last = next;
    came += 1;
  }
}

/** The same when the server starts, which is written down: what came back tells of a time that the rest of this database forgot. */
export async function noteBroughtBack(tx: Transaction, journal: readonly JournalEntry[], now: string): Promise<void> {
  const { came, differs } = await bringBackAudit(tx, journal);
  const said = { desk: null, who: 'server' };
  if (came > 0) await appendAudit(tx, { ...said, what: 'brought-back', about: { entries: came } }, now);
  if (differs === undefined) return;
  const about = { entry: differs.seq, hash: differs.hash };
  await appendAudit(tx, { ...said, what: 'journal-differs', about }, now);
}
