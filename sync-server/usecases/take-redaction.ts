import { redactPayloadSchema } from '../../src/protocol/mutation.ts';
import { scopeKind } from '../../src/protocol/scope.ts';
import type { FieldHistoryRow } from '../storage/storage.ts';
import type { Problem } from './effect.ts';
import type { Author } from './identify.ts';
import { redactValues } from './redact-values.ts';
import type { ScopeDraft } from './scope-draft.ts';
import type { Unit } from './service.ts';
import { type Hashed, rowOf } from './take-mutation.ts';
import { hasWordsOfDesk } from './words-at-desks.ts';
import { writeAudit } from './write-audit.ts';

/**
 * What is in the way of a redaction (S23). Each value must be one of this field; whoever wrote it may take it out, and in a project
 * its lead. At a desk any moderator takes out what a desk wrote, and the server alone what others sent it. What was redacted before
 * needs nobody's leave.
 */
export async function whyNotRedact(unit: Unit, { mutation }: Hashed, author: Author): Promise<Problem | undefined> {
  const { scope, payload } = mutation;
  const isDesk = scopeKind(scope) === 'desk';
  if (isDesk && !hasWordsOfDesk(mutation)) {
    return { problem: 'not-allowed', message: 'At a desk only the server redacts this. Withdraw the project instead.' };
  }
  const { mids } = redactPayloadSchema.parse(payload);
  const values = await valuesNamed(unit, mutation);
  const found = new Set(values.map((row) => row.mid));
  for (const { mid, record, field } of await unit.tx.redactions.find(scope, mids)) {
    if (record === mutation.record && field === mutation.field) found.add(mid);
  }
  if (mids.some((mid) => !found.has(mid))) {
    return { problem: 'bad-value', message: 'mids: this field has no value of this name.' };
  }
  if (isDesk || (await unit.tx.members.role(scope, author.person)) === 'lead') return undefined;
  const open = values.filter((row) => !row.redacted);
  if (await wroteAll(unit, open, author)) return undefined;
  return {
    problem: 'not-allowed',
    message: 'Only who wrote a value, or who leads the project, can take it out for good.',
  };
}

/** Takes a redaction in. Naming a value twice, or one that is redacted already, changes nothing. */
export async function takeRedaction(unit: Unit, draft: ScopeDraft, taken: Hashed, author: Author): Promise<'applied'> {
  const { scope, record, field, payload } = taken.mutation;
  const { reason } = redactPayloadSchema.parse(payload);
  const open = (await valuesNamed(unit, taken.mutation)).filter((row) => !row.redacted);
  const values = open.map(({ mid, hash }) => ({ mid, hash }));
  const redacted = { at: unit.now, person: author.person, reason };
  const standing = draft.stateOf(record, field);
  const state = await redactValues(unit, { scope, record, field }, values, standing, redacted);
  draft.add(rowOf(taken, author, 'applied'), state);
  if (scopeKind(scope) === 'desk') {
    const about = { record, field, values: values.length, reason };
    await writeAudit(unit, { what: 'redacted', desk: scope, who: author.person, about });
  }
  return 'applied';
}

/** The rows of this field that a redaction names. A redaction is no value. */
async function valuesNamed({ tx }: Unit, mutation: Hashed['mutation']): Promise<FieldHistoryRow[]> {
  const { mids } = redactPayloadSchema.parse(mutation.payload);
  const named = new Set(mids);
  const history = await tx.log.history(mutation.scope, mutation.record, mutation.field);
  return history.filter(({ mid, op }) => named.has(mid) && op !== 'redact');
}

/** Whether a person wrote all of these: by name, or on a device that has come to them since. */
async function wroteAll({ tx }: Unit, rows: readonly FieldHistoryRow[], { person }: Author): Promise<boolean> {
  const others = rows.filter((row) => row.person !== person);
  const owners = await tx.devices.personsOf([...new Set(others.map((row) => row.by))]);
  const own = new Set(owners.filter((owner) => owner.person === person).map((owner) => owner.device));
  return others.every((row) => own.has(row.by));
}
