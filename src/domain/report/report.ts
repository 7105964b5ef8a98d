import * as z from 'zod/mini';
import { idSchema } from '../id.ts';
import { byServer, firstStands, line, set, value } from '../record/field.ts';
import { defineKind } from '../record/kind.ts';

/** What a reader says is wrong with something public. */
export const REPORT_ABOUTS = ['patient', 'wrong', 'ours', 'other'] as const;
/** What a desk did about it. */
export const REPORT_OUTCOMES = ['taken-out', 'passed-on', 'claim-noted', 'nothing-wrong', 'other'] as const;

/** The longest report, and the longest answer, in characters. */
export const REPORT_WORDS = 2000;

const time = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/));
const ownWords = z.string().check(z.maxLength(REPORT_WORDS));
const aboutSchema = z.object({
  project: idSchema,
  /** The version that was read. */
  version: z.int().check(z.gte(1)),
  about: z.enum(REPORT_ABOUTS),
  at: time,
});
const outcome = z.enum(REPORT_OUTCOMES);
const waiting = z.object({ state: z.literal('waiting'), at: time });

/** In a reader's own scope: something wrong in what is public, and what became of it. `words` is written before `about`. */
export const reportKind = defineKind({
  name: 'report',
  scope: 'person',
  fields: {
    about: firstStands(value('What is wrong', aboutSchema)),
    words: line('What is wrong, in your words', REPORT_WORDS),
    progress: byServer(
      value(
        'What became of it',
        z.discriminatedUnion('state', [
          waiting,
          z.object({ state: z.literal('answered'), outcome, words: ownWords, at: time }),
        ]),
      ),
    ),
  },
});

/** In a desk's scope: the same report, without who sent it. */
export const deskReportKind = defineKind({
  name: 'desk-report',
  scope: 'desk',
  fields: {
    about: byServer(value('What is wrong', aboutSchema)),
    words: byServer(line('What is wrong, in their words', REPORT_WORDS)),
    /** The moderators who look at it, as in a submission. */
    lookedAtBy: set('Who looks at it', idSchema),
    answer: firstStands(
      value(
        'Answer',
        z
          .object({ outcome, words: ownWords })
          .check(z.refine(({ outcome, words }) => outcome !== 'other' || words !== '', 'Say what you did about it')),
      ),
    ),
    progress: byServer(
      value(
        'What became of it',
        z.discriminatedUnion('state', [waiting, z.object({ state: z.literal('answered'), at: time })]),
      ),
    ),
  },
});

export type ReportAbout = (typeof REPORT_ABOUTS)[number];
export type ReportOutcome = (typeof REPORT_OUTCOMES)[number];
export type About = z.infer<typeof aboutSchema>;
