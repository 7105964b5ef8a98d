import { findIdentifier } from '../../src/domain/identifiers/stop.ts';
import { fieldOf, kindNamed } from '../../src/domain/kinds.ts';
import type { Field } from '../../src/domain/record/field.ts';
import { canonicalJson, sha256 } from '../../src/protocol/canonical.ts';
import { deletePayloadSchema, type Mutation, mutationSchema, WHOLE_RECORD } from '../../src/protocol/mutation.ts';
import type { MutationProblem } from '../../src/protocol/push.ts';
import { type ScopeName, scopeKind } from '../../src/protocol/scope.ts';
import { sentenceOf } from '../sentence-of.ts';
import type { Hashed } from './take-mutation.ts';

export type Refused = { fate: 'refused'; mid: string; problem: MutationProblem; message: string };
type Parked = { fate: 'parked'; problem: MutationProblem; message: string } & Hashed;
/** It fits a field, or stands for the record as a whole. */
export type Fitting = { fate: 'fits'; target: Field | typeof WHOLE_RECORD } & Hashed;
export type Judged = Refused | Parked | Fitting;

type Problem = { problem: MutationProblem; message: string };

/** What a mutation is worth by itself, before anything is read from the database. */
export async function judgeMutation(input: unknown, scope: ScopeName): Promise<Judged> {
  const parsed = mutationSchema.safeParse(input);
  if (!parsed.success) return refused(midOf(input), 'malformed', sentenceOf(parsed.error, 'mutation'));
  const mutation = parsed.data;
  if (mutation.scope !== scope) return refused(mutation.mid, 'malformed', 'scope: must be the scope of the request.');
  if (findIdentifier(mutation.payload) !== undefined) return identifierStop(mutation);
  const hash = await hashOf(input);
  if (hash === undefined) {
    return refused(mutation.mid, 'malformed', 'payload: holds half a character or an endless number; send plain JSON.');
  }
  const parking = whyParked(mutation);
  if (parking !== undefined) return { fate: 'parked', mutation, hash, ...parking };
  if (isTheServers(mutation)) return refused(mutation.mid, 'not-allowed', 'Only the server writes this.');
  return { fate: 'fits', mutation, hash, target: fieldOf(mutation.kind, mutation.field) ?? WHOLE_RECORD };
}

const refused = (mid: string, problem: MutationProblem, message: string): Refused => ({
  fate: 'refused',
  mid,
  problem,
  message,
});

function identifierStop({ mid, kind, field }: Mutation): Refused {
  const label = fieldOf(kind, field)?.label ?? field;
  return refused(
    mid,
    'identifier',
    `${label}: this looks like an NHS number. Take it out; the server has stored nothing of it.`,
  );
}

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
  return typeof mid === 'string' && /^[\w-]{1,64}$/.test(mid) ? mid : '';
}

function whyParked({ scope, kind: kindName, field: fieldName, op, payload }: Mutation): Problem | undefined {
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

const badValue = (message: string): Problem => ({ problem: 'bad-value', message });

/** Fields that the server writes for another scope, and whole records that have such a field. */
function isTheServers({ kind, field }: Mutation): boolean {
  if (field !== WHOLE_RECORD) return fieldOf(kind, field)?.writer === 'server';
  return Object.values(kindNamed(kind)?.fields ?? {}).some(({ writer }) => writer === 'server');
}
