import { projectKind } from '../../src/domain/project/project.ts';
import {
  type AskedQuestion,
  deskQuestionId,
  deskQuestionKind,
  questionKind,
} from '../../src/domain/question/question.ts';
import { ofKind, type RecordOf } from '../../src/domain/record/kind.ts';
import type { Mutation } from '../../src/protocol/mutation.ts';
import { scopeAsRecord, scopeId } from '../../src/protocol/scope.ts';
import { openScope } from './add-member.ts';
import { chooseDesk, standIns } from './choose-desk.ts';
import type { Effect } from './effect.ts';
import { foldRecord, foldRecords } from './folded-records.ts';
import { projectScope } from './publications.ts';
import { SERVER } from './server-row.ts';
import type { Unit } from './service.ts';
import { deleteAsServer, writeAsServer } from './write-as-server.ts';

type Values = RecordOf<typeof deskQuestionKind>['values'];
type Asked = NonNullable<Values['asked']>;
type Answer = NonNullable<Values['answer']>;

const MOST_ID = 50;

/** A question has an id that leaves room for the desk's, stays what it was made, and is asked by one project. */
export const whyNotQuestion: Effect['forbids'] = async (unit, { scope, record }) => {
  if (record.length > MOST_ID) return { problem: 'bad-value', message: `record: at most ${MOST_ID} characters.` };
  if ((await unit.tx.fields.ofRecords(scope, [record])).length > 0)
    return { problem: 'bad-value', message: 'record: this question was asked already; ask a new one.' };
  const { asked } = (await deskQuestion(unit, await deskOf(unit, scope), deskQuestionId(record))) ?? {};
  return asked === undefined || asked.project === scopeId(scope)
    ? undefined
    : { problem: 'bad-value', message: 'record: this id is that of another question; choose another.' };
};

/** Puts a question before the desk where the project would be looked at, and says so in the project (S31). */
export async function askDesk(unit: Unit, { scope, record: question, payload, mid }: Mutation): Promise<void> {
  const asked: AskedQuestion = questionKind.fields.asked.schema.parse(payload);
  const { title = '' } = await projectOf(unit, scope);
  await put(unit, await deskOf(unit, scope), { project: scopeId(scope), title, question, ...asked }, mid);
}

/** When a desk gets its first moderator, the questions that wait for it elsewhere move there. */
export async function fetchQuestions(unit: Unit, desk: string): Promise<void> {
  for (const other of standIns(desk)) await moveQuestions(unit, other, (to) => to === desk);
}

/** When a desk has lost its last moderator, the questions that wait there go on to the desk that stands in. */
export const passOnQuestions = (unit: Unit, desk: string): Promise<void> =>
  moveQuestions(unit, desk, (to) => to !== desk);

async function moveQuestions(unit: Unit, from: string, isTheirs: (to: string) => boolean): Promise<void> {
  for (const { id, values } of ofKind(foldRecords(await unit.tx.fields.ofScope(from)), deskQuestionKind)) {
    const { asked, answer } = values;
    if (asked === undefined || answer?.state !== 'waiting') continue;
    const to = await deskOf(unit, projectScope(asked.project));
    if (!isTheirs(to)) continue;
    const cause = `moved from ${scopeAsRecord(from)} at ${answer.at}`;
    await put(unit, to, asked, cause);
    await deleteAsServer(unit, { scope: from, kind: deskQuestionKind.name, record: id, cause });
  }
}

export async function deskQuestion({ tx }: Unit, desk: string, id: string): Promise<Values | undefined> {
  const record = foldRecord(await tx.fields.ofRecords(desk, [id]), id);
  return record?.kind === deskQuestionKind.name ? ofKind([record], deskQuestionKind)[0]?.values : undefined;
}

/** Tells the desk and the project where a question is. */
export async function tellAnswer(
  unit: Unit,
  desk: string,
  { project, question }: Pick<Asked, 'project' | 'question'>,
  value: Answer,
  cause: string,
): Promise<void> {
  const atDesk = { scope: desk, kind: deskQuestionKind.name, record: deskQuestionId(question) };
  const inProject = { scope: projectScope(project), kind: questionKind.name, record: question };
  for (const place of [atDesk, inProject]) await writeAsServer(unit, { ...place, field: 'answer', value, cause });
}

async function put(unit: Unit, desk: string, asked: Asked, cause: string): Promise<void> {
  await openScope(unit, desk, SERVER);
  const place = { scope: desk, kind: deskQuestionKind.name, record: deskQuestionId(asked.question) };
  await writeAsServer(unit, { ...place, field: 'asked', value: asked, cause });
  await tellAnswer(unit, desk, asked, { state: 'waiting', desk, at: unit.now }, cause);
}

const deskOf = async (unit: Unit, scope: string): Promise<string> =>
  chooseDesk(unit.tx, (await projectOf(unit, scope)).organisation ?? undefined);

async function projectOf({ tx }: Unit, scope: string): Promise<RecordOf<typeof projectKind>['values']> {
  const id = scopeId(scope);
  const record = foldRecord(await tx.fields.ofRecords(scope, [id]), id);
  return record?.kind === projectKind.name ? (ofKind([record], projectKind)[0]?.values ?? {}) : {};
}
