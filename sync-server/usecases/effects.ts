import type { Mutation } from '../../src/protocol/mutation.ts';
import { answerQuestion, whyNotAnswer } from './answer-question.ts';
import { askDesk, whyNotQuestion } from './ask-desk.ts';
import { askToPublish, whyNotAsk } from './ask-to-publish.ts';
import { celebrate, whyNotCelebrate } from './celebrate.ts';
import { decide, whyNotDecide } from './decide.ts';
import type { Effect } from './effect.ts';
import { redactNote } from './redact-note.ts';
import { whyNotWithdraw, whyNotWithdrawAtDesk, withdrawByDesk, withdrawByLead } from './withdraw.ts';

/** The fields that have an effect. Everything else is data, and needs nothing of the server but merging. */
const EFFECTS = new Map<string, Effect>([
  ['publication.ask', { forbids: whyNotAsk, run: askToPublish }],
  ['submission.decision', { forbids: whyNotDecide, run: decide }],
  ['withdrawal.withdrawn', { forbids: whyNotWithdraw, run: withdrawByLead }],
  ['desk-withdrawal.withdrawn', { forbids: whyNotWithdrawAtDesk, run: withdrawByDesk }],
  ['question.asked', { forbids: whyNotQuestion, run: askDesk }],
  ['desk-question.decision', { forbids: whyNotAnswer, run: answerQuestion }],
  ['celebration.celebrated', { forbids: whyNotCelebrate, run: celebrate }],
]);

/** Whether a kind has a field with an effect. Its records are not deleted: nothing would take the effect back. */
export const hasEffects = (kind: string): boolean => [...EFFECTS.keys()].some((key) => key.startsWith(`${kind}.`));

/** What a value set in motion is not taken back when it is redacted; its words that were told on are redacted as well. */
const EFFECTS_OF_REDACTIONS = new Map<string, Effect>([
  ['withdrawal.withdrawn', { forbids: async () => undefined, run: redactNote }],
]);

export const effectOf = ({ kind, field, op }: Mutation): Effect | undefined =>
  (op === 'redact' ? EFFECTS_OF_REDACTIONS : EFFECTS).get(`${kind}.${field}`);
