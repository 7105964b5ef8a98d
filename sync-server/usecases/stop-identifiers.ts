import { identifierNaming } from '../../src/domain/identifiers/change.ts';
import { plainWords, uncovered } from '../../src/domain/identifiers/covers.ts';
import { type Finding, findingsAnywhere, findingsIn } from '../../src/domain/identifiers/findings.ts';
import type { IdentifierType } from '../../src/domain/identifiers/identifier-type.ts';
import { isIdentifierName } from '../../src/domain/identifiers/name.ts';
import type { Pass } from '../../src/domain/identifiers/pass.ts';
import { fieldOf } from '../../src/domain/kinds.ts';
import { questionKind } from '../../src/domain/question/question.ts';
import { commitmentOf } from '../../src/protocol/commitment.ts';
import type { Mutation } from '../../src/protocol/mutation.ts';
import type { Unit } from './service.ts';

/**
 * Why a mutation is refused, and nothing of it stored, because something in it may tell who a patient is (S31): in one of its names; in its payload,
 * where it gives no reason for just that; or in the reason itself. Never in the words of the mutation: they may be the identifier.
 *
 * @returns undefined where nothing was found, or a person has said why it may stand
 */
export function whyStopped(mutation: Mutation): string | undefined {
  const { mid, by, base, kind, field, payload, passed = [] } = mutation;
  const named = identifierNaming(mutation) ?? ([mid, by, ...base].some(isIdentifierName) ? 'mid, by, base' : undefined);
  if (named !== undefined) return `${named}: this looks like an NHS number. ${NOTHING_STORED}`;
  if (passed.some(({ note }) => findingsAnywhere(note).length > 0)) {
    return `passed: the reason itself may tell who a patient is. ${NOTHING_STORED}`;
  }
  const findings = findingsIn({ kind, field }, payload);
  if (passed.some((pass) => !isAbout(pass, findings, payload))) {
    return `passed: it gives a reason for words that are not in the payload. ${NOTHING_STORED}`;
  }
  const [left] = uncovered(findings, passed.filter(mayCount));
  if (left === undefined) return undefined;
  return `${fieldOf(kind, field)?.label ?? 'payload'}: ${MAY_BE[left.type]}. ${NOTHING_STORED}`;
}

const NOTHING_STORED = 'Take it out; the server has stored nothing of it.';

/** What a person alone can say no to. An NHS number is more than a judgement: whether a desk said yes is looked for in its project. */
const mayCount = (pass: Pass): boolean => pass.type !== 'nhs-number' || isAsked(pass);

const isAsked = ({ question, salt }: Pass): boolean => question !== undefined && salt !== undefined;

/** What a mutation says may stand because a desk said yes, and no desk did (S31). */
export async function whyUnconfirmed({ tx }: Unit, { scope, passed = [] }: Mutation): Promise<string | undefined> {
  for (const { type, words, question = '', salt = '' } of passed) {
    if (type !== 'nhs-number') continue;
    const rows = await tx.fields.ofRecords(scope, [question]);
    const row = rows.find(({ kind, field }) => kind === questionKind.name && field === 'answer');
    const answer = questionKind.fields.answer.schema.safeParse(row?.state.heads[0]?.value).data;
    const isYes = answer?.state === 'confirmed' && answer.commitment === (await commitmentOf(salt, words));
    if (!isYes) return `passed: no desk has said that this number may stand. ${NOTHING_STORED}`;
  }
  return undefined;
}

/** A reason speaks of words that are there, or it would carry words of its own past the stop. */
function isAbout({ words }: Pass, findings: readonly Finding[], payload: unknown): boolean {
  const plain = plainWords(words);
  if (findings.some((finding) => plainWords(finding.words) === plain)) return true;
  // An app that knows more than this server saw something in them.
  return plainWords(JSON.stringify(payload) ?? '').includes(plain);
}

const MAY_BE: Readonly<Record<IdentifierType, string>> = {
  'nhs-number': 'this looks like an NHS number',
  'hospital-number': 'this looks like the number of a patient',
  'date-of-birth': 'this looks like a birth date',
  'patient-name': 'this looks like the name of a patient or a relative',
  address: 'this looks like an address or a postcode',
  phone: 'this looks like a private phone number',
  email: 'this looks like a private e-mail address',
  indirect: 'a place and a day together may point to one patient',
  'small-number': 'so few people may be told apart',
};
