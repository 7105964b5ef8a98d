import { type AuditEntry, hashOfEntry } from '../../src/protocol/audit-entry.ts';
import type { Transaction } from '../storage/storage.ts';
import type { Unit } from './service.ts';

export const OPERATOR = 'operator';

type Said = Pick<AuditEntry, 'what' | 'desk' | 'who' | 'about'>;

/** Writes down what somebody did who must account for it, in the transaction that does it, and in the journal. */
export async function writeAudit(unit: Unit, said: Said): Promise<void> {
  const entry = await appendAudit(unit.tx, said, unit.now);
  unit.toJournal.push({ what: 'audit', at: entry.at, entry });
}

/** The same in the database alone. */
export async function appendAudit(tx: Transaction, said: Said, at: string): Promise<AuditEntry> {
  const last = await tx.audit.last();
  const { what, desk, who, about } = said;
  const rest = { seq: (last?.seq ?? 0) + 1, at, what, desk, who, about, before: last?.hash ?? '' };
  const entry = { ...rest, hash: await hashOfEntry(rest) };
  await tx.audit.append(entry);
  return entry;
}

const ROWS_AT_ONCE = 1000;

/** All rows, in order. */
export async function auditRows(tx: Transaction): Promise<AuditEntry[]> {
  const all: AuditEntry[] = [];
  for (;;) {
    const rows = await tx.audit.after(all.at(-1)?.seq ?? 0, ROWS_AT_ONCE);
    all.push(...rows);
    if (rows.length < ROWS_AT_ONCE) return all;
  }
}
