import * as z from 'zod/mini';
import { roleSchema } from '../domain/team/membership.ts';
import { answerOf, nonceSchema } from './answer.ts';
import { scopeSchema } from './scope.ts';

const secretSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{22,64}$/));

/** `POST /v1/grants`: somebody with the right asks for a way in for one other (S1). */
export const grantRequestSchema = z.object({
  nonce: nonceSchema,
  scope: scopeSchema,
  role: roleSchema,
  /**
   * A way back for this very device, should its browser throw everything away (S11): into its own person's scope only, valid for
   * 400 days, and each new one of a device ends the one before.
   */
  rescue: z.optional(z.literal(true)),
});
export const grantAnswerSchema = answerOf({
  scope: scopeSchema,
  role: roleSchema,
  secret: secretSchema,
  expiresAt: z.string(),
});

/** `POST /v1/grants/accept`: the other comes in. The same device may say it again. */
export const acceptRequestSchema = z.object({ nonce: nonceSchema, scope: scopeSchema, secret: secretSchema });
export const acceptAnswerSchema = answerOf({ scope: scopeSchema, role: roleSchema, person: z.string() });

/** `POST /v1/me`: which person this device belongs to now. */
export const whoAmIRequestSchema = z.object({ nonce: nonceSchema });
export const whoAmIAnswerSchema = answerOf({ person: z.string() });

export type Grant = { scope: string; secret: string };

/** The end of the address that carries a grant. Behind `#`, so that no server log ever has it. */
export const grantFragment = (grant: Grant): string => `#${grant.scope}/${grant.secret}`;

/** @returns undefined where the fragment is not one of ours. */
export function readGrantFragment(fragment: string): Grant | undefined {
  const [scope, secret] = decoded(fragment.replace(/^#/, '')).split('/');
  const parsed = acceptRequestSchema.shape.scope.safeParse(scope);
  const key = secretSchema.safeParse(secret);
  return parsed.success && key.success ? { scope: parsed.data, secret: key.data } : undefined;
}

/** Some mail programs escape the colon. A text that only looks escaped stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
