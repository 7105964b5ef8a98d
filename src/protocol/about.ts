import * as z from 'zod/mini';
import { answerOf } from './answer.ts';

/** `GET /v1/about`: unsigned, for everybody: the server's clock, whose service it is, and how much the archive has. */
export const aboutAnswerSchema = answerOf({
  /** The organisation that runs the service, as it wants to be shown. */
  organisation: z.nullable(z.string()),
  projects: z.number(),
  organisations: z.number(),
  /** Whether e-mail addresses can be checked here. */
  mail: z.optional(z.boolean()),
});
