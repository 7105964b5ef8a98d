import * as z from 'zod/mini';
import { given } from '../domain/given.ts';
import { type Role, roleSchema } from '../domain/team/membership.ts';
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

/** `POST /v1/grants/open`: the invitations into a scope that nobody has used yet, for whoever may make them. */
export const invitationsRequestSchema = z.object({ nonce: nonceSchema, scope: scopeSchema });
const invitationSchema = z.object({
  /** Names it, and opens nothing. */
  id: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  role: roleSchema,
  /** The person who made it. */
  by: z.nullable(z.string()),
  madeAt: z.string(),
  expiresAt: z.string(),
});
export const invitationsAnswerSchema = answerOf({ invitations: z.array(invitationSchema) });
export type Invitation = z.infer<typeof invitationSchema>;

/** `POST /v1/grants/withdraw`: takes one of them back. */
export const withdrawGrantRequestSchema = z.object({
  nonce: nonceSchema,
  scope: scopeSchema,
  id: invitationSchema.shape.id,
});
export const withdrawGrantAnswerSchema = answerOf({});

/** `POST /v1/grants/accept`: the other comes in. The same device may say it again. */
export const acceptRequestSchema = z.object({ nonce: nonceSchema, scope: scopeSchema, secret: secretSchema });
export const acceptAnswerSchema = answerOf({ scope: scopeSchema, role: roleSchema, person: z.string() });

/** `POST /v1/me`: which person this device belongs to now. */
export const whoAmIRequestSchema = z.object({ nonce: nonceSchema });
export const whoAmIAnswerSchema = answerOf({ person: z.string() });

export type Grant = { scope: string; secret: string };
/** What a link says beside that: what its maker meant to give. The server alone knows what it gives. */
export type GrantLink = Grant & { role?: Role | undefined };

/** The end of the address that carries a grant. Behind `#`, so that no server log ever has it. */
export const grantFragment = ({ scope, secret, role }: GrantLink): string =>
  `#${scope}/${secret}${role === undefined ? '' : `/${role}`}`;

/** @returns undefined where the fragment is not one of ours. */
export function readGrantFragment(fragment: string): GrantLink | undefined {
  const [scope, secret, meant] = decoded(fragment.replace(/^#/, '')).split('/');
  const parsed = acceptRequestSchema.shape.scope.safeParse(scope);
  const key = secretSchema.safeParse(secret);
  if (!parsed.success || !key.success) return undefined;
  return given({ scope: parsed.data, secret: key.data, role: roleSchema.safeParse(meant).data });
}

/** Some mail programs escape the colon. A text that only looks escaped stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
