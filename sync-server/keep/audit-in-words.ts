import type { AuditEntry } from '../../src/protocol/audit-entry.ts';

/** One row of the audit log as one line for an operator: when, where, what, by whom, and about what. */
export function entryInWords({ seq, at, what, desk, who, about }: AuditEntry): string {
  const details = Object.entries(about).map(([name, value]) => `${name}=${value}`);
  return [seq, at, desk ?? '-', what, `by ${who}`, ...details].join('  ');
}
