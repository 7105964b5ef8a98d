import * as z from 'zod/mini';
import { emailSchema } from '../domain/profile/email.ts';
import { answerOf, nonceSchema } from './answer.ts';

/** `POST /v1/email/ask`: a code is sent to an address. The answer says nothing of the address. */
export const emailAskRequestSchema = z.object({ nonce: nonceSchema, address: emailSchema });
export const emailAskAnswerSchema = answerOf({ expiresAt: z.string() });

/** `POST /v1/email/confirm`: the code that came. `join`: this device means to join the person who has that address. */
export const emailConfirmRequestSchema = z.object({
  nonce: nonceSchema,
  code: z.string().check(z.regex(/^\d{6}$/)),
  join: z.optional(z.literal(true)),
});
export const emailConfirmAnswerSchema = answerOf({
  person: z.string(),
  /** This device belongs to the person who had the address already. */
  joined: z.boolean(),
  verified: z.boolean(),
});
