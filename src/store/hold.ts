import { identifierIn } from '../domain/identifiers/change.ts';
import type { Pass } from '../domain/identifiers/pass.ts';
import { fieldOf } from '../domain/kinds.ts';
import { WHOLE_RECORD } from '../protocol/mutation.ts';
import type { Change } from './change.ts';

/** `asked`: a desk was asked whether something may stand, and has not said yes. */
export type HoldReason = 'identifier' | 'asked' | 'bad-value';
export type Hold = { problem: HoldReason; message: string };

/** What is held of a change, and the reasons that go with it. `judged`: all of the stop has looked at it (S31). */
export type Judgement = { hold?: Hold; passed: readonly Pass[]; judged: boolean };

/** What is asked about a change. */
export type Asked = Omit<Change, 'mid' | 'seen' | 'settles'>;

/** Of what waits for the whole stop, only NHS numbers are seen. Which of the reasons are needed is told then. */
export function judgeAtOnce(change: Asked): Judgement {
  // It names values by their ids, and must never be kept from leaving.
  if (change.op === 'redact') return { passed: [], judged: true };
  const hold = identifierIn(change) === undefined ? misfit(change) : NHS;
  return { passed: change.passed ?? [], judged: false, ...(hold && { hold }) };
}

export const NHS: Hold = { problem: 'identifier', message: 'This looks like an NHS number.' };

/** What does not fit its field. @throws TypeError for a field that no kind has */
export function misfit({ kind, field: name, payload, cure }: Asked): Hold | undefined {
  if (name === WHOLE_RECORD) return undefined;
  const field = fieldOf(kind, name);
  if (field === undefined) throw new TypeError(`There is no field ${name} in ${kind}`);
  const fits = field.schema.safeParse(payload);
  if (fits.success) return undefined;
  return { problem: 'bad-value', message: cure ?? fits.error.issues[0]?.message ?? `${field.label} does not fit` };
}
