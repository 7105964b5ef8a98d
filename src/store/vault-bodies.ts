import * as z from 'zod/mini';
import { fieldStateSchema } from '../protocol/field-state.ts';
import { mutationSchema } from '../protocol/mutation.ts';

/** What a row of the outbox says in its sealed body: the mutation, and why it is not on its way. */
export const outboxBodySchema = z.object({
  mutation: mutationSchema,
  problem: z.optional(z.string()),
  message: z.optional(z.string()),
});

export const baseBodySchema = fieldStateSchema;

export type OutboxBody = z.infer<typeof outboxBodySchema>;
