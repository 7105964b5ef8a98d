import { deskQuestionId, questionKind } from '../../src/domain/question/question.ts';
import { type Mutation, redactPayloadSchema } from '../../src/protocol/mutation.ts';
import { scopeId } from '../../src/protocol/scope.ts';
import { tellAnswer } from './ask-desk.ts';
import { projectScope } from './publications.ts';
import { type Redact, redactAsServer } from './redact-as-server.ts';
import { SERVER } from './server-row.ts';
import type { Unit } from './service.ts';

type Erasing = { cause: string; redacted: Redact['redacted'] };

/**
 * What was asked of a desk about something that passes as an NHS number was taken out for good (S23): its words go from every desk that
 * had them.
 */
export async function redactQuestion(unit: Unit, { scope, record, payload, mid }: Mutation): Promise<void> {
  const { reason } = redactPayloadSchema.parse(payload);
  await eraseAtDesks(unit, scope, record, { cause: mid, redacted: { at: unit.now, person: SERVER, reason } });
}

/** The words of all questions of a project go from the desks. */
export async function eraseQuestions(unit: Unit, project: string, erasing: Erasing): Promise<void> {
  const scope = projectScope(project);
  const rows = await unit.tx.fields.ofScope(scope);
  const asked = rows.filter(({ kind, field }) => kind === questionKind.name && field === 'answer');
  for (const { record } of asked) await eraseAtDesks(unit, scope, record, erasing);
}

/** Nobody can answer it any more, so where it waits the answer is no. */
async function eraseAtDesks(unit: Unit, scope: string, question: string, { cause, redacted }: Erasing): Promise<void> {
  const told = await toldOf(unit, scope, question);
  for (const desk of new Set(told.flatMap((answer) => (answer.state === 'waiting' ? [answer.desk] : [])))) {
    const place = { scope: desk, record: deskQuestionId(question), field: 'asked' };
    await redactAsServer(unit, { place, isNamed: () => true, redacted });
  }
  const last = told.at(-1);
  if (last?.state !== 'waiting') return;
  await tellAnswer(unit, last.desk, { project: scopeId(scope), question }, { state: 'declined', at: unit.now }, cause);
}

/** What the project was told of a question, in order. */
async function toldOf({ tx }: Unit, scope: string, question: string) {
  const rows = await tx.log.history(scope, question, 'answer');
  const mids = rows.map(({ mid }) => mid);
  const said = new Map((await tx.log.values(scope, mids)).map(({ mid, payload }) => [mid, payload]));
  return mids.flatMap((mid) => questionKind.fields.answer.schema.safeParse(said.get(mid)).data ?? []);
}
