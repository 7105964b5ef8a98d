import * as z from 'zod/mini';
import { fieldStateSchema } from '../protocol/field-state.ts';
import { mutationSchema } from '../protocol/mutation.ts';

/** Where a mutation came here in a file (S30): the device that made it, its signature, and whose it is, as the file said. */
const carriedSchema = z.object({
  publicKey: z.string(),
  signature: z.string(),
  person: z.string(),
  name: z.string(),
  /** What its project was called in the file; empty where it had no title. */
  title: z.string(),
  /** The device that made it may make its scope, where there is none (S2), as the file said: not that of a member. */
  create: z.optional(z.literal(true)),
});

/** The problem of a change whose name the server knows with other bytes: a copy of this device used it (S14). */
export const NAME_TAKEN = 'same-mid-other-bytes';

/** The problem of a change that was written over a value which somebody else took out for good: its text may still hold it (S23). */
export const OVER_TAKEN_OUT = 'taken-out';

/** What a row of the outbox says in its sealed body: the mutation, and why it is not on its way. */
export const outboxBodySchema = z.object({
  mutation: mutationSchema,
  problem: z.optional(z.string()),
  message: z.optional(z.string()),
  /** Which version of the records' shapes the server knew that parked it: a newer one may take it (S12). */
  parkedBy: z.optional(z.number()),
  carried: z.optional(carriedSchema),
  /** It took the place of one whose id the server knew with other bytes: that is done once, and no more. */
  renamed: z.optional(z.literal(true)),
  /** The name of the change that it took in last, in place of one of its own: by that it is known when that is saved again (S10). */
  took: z.optional(z.string()),
  /** What it said was taken out for good (S23): its payload is null, and it is never sent again. */
  redacted: z.optional(z.literal(true)),
});

export const baseBodySchema = fieldStateSchema;

export type OutboxBody = z.infer<typeof outboxBodySchema>;

/** Without what its project was called in the file: nobody says here that this was taken out for good, or it can be read elsewhere (S23). */
export const untitled = (body: OutboxBody): OutboxBody =>
  body.carried === undefined ? body : { ...body, carried: { ...body.carried, title: '' } };
