import * as z from 'zod/mini';
import { answerOf, nonceSchema } from './answer.ts';
import { auditEntrySchema } from './audit-entry.ts';
import { scopeSchema } from './scope.ts';

/** `POST /v1/audit`: what was done at a desk, the newest first; `before` is the number of the last entry that came already. */
export const auditRequestSchema = z.object({
  nonce: nonceSchema,
  scope: scopeSchema,
  before: z.optional(z.int().check(z.gte(1))),
});
export const auditAnswerSchema = answerOf({ entries: z.array(auditEntrySchema), more: z.boolean() });
