import * as z from 'zod/mini';
import { idSchema } from '../domain/id.ts';
import { answerOf, nonceSchema } from './answer.ts';
import { scopeSchema } from './scope.ts';

/** How many persons of a team one request names. */
export const MAX_TEAM = 100;

export const teamSchema = z
  .array(z.object({ person: idSchema, role: z.enum(['lead', 'member', 'reader']) }))
  .check(z.minLength(1), z.maxLength(MAX_TEAM));
export type Team = z.infer<typeof teamSchema>;

/**
 * `POST /v1/team`: who was in a project's team, says somebody who leads it, and is not any more since the server was set back (S2).
 * Each is let in again as soon as a device of theirs asks for the project; nobody is made a member who does not.
 */
export const teamRequestSchema = z.object({ nonce: nonceSchema, scope: scopeSchema, team: teamSchema });
export const teamAnswerSchema = answerOf({ scope: scopeSchema });
