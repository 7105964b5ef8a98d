import { isIdentifierName } from '../../src/domain/identifiers/name.ts';
import { hasMoreParts } from '../../src/domain/identifiers/stop.ts';
import { fieldOf, kindNamed } from '../../src/domain/kinds.ts';
import { celebratedProject, celebrationKind } from '../../src/domain/publication/publication.ts';
import { deskWithdrawalKind, withdrawalKind, withdrawnProject } from '../../src/domain/publication/withdrawal.ts';
import { deskQuestionKind, isDeskQuestionId } from '../../src/domain/question/question.ts';
import type { Field } from '../../src/domain/record/field.ts';
import { canonicalJson, sha256 } from '../../src/protocol/canonical.ts';
import {
  deletePayloadSchema,
  type Mutation,
  mutationSchema,
  redactPayloadSchema,
  WHOLE_RECORD,
} from '../../src/protocol/mutation.ts';
import type { MutationProblem } from '../../src/protocol/push.ts';
import { type ScopeName, scopeKind } from '../../src/protocol/scope.ts';
import { MAX_PAYLOAD_PARTS } from '../../src/protocol/version.ts';
import { sentenceOf } from '../sentence-of.ts';
import { hasEffects } from './effects.ts';
import { isServerMid } from './server-row.ts';
import { whyStopped } from './stop-identifiers.ts';
import type { Hashed } from './take-mutation.ts';
import { hasWordsOfDesk } from './words-at-desks.ts';

export type Refused = { fate: 'refused'; mid: string; problem: MutationProblem; message: string };
type Parked = { fate: 'parked'; problem: MutationProblem; message: string } & Hashed;
/** It fits a field, stands for the record as a whole, or takes values of a field out for good. */
export type Fitting = { fate: 'fits'; target: Field | typeof WHOLE_RECORD | typeof REDACTION } & Hashed;
export const REDACTION = 'redaction';
export type Judged = Refused | Parked | Fitting;

type Problem = { problem: MutationProblem; message: string };

/** What a mutation is worth by itself, before anything is read from the database. */
export async function judgeMutation(input: unknown, scope: ScopeName): Promise<Judged> {
  const parsed = mutationSchema.safeParse(input);
  if (!parsed.success) return refused(midOf(input), 'malformed', sentenceOf(parsed.error, 'mutation'));
  const mutation = parsed.data;
  if (mutation.scope !== scope) return refused(mutation.mid, 'malformed', 'scope: must be the scope of the request.');
  if (isServerMid(mutation.mid)) return refused(mutation.mid, 'not-allowed', 'mid: only the server gives such an id.');
  if (hasMoreParts(mutation.payload, MAX_PAYLOAD_PARTS)) {
    return refused(mutation.mid, 'too-many', `payload: has more than ${MAX_PAYLOAD_PARTS} parts; send less at once.`);
  }
  const stopped = whyStopped(mutation);
  if (stopped !== undefined) return refused(midOf(input), 'identifier', stopped);
  const hash = await hashOf(input);
  if (hash === undefined) {
    return refused(mutation.mid, 'malformed', 'payload: holds half a character or an endless number; send plain JSON.');
  }
  const parking = whyParked(mutation);
  if (parking !== undefined) return { fate: 'parked', mutation, hash, ...parking };
  if (isTheServers(mutation)) return refused(mutation.mid, 'not-allowed', 'Only the server writes this.');
  if (mutation.field === WHOLE_RECORD && hasEffects(mutation.kind)) {
    return refused(mutation.mid, 'not-allowed', `A ${mutation.kind} is not deleted or restored; change its fields.`);
  }
  return { fate: 'fits', mutation, hash, target: targetOf(mutation) };
}

const targetOf = ({ op, kind, field }: Mutation): Fitting['target'] =>
  op === 'redact' ? REDACTION : (fieldOf(kind, field) ?? WHOLE_RECORD);

const refused = (mid: string, problem: MutationProblem, message: string): Refused => ({
  fate: 'refused',
  mid,
  problem,
  message,
});

/** The hash of all that was sent; undefined for what is no JSON: half a surrogate pair, a number beyond all bounds. */
async function hashOf(input: unknown): Promise<string | undefined> {
  try {
    return await sha256(canonicalJson(input));
  } catch {
    return undefined;
  }
}

function midOf(input: unknown): string {
  const mid = typeof input === 'object' && input !== null && 'mid' in input ? input.mid : undefined;
  return typeof mid === 'string' && /^[\w-]{1,64}$/.test(mid) && !isIdentifierName(mid) ? mid : '';
}

function whyParked(mutation: Mutation): Problem | undefined {
  const { scope, record, kind: kindName, field: fieldName, op, payload } = mutation;
  if (isOfAnotherKind(record, kindName)) return badValue(`record: this id is not for a ${kindName}; choose another.`);
  if (op === 'redact') return whyNoRedaction(mutation);
  const kind = kindNamed(kindName);
  if (kind === undefined)
    return { problem: 'unknown-kind', message: `This server does not know the kind ${kindName}.` };
  if (kind.scope !== scopeKind(scope)) {
    return { problem: 'wrong-scope', message: `A ${kindName} belongs into a scope of a ${kind.scope}.` };
  }
  if (fieldName === WHOLE_RECORD) {
    if (op !== 'delete' && op !== 'restore') return badValue(`op: ${op} needs a field of its own.`);
    if (op === 'delete' && !deletePayloadSchema.safeParse(payload).success) {
      return badValue('payload: a delete says up to which sequence the scope was seen.');
    }
    return undefined;
  }
  const field = fieldOf(kindName, fieldName);
  if (field === undefined) {
    return { problem: 'unknown-field', message: `This server does not know the field ${fieldName} of a ${kindName}.` };
  }
  const fitting = field.merge === 'set' ? op === 'add' || op === 'remove' : op === 'set';
  if (!fitting) return badValue(`${field.label}: the op ${op} does not fit this field.`);
  const value = field.schema.safeParse(payload);
  return value.success ? undefined : badValue(sentenceOf(value.error, field.label));
}

/** What the server parked because it does not know the kind or the field can be redacted as well: nothing of it needs to be known. */
function whyNoRedaction({ field, payload }: Mutation): Problem | undefined {
  if (field === WHOLE_RECORD) return badValue('op: redact needs a field of its own.');
  const parsed = redactPayloadSchema.safeParse(payload);
  return parsed.success ? undefined : badValue(sentenceOf(parsed.error, 'payload'));
}

/** Under these ids a project is withdrawn and celebrated, and a question is asked at a desk: who takes one for something else would stand in the way of that. */
const isOfAnotherKind = (record: string, kind: string): boolean =>
  (withdrawnProject(record) !== undefined && kind !== withdrawalKind.name && kind !== deskWithdrawalKind.name) ||
  (celebratedProject(record) !== undefined && kind !== celebrationKind.name) ||
  (isDeskQuestionId(record) && kind !== deskQuestionKind.name);

const badValue = (message: string): Problem => ({ problem: 'bad-value', message });

/** Fields that the server writes for another scope, and whole records that have such a field. */
function isTheServers({ kind, field, op }: Mutation): boolean {
  if (op === 'redact' && hasWordsOfDesk({ kind, field })) return false;
  if (field !== WHOLE_RECORD) return fieldOf(kind, field)?.writer === 'server';
  return Object.values(kindNamed(kind)?.fields ?? {}).some(({ writer }) => writer === 'server');
}
