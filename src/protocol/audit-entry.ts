import * as z from 'zod/mini';
import { canonicalJson, sha256 } from './canonical.ts';

/** What desks and the operator do that must be accounted for. */
export const AUDIT_WHATS = [
  ...(['invited', 'appointed', 'stepped-down', 'dismissed', 'lapsed'] as const),
  ...(['approved', 'returned', 'published-unseen', 'looked-after'] as const),
  ...(['withdrawn', 'redacted', 'report-answered', 'question-answered', 'policy-set'] as const),
  ...(['restored', 'brought-back', 'journal-differs'] as const),
] as const;

/**
 * One row of the audit log. `who`: a person's id, or `operator` or `server`. `about`: ids, kinds of reason and hashes, never words.
 * `before`: the hash of the row before, empty for the first. `hash`: SHA-256 in hex of the canonical JSON of all the rest.
 */
export const auditEntrySchema = z.object({
  seq: z.int().check(z.gte(1)),
  at: z.string(),
  what: z.enum(AUDIT_WHATS),
  desk: z.nullable(z.string()),
  who: z.string(),
  about: z.record(z.string(), z.union([z.string(), z.number()])),
  before: z.string(),
  hash: z.string(),
});

export type AuditWhat = (typeof AUDIT_WHATS)[number];
export type AuditEntry = z.infer<typeof auditEntrySchema>;

export const hashOfEntry = ({ hash: _, ...entry }: Omit<AuditEntry, 'hash'> & { hash?: string }): Promise<string> =>
  sha256(canonicalJson(entry));

/**
 * What is wrong with a row, held against the one before it.
 *
 * @returns undefined where it is whole; else the end of a sentence that begins with its number
 */
export async function flawOfEntry(entry: AuditEntry, last: AuditEntry | undefined): Promise<string | undefined> {
  const seq = (last?.seq ?? 0) + 1;
  if (entry.seq !== seq) return `stands where entry ${seq} should be: something was taken out or put in`;
  if (entry.before !== (last?.hash ?? '')) return 'does not name the entry before it: one of the two was changed';
  return entry.hash === (await hashOfEntry(entry)) ? undefined : 'was changed: its hash is not that of what it says';
}
