import * as z from 'zod/mini';
import { value } from '../record/field.ts';
import { defineKind, type Folded } from '../record/kind.ts';

/** Why something public is withdrawn. `patient-data` also takes it out of the history of desks and versions (S23). */
export const WITHDRAWAL_REASONS = ['patient-data', 'personal-data', 'wrong', 'asked', 'other'] as const;

export const withdrawalSchema = z.object({
  reason: z.enum(WITHDRAWAL_REASONS),
  /** What whoever wrote it should know; never repeats what must go. */
  note: z.string().check(z.maxLength(2000)),
  /** Withdraws this version and all before it. A later one, approved anew, is public. */
  upTo: z.int().check(z.gte(0)),
});

const withdrawn = value('Withdrawn', withdrawalSchema);

/** In a project's scope: whoever leads it takes what is published out of the archive. Its id is `withdrawalId` of the project. */
export const withdrawalKind = defineKind({ name: 'withdrawal', scope: 'project', fields: { withdrawn } });

/** In a desk's scope: the same by the desk that published it, or the operator's. */
export const deskWithdrawalKind = defineKind({ name: 'desk-withdrawal', scope: 'desk', fields: { withdrawn } });

const WITHDRAWN = 'withdrawn_';

/** `abc` → `withdrawn_abc`. */
export const withdrawalId = (project: string): string => `${WITHDRAWN}${project}`;

/** @returns undefined for what is no id of a withdrawal */
export const withdrawnProject = (record: string): string | undefined =>
  record.startsWith(WITHDRAWN) ? record.slice(WITHDRAWN.length) : undefined;

export type Withdrawal = z.infer<typeof withdrawalSchema>;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

/** How a project is withdrawn in a scope; undefined where it never was. */
export function withdrawalOf(records: readonly Folded[], project: string): Withdrawal | undefined {
  const record = records.find(({ id }) => id === withdrawalId(project));
  return withdrawalSchema.safeParse(record?.values.withdrawn).data;
}
