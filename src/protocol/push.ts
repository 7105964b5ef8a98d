import * as z from 'zod/mini';
import { idSchema } from '../domain/id.ts';
import { answerOf, nonceSchema } from './answer.ts';
import { cursorSchema } from './cursor.ts';
import { scopeSchema } from './scope.ts';
import { MAX_PUSH_MUTATIONS } from './version.ts';

/** A raw P-256 public key, in base64url. */
const publicKeySchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{87}$/));

/**
 * `POST /v1/push`: one scope's mutations in the order they were made (S14). They are checked one by one, so that one bad
 * mutation never stops the others: here they are only `unknown`.
 */
export const pushRequestSchema = z.object({
  nonce: nonceSchema,
  scope: scopeSchema,
  /** This device may make the scope, where there is none: it is new there, or its person leads it (S2). */
  create: z.optional(z.literal(true)),
  /** Where these were made on another device, and came here in a file: its key, and its signature of each, in order (S30). */
  carried: z.optional(
    z.object({ publicKey: publicKeySchema, signatures: z.array(z.string().check(z.regex(/^[A-Za-z0-9_-]{86}$/))) }),
  ),
  /**
   * Those of them, by `mid`, that a later edit has replaced which the server had when this device was at `cursor`: it was restored
   * from a backup, and the later one came first (S16). With `carried` it counts only where the maker is the same person.
   */
  past: z.optional(
    z.object({
      mids: z.array(idSchema).check(z.minLength(1), z.maxLength(MAX_PUSH_MUTATIONS)),
      cursor: z.nullable(cursorSchema),
    }),
  ),
  mutations: z.array(z.unknown()).check(z.minLength(1), z.maxLength(MAX_PUSH_MUTATIONS)),
});

/** Why a mutation is parked (stored, and shown to its author) or refused (not stored). */
const MUTATION_PROBLEMS = [
  'unknown-kind',
  'unknown-field',
  'wrong-scope',
  'bad-value',
  'could-not-apply',
  'malformed',
  'identifier',
  'not-allowed',
  'not-yours',
  'same-mid-other-bytes',
  'taken-out',
  'too-many',
] as const;

/** A problem that this version does not know yet is still a problem. */
export const problemSchema = z.catch(z.enum(MUTATION_PROBLEMS), 'could-not-apply');

export const pushResultSchema = z.object({
  mid: z.string(),
  result: z.enum(['applied', 'duplicate', 'merged', 'conflict', 'parked', 'refused']),
  /** The sequence in the scope's log; absent when nothing was stored. */
  seq: z.optional(z.number()),
  problem: z.optional(problemSchema),
  message: z.optional(z.string()),
});

export const pushAnswerSchema = answerOf({ scope: scopeSchema, results: z.array(pushResultSchema) });

export type Past = NonNullable<z.infer<typeof pushRequestSchema>['past']>;
export type PushResult = z.infer<typeof pushResultSchema>;
export type MutationProblem = (typeof MUTATION_PROBLEMS)[number];
