import { deskQuestionKind } from '../../src/domain/question/question.ts';
import type { Mutation } from '../../src/protocol/mutation.ts';
import { deskQuestion, tellAnswer } from './ask-desk.ts';
import type { Effect } from './effect.ts';
import type { Author } from './identify.ts';
import type { Unit } from './service.ts';
import { writeAudit } from './write-audit.ts';

/** What was never asked here, or has moved to another desk, cannot be answered here. */
export const whyNotAnswer: Effect['forbids'] = async (unit, { scope, record }) =>
  (await deskQuestion(unit, scope, record))?.asked === undefined
    ? { problem: 'bad-value', message: 'This question is not at this desk; another desk may have it by now.' }
    : undefined;

/** A moderator says whether something that passes as an NHS number may stand (S31). The first answer stands; a later one changes nothing. */
export async function answerQuestion(
  unit: Unit,
  { scope: desk, record, payload, mid }: Mutation,
  author: Author,
): Promise<void> {
  const decision = deskQuestionKind.fields.decision.schema.parse(payload);
  const { asked, answer } = (await deskQuestion(unit, desk, record)) ?? {};
  if (asked === undefined || answer?.state !== 'waiting') return;
  const { commitment, project, question } = asked;
  const at = unit.now;
  await tellAnswer(
    unit,
    desk,
    asked,
    decision === 'confirm' ? { state: 'confirmed', commitment, at } : { state: 'declined', at },
    mid,
  );
  const about = { project, question, decision };
  await writeAudit(unit, { what: 'question-answered', desk, who: author.person, about });
}
