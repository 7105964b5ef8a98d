import { type AuditEntry, flawOfEntry } from '../../src/protocol/audit-entry.ts';

/**
 * Reads an audit log through.
 *
 * @param journal the rows as the journal has them; undefined where there is none
 * @returns the first thing that is wrong, as a sentence; undefined where it is whole
 */
export async function verifyAudit(
  rows: readonly AuditEntry[],
  journal: ReadonlyMap<number, AuditEntry> | undefined,
): Promise<string | undefined> {
  let last: AuditEntry | undefined;
  for (const row of rows) {
    const flaw = await flawOfEntry(row, last);
    if (flaw !== undefined) return `Row ${row.seq} of the audit log ${flaw}.`;
    const written = journal?.get(row.seq);
    if (written !== undefined && written.hash !== row.hash) {
      return `Row ${row.seq} of the audit log is another one in the journal.`;
    }
    last = row;
  }
  const end = (last?.seq ?? 0) + 1;
  if (journal?.has(end) !== true) return undefined;
  return `Row ${end} of the audit log is missing: the journal has it. Where the server did not stop in the midst of it, rows were taken off the end.`;
}
