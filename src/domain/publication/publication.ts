import * as z from 'zod/mini';
import { passSchema } from '../identifiers/pass.ts';
import { organisationSchema } from '../organisation/organisation.ts';
import { publishedContentSchema } from '../project/published-project.ts';
import { byServer, ofOneself, value, withHash } from '../record/field.ts';
import { defineKind } from '../record/kind.ts';
import { WITHDRAWAL_REASONS } from './withdrawal.ts';

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const time = z.string().check(z.maxLength(40));

/** What stops a request to publish; the server says it, the screen explains it. */
export const REFUSALS = ['changed-since-checked', 'open-conflict', 'identifier', 'no-title'] as const;

const askSchema = z.object({
  form: z.enum(['in-progress', 'full']),
  /** SHA-256 of the canonical JSON of the content that was checked, in hex. */
  hash,
  askedAt: time,
  asker: z.object({
    name: z.string().check(z.minLength(1), z.maxLength(200)),
    role: z.string().check(z.maxLength(200)),
    organisation: z.nullable(organisationSchema),
  }),
});

const progressSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting'), desk: z.string(), at: time }),
  z.object({ state: z.literal('refused'), reason: z.enum(REFUSALS), at: time }),
  z.object({ state: z.literal('returned'), reason: z.string(), at: time }),
  z.object({ state: z.literal('published'), version: z.number(), at: time }),
  z.object({
    state: z.literal('withdrawn'),
    version: z.number(),
    reason: z.enum(WITHDRAWAL_REASONS),
    note: z.string(),
    at: time,
  }),
]);

/** In a project's scope: one request to publish, and what became of it. */
export const publicationKind = defineKind({
  name: 'publication',
  scope: 'project',
  fields: {
    ask: ofOneself(withHash(value('Request to publish', askSchema), 'hash')),
    progress: byServer(value('What became of it', progressSchema)),
  },
});

/** In a desk's scope: the same request as the moderators see it. Its id is that of the publication. */
export const submissionKind = defineKind({
  name: 'submission',
  scope: 'desk',
  fields: {
    submitted: byServer(
      value(
        'Request to publish',
        z.object({
          project: z.string(),
          hash,
          content: publishedContentSchema,
          asker: askSchema.shape.asker,
          askedAt: time,
          /** The version that is public now; 0 for none. */
          publishedVersion: z.number(),
          /** What in the content looked as if it told who a patient is, and why the team says that it may stand. */
          passed: z.optional(z.array(passSchema)),
        }),
      ),
    ),
    decision: withHash(
      value(
        'Decision',
        z.discriminatedUnion('decision', [
          /** Approves the content of this hash, which the moderator saw. Older apps do not say it. */
          z.object({ decision: z.literal('approve'), hash: z.optional(hash) }),
          z.object({
            decision: z.literal('return'),
            reason: z.string().check(z.minLength(1, 'Say what should be changed'), z.maxLength(2000)),
          }),
        ]),
      ),
      'hash',
    ),
    progress: byServer(value('What became of it', progressSchema)),
  },
});

/** In a desk's scope: whether a published project is celebrated. Its id is `celebrationId` of the project. */
export const celebrationKind = defineKind({
  name: 'celebration',
  scope: 'desk',
  fields: { celebrated: value('Celebrated', z.boolean()) },
});

const CELEBRATION = 'celebrated_';

/** Apart from the ids of submissions, which whoever asks to publish chooses: `abc` → `celebrated_abc`. */
export const celebrationId = (project: string): string => `${CELEBRATION}${project}`;

/** @returns undefined for what is no id of a celebration */
export const celebratedProject = (record: string): string | undefined =>
  record.startsWith(CELEBRATION) ? record.slice(CELEBRATION.length) : undefined;

export type Ask = z.infer<typeof askSchema>;
export type Progress = z.infer<typeof progressSchema>;
export type Refusal = (typeof REFUSALS)[number];
