import * as z from 'zod/mini';
import { PASS_REASONS } from '../identifiers/pass.ts';
import { byServer, value, withHash } from '../record/field.ts';
import { defineKind, type Folded, ofKind, type RecordOf } from '../record/kind.ts';

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const time = z.string().check(z.maxLength(40));

/**
 * What a moderator is asked about something that passes as an NHS number: all that can be said without it. The commitment is the
 * SHA-256 of a salt and the ten figures (`commitmentOf`); the salt stays on the device until the desk has said yes.
 */
export const askedSchema = z.object({
  reason: z.enum(PASS_REASONS),
  note: z.string().check(z.maxLength(300)),
  /** The label of the field. */
  label: z.string().check(z.maxLength(200)),
  /** The words around it, each figure a dot. */
  context: z.string().check(z.maxLength(300)),
  commitment: hash,
});

/** Where the question is. A yes is to one commitment: a question that is asked anew needs another. */
export const answerSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting'), desk: z.string(), at: time }),
  z.object({ state: z.literal('confirmed'), commitment: hash, at: time }),
  z.object({ state: z.literal('declined'), at: time }),
]);

/** In a project's scope: a question whether something that passes as an NHS number may stand (S31), and the desk's answer. */
export const questionKind = defineKind({
  name: 'question',
  scope: 'project',
  fields: {
    asked: withHash(value('Question to the desk', askedSchema), 'commitment'),
    answer: byServer(withHash(value('Answer of the desk', answerSchema), 'commitment')),
  },
});

/** In a desk's scope: the same question as the moderators see it. Its id is `deskQuestionId` of the question. */
export const deskQuestionKind = defineKind({
  name: 'desk-question',
  scope: 'desk',
  fields: {
    asked: byServer(
      value(
        'Question',
        z.object({ project: z.string(), title: z.string(), question: z.string(), ...askedSchema.shape }),
      ),
    ),
    decision: value('Answer', z.enum(['confirm', 'decline'])),
    answer: byServer(value('What became of it', answerSchema)),
  },
});

const QUESTION = 'question_';

/** Apart from the ids of submissions, which whoever asks to publish chooses: `abc` → `question_abc`. */
export const deskQuestionId = (question: string): string => `${QUESTION}${question}`;

export const isDeskQuestionId = (record: string): boolean => record.startsWith(QUESTION);

export type AskedQuestion = z.infer<typeof askedSchema>;
export type DeskQuestion = RecordOf<typeof deskQuestionKind> & {
  asked: NonNullable<RecordOf<typeof deskQuestionKind>['values']['asked']>;
};

/** The questions that wait at a desk. */
export const waitingQuestions = (records: readonly Folded[]): DeskQuestion[] =>
  ofKind(records, deskQuestionKind).flatMap(({ id, values }) => {
    const open = values.answer?.state === 'waiting' && values.decision === undefined;
    return values.asked !== undefined && open ? [{ id, values, asked: values.asked }] : [];
  });
