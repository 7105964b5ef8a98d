import type { Mutation } from '../../src/protocol/mutation.ts';
import { answerQuestion, whyNotAnswer as whyNotAnswerQuestion } from './answer-question.ts';
import { answerReport, redactAnswer, redactDeskReport, redactReport, whyNotAnswer } from './answer-report.ts';
import { askDesk, whyNotQuestion } from './ask-desk.ts';
import { askToPublish, whyNotAsk } from './ask-to-publish.ts';
import { celebrate, whyNotCelebrate } from './celebrate.ts';
import { changeTeam, whyNotChangeTeam } from './change-team.ts';
import { decide, whyNotDecide } from './decide.ts';
import { TAKE_OUT, takeOut, whyNotTakeOut } from './devices.ts';
import type { Effect } from './effect.ts';
import { stepDown, whyNotOneself } from './end-appointment.ts';
import { forget, whyNotForget } from './forget.ts';
import { whyNotName } from './own-name.ts';
import { redactDeskNote, redactNote, redactReason } from './redact-note.ts';
import { redactQuestion } from './redact-question.ts';
import { report, whyNotReport } from './report.ts';
import { setPolicy, whyNotPolicy } from './set-policy.ts';
import { whyNotWithdraw, whyNotWithdrawAtDesk, withdrawByDesk, withdrawByLead } from './withdraw.ts';

/** The fields that have an effect. Everything else is data, and needs nothing of the server but merging. */
const EFFECTS = new Map<string, Effect>([
  ['publication.ask', { forbids: whyNotAsk, run: askToPublish }],
  ['submission.decision', { forbids: whyNotDecide, run: decide }],
  ['withdrawal.withdrawn', { forbids: whyNotWithdraw, run: withdrawByLead }],
  ['desk-withdrawal.withdrawn', { forbids: whyNotWithdrawAtDesk, run: withdrawByDesk }],
  ['desk-moderator.stepsDown', { forbids: whyNotOneself, run: stepDown }],
  ['desk-moderator.name', { forbids: whyNotOneself, run: async () => undefined }],
  ['report.about', { forbids: whyNotReport, run: report }],
  ['desk-report.answer', { forbids: whyNotAnswer, run: answerReport }],
  ['desk-policy.look', { forbids: whyNotPolicy, run: setPolicy }],
  ['question.asked', { forbids: whyNotQuestion, run: askDesk }],
  ['desk-question.decision', { forbids: whyNotAnswerQuestion, run: answerQuestion }],
  ['celebration.celebrated', { forbids: whyNotCelebrate, run: celebrate }],
  ['team-change.change', { forbids: whyNotChangeTeam, run: changeTeam }],
  [TAKE_OUT, { forbids: whyNotTakeOut, run: takeOut }],
  ['profile.forgotten', { forbids: whyNotForget, run: forget }],
  ['team-member.name', { forbids: whyNotName, run: async () => undefined }],
]);

/** Whether a kind has a field with an effect. Its records are not deleted: nothing would take the effect back. */
export const hasEffects = (kind: string): boolean => [...EFFECTS.keys()].some((key) => key.startsWith(`${kind}.`));

/** What a value set in motion is not taken back when it is redacted; its words that were told on are redacted as well. */
const EFFECTS_OF_REDACTIONS = new Map<string, Effect>([
  ['withdrawal.withdrawn', { forbids: async () => undefined, run: redactNote }],
  ['desk-withdrawal.withdrawn', { forbids: async () => undefined, run: redactDeskNote }],
  ['submission.decision', { forbids: async () => undefined, run: redactReason }],
  ['report.words', { forbids: async () => undefined, run: redactReport }],
  ['desk-report.words', { forbids: async () => undefined, run: redactDeskReport }],
  ['desk-report.answer', { forbids: async () => undefined, run: redactAnswer }],
  ['question.asked', { forbids: async () => undefined, run: redactQuestion }],
]);

export const effectOf = ({ kind, field, op }: Mutation): Effect | undefined =>
  (op === 'redact' ? EFFECTS_OF_REDACTIONS : EFFECTS).get(`${kind}.${field}`);
