import * as z from 'zod/mini';
import { answerOf, ERROR_CODES, nonceSchema } from './answer.ts';
import { canonicalJson, sha256 } from './canonical.ts';
import type { FieldState } from './field-state.ts';
import { scopeSchema } from './scope.ts';

/** `POST /v1/digest`: what the server has in these scopes, for a device that audits itself (S29). */
export const digestRequestSchema = z.object({
  nonce: nonceSchema,
  scopes: z.array(scopeSchema).check(z.minLength(1), z.maxLength(20)),
});

export const digestAnswerSchema = answerOf({
  /** `digest` says what stands after the row `seq`: a device compares only where it has come just as far. */
  scopes: z.array(z.object({ scope: scopeSchema, seq: z.number(), digest: z.string() })),
  refused: z.array(z.object({ scope: scopeSchema, code: z.enum(ERROR_CODES) })),
});

export type StandingField = { record: string; field: string; state: FieldState };

/**
 * A digest of all that stands in a scope, the same on the server and on each device that has come as far: SHA-256 of the lines
 * `record/field` and canonical JSON of the state, sorted by their bytes. Fields where nothing stands do not count.
 */
export async function scopeDigest(fields: readonly StandingField[]): Promise<string> {
  const lines = fields
    .filter(({ state }) => state.heads.length > 0)
    .map(({ record, field, state }) => `${record}/${field} ${canonicalJson(state)}`);
  return sha256(lines.sort().join('\n'));
}
