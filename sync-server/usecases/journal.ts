import * as z from 'zod/mini';
import { WITHDRAWAL_REASONS } from '../../src/domain/publication/withdrawal.ts';
import { auditEntrySchema } from '../../src/protocol/audit-entry.ts';
import { REDACTION_REASONS } from '../../src/protocol/mutation.ts';

const text = z.string();

/**
 * What must hold although the database is replaced by an older copy of itself (S28): which values were redacted and which projects
 * withdrawn, and what desks and the operator did. It names
 * them, and never repeats what they said.
 */
export const journalEntrySchema = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('redaction'),
    scope: text,
    mid: text,
    record: text,
    field: text,
    hash: text,
    at: text,
    person: text,
    reason: z.enum(REDACTION_REASONS),
  }),
  z.object({
    what: z.literal('withdrawal'),
    project: text,
    mid: text,
    scope: text,
    upTo: z.int(),
    reason: z.enum(WITHDRAWAL_REASONS),
    at: text,
    requests: z.array(text),
  }),
  /** A row of the audit log, as it was written: a restored database gets it back. */
  z.object({ what: z.literal('audit'), at: text, entry: auditEntrySchema }),
]);

export type JournalEntry = z.infer<typeof journalEntrySchema>;

/** A list outside the database that only grows. */
export type Journal = {
  read(): Promise<JournalEntry[]>;
  /**
   * Writes entries so that they outlive a loss of power.
   *
   * @throws TemporaryFailure where that cannot be done now; then nothing of them stands
   */
  append(entries: readonly JournalEntry[]): Promise<void>;
};
