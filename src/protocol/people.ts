import * as z from 'zod/mini';
import { publicProfileSchema } from '../domain/profile/profile.ts';

/** `GET /a/people.json`: who wants to be known, exactly as each of them says it. */
export const peopleSchema = z.object({ people: z.array(publicProfileSchema) });
