import { identifierIn, identifierNaming } from '../domain/identifiers/change.ts';
import type { Finder } from '../domain/identifiers/finder.ts';
import type { Finding } from '../domain/identifiers/findings.ts';
import { neededPasses, type Pass, uncovered } from '../domain/identifiers/pass.ts';
import { fieldOf } from '../domain/kinds.ts';
import { type Mutation, WHOLE_RECORD } from '../protocol/mutation.ts';

export type HoldReason = 'identifier' | 'bad-value';
export type Hold = { problem: HoldReason; message: string };

/** What is held of a change, and the reasons that go with it. `judged`: all of the stop has looked at it (S31). */
export type Judgement = { hold?: Hold; passed: Pass[]; judged: boolean };

/** What is asked about a change. */
export type Asked = Pick<Mutation, 'record' | 'kind' | 'field' | 'op' | 'payload'> & { cure?: string | undefined };

/** Whether something in a change may tell who a patient is: then the reasons are asked for that were given before. */
export const isSuspect = ({ op, ...change }: Asked, finder: Finder | undefined): boolean =>
  op !== 'redact' && finder !== undefined && finder.findingsIn(change, change.payload).length > 0;

/**
 * Whether a change stays on this device until its author mends it.
 *
 * @param finder undefined where its code is not here yet: then only NHS numbers are seen, and the change is judged again before it leaves
 * @param known the reasons that were given for words in this field
 * @throws TypeError for a field that no kind has: a screen asked for something that does not exist
 */
export function judge(change: Asked, finder: Finder | undefined, known: readonly Pass[]): Judgement {
  // It names values by their ids, and must never be kept from leaving.
  if (change.op === 'redact') return { passed: [], judged: true };
  const stopped = stop(change, finder, known);
  const hold = stopped.hold ?? misfit(change);
  return { ...stopped, judged: finder !== undefined, ...(hold && { hold }) };
}

function stop(change: Asked, finder: Finder | undefined, known: readonly Pass[]): { hold?: Hold; passed: Pass[] } {
  // Which of the reasons are needed is seen when the finder is here.
  if (finder === undefined) return { passed: [...known], ...(identifierIn(change) !== undefined && { hold: NHS }) };
  if (identifierNaming(change) !== undefined) return { passed: [], hold: NHS };
  const findings = finder.findingsIn(change, change.payload);
  const passed = neededPasses(findings, known.filter(isJudgement));
  const left = uncovered(findings, passed);
  return { passed, ...(left.length > 0 && { hold: { problem: 'identifier' as const, message: seenWords(left) } }) };
}

const NHS: Hold = { problem: 'identifier', message: 'This looks like an NHS number.' };

/** What a person alone can say no to: an NHS number is more than a judgement. */
const isJudgement = ({ type }: Pass): boolean => type !== 'nhs-number';

const MOST_WORDS = 3;

/** “Mrs Patel” and “12 March 1941” may tell who a patient is. */
function seenWords(findings: readonly Finding[]): string {
  const words = [...new Set(findings.map((finding) => `“${finding.words}”`))];
  const named = words.slice(0, MOST_WORDS).join(', ');
  return `${named}${words.length > MOST_WORDS ? ' and more' : ''} may tell who a patient is.`;
}

function misfit({ kind, field: name, payload, cure }: Asked): Hold | undefined {
  if (name === WHOLE_RECORD) return undefined;
  const field = fieldOf(kind, name);
  if (field === undefined) throw new TypeError(`There is no field ${name} in ${kind}`);
  const fits = field.schema.safeParse(payload);
  if (fits.success) return undefined;
  return { problem: 'bad-value', message: cure ?? fits.error.issues[0]?.message ?? `${field.label} does not fit` };
}
