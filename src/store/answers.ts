import type { Pass } from '../domain/identifiers/pass.ts';
import { answerSchema } from '../domain/question/question.ts';
import { openBaseRows, type Vault } from './vault.ts';

/** What desks have said to questions, by the question's id, as far as this device has heard. */
export type Answers = ReadonlyMap<string, 'waiting' | 'confirmed' | 'declined'>;

/** In a transaction it needs the base state. */
export async function answersOf(vault: Vault, scope: string, passes: readonly Pass[]): Promise<Answers> {
  const questions = [...new Set(passes.flatMap(({ question }) => question ?? []))];
  if (questions.length === 0) return new Map();
  const keys = questions.map((question): [string, string, string] => [scope, question, 'answer']);
  const rows = (await vault.db.base.bulkGet(keys)).filter((row) => row !== undefined);
  const states = await openBaseRows(vault, rows);
  return new Map(
    rows.flatMap(({ record }, at) => {
      const answer = answerSchema.safeParse(states[at]?.heads[0]?.value);
      return answer.success ? [[record, answer.data.state] as const] : [];
    }),
  );
}

/** Whether a reason lets what it speaks of leave: of an NHS number, where a desk said yes. */
export const counts = ({ type, question = '' }: Pass, answers: Answers): boolean =>
  type !== 'nhs-number' || answers.get(question) === 'confirmed';

/** Whether a desk was asked and has not answered, as far as is known here. */
export const isOpen = ({ type, question }: Pass, answers: Answers): boolean =>
  type === 'nhs-number' && question !== undefined && (answers.get(question) ?? 'waiting') === 'waiting';
