import * as z from 'zod/mini';
import { idSchema } from '../domain/id.ts';
import { roleSchema } from '../domain/team/membership.ts';
import { sha256 } from '../protocol/canonical.ts';
import { fieldStateSchema } from '../protocol/field-state.ts';
import { mutationSchema } from '../protocol/mutation.ts';
import { scopeSchema } from '../protocol/scope.ts';

/**
 * A file of work (S30): lines of JSON. The first says whose it is and what it holds, then come the scopes, the changes, each signed
 * by the device that made it, and what stood in each field; the last says how many lines there are, and their hash.
 */
export const WORK_FORMAT = 'dandelion-work';
export const WORK_VERSION = 1;

/** The states in which a change leaves in a file: what waits is on its way from then on (S6). */
export const FILE_STATES = ['sending', 'sent', 'confirmed', 'held', 'parked', 'refused'] as const;

const text = z.string().check(z.maxLength(2_000));
const publicKey = z.string().check(z.regex(/^[A-Za-z0-9_-]{87}$/));
const signature = z.string().check(z.regex(/^[A-Za-z0-9_-]{86}$/));
const holding = z.object({ scope: scopeSchema, title: text, changes: z.int().check(z.gte(0)) });

export const headSchema = z.object({
  is: z.literal('head'),
  format: z.literal(WORK_FORMAT),
  version: z.literal(WORK_VERSION),
  device: idSchema,
  person: idSchema,
  /** What the person calls themselves; empty where they have not said. */
  name: text,
  publicKey,
  savedAt: z.string().check(z.maxLength(40)),
  /** How many changes of which project are in the file: so that one can say what is missing from a file that was cut. */
  holds: z.array(holding),
  /** What was begun and is no change yet, by the name of its form. It stands here, for an older Dandelion passes over what it does not know. */
  drafts: z.optional(z.record(z.string(), z.record(z.string(), z.unknown()))),
});

const changeSchema = z.object({
  is: z.literal('change'),
  state: z.enum(FILE_STATES),
  problem: z.optional(text),
  message: z.optional(text),
  mutation: mutationSchema,
  signature: z.optional(signature),
  /** The device that made it may make its scope, where there is none (S2). */
  create: z.optional(z.literal(true)),
  /** Where it was carried already: the device and the person that it is from. */
  from: z.optional(z.object({ publicKey, person: idSchema, name: text, title: text })),
});

const scopeLineSchema = z.object({ is: z.literal('scope'), scope: scopeSchema, role: roleSchema, known: z.boolean() });

const baseSchema = z.object({
  is: z.literal('base'),
  scope: scopeSchema,
  record: idSchema,
  field: text,
  kind: text,
  state: fieldStateSchema,
});

const endSchema = z.object({ is: z.literal('end'), lines: z.int(), hash: z.string() });

export const lineSchema = z.discriminatedUnion('is', [changeSchema, scopeLineSchema, baseSchema, endSchema]);

/** What the first app wrote: one JSON, without signatures. */
export const oldFileSchema = z.object({
  format: z.literal('dandelion-unsent'),
  version: z.literal(1),
  device: idSchema,
  savedAt: z.string(),
  changes: z.array(
    z.object({
      state: z.enum(['waiting', ...FILE_STATES]),
      problem: z.optional(text),
      mutation: z.unknown(),
    }),
  ),
});

export type WorkHead = z.infer<typeof headSchema>;
export type ChangeLine = z.infer<typeof changeSchema>;
export type ScopeLine = z.infer<typeof scopeLineSchema>;
export type BaseLine = z.infer<typeof baseSchema>;
export type Holding = z.infer<typeof holding>;

/** The hash of all lines so far. It goes from line to line, so that no file is ever held as a whole. */
export const chainHash = (before: string, line: string): Promise<string> => sha256(`${before}\n${line}`);
