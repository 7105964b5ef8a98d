import * as z from 'zod/mini';
import { PROTOCOL } from './version.ts';

/** Why a whole request was turned away. One mutation's fate stands in the answer to a push instead. */
export const ERROR_CODES = [
  'bad-request',
  'bad-signature',
  'clock-skew',
  'revoked-device',
  'not-a-member',
  'not-allowed',
  'too-large',
  'quota',
  'grant-unknown',
  'grant-used',
  'grant-expired',
  'not-found',
  'gone',
  'too-new',
  'busy',
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/**
 * What every answer of the server carries (S17): our mark, the nonce of the request, the server's clock. An answer without
 * them comes from somebody else on the way, a captive portal or a stale cache, and changes no state.
 */
const envelope = {
  dandelion: z.literal(PROTOCOL),
  nonce: z.string(),
  serverTime: z.string(),
  /** The version of the records' shapes that the server knows: what an older one parked can be sent again to a newer one (S12). */
  schema: z.optional(z.number()),
};

export const answerOf = <S extends Record<string, z.ZodMiniType>>(shape: S) => z.object({ ...envelope, ...shape });

export const errorAnswerSchema = z.object({
  ...envelope,
  error: z.object({
    code: z.enum(ERROR_CODES),
    /** One sentence that says what is wrong and what would be right. */
    message: z.string(),
  }),
});

/** Every signed request carries one; 128 random bits. */
export const nonceSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{16,64}$/));
