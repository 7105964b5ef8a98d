import { lookOf, POLICY } from '../../src/domain/desk/look-of.ts';
import { deskPolicyKind } from '../../src/domain/desk/policy.ts';
import type { Mutation } from '../../src/protocol/mutation.ts';
import type { Effect } from './effect.ts';
import { foldRecords } from './folded-records.ts';
import type { Author } from './identify.ts';
import type { Unit } from './service.ts';
import { writeAudit } from './write-audit.ts';

export const whyNotPolicy: Effect['forbids'] = async (_, { record }) =>
  record === POLICY ? undefined : { problem: 'bad-value', message: `record: must be ${POLICY}.` };

/** A desk says when it looks; what stands is written down, which two moderators may have changed at once. */
export async function setPolicy(unit: Unit, { scope }: Mutation, author: Author): Promise<void> {
  const look = await lookAt(unit, scope);
  await writeAudit(unit, { what: 'policy-set', desk: scope, who: author.person, about: { look } });
}

/** When a desk looks at what verified authors ask to publish. */
export async function lookAt({ tx }: Unit, desk: string): Promise<ReturnType<typeof lookOf>> {
  const records = foldRecords(await tx.fields.ofRecords(desk, [POLICY]));
  return lookOf(records.filter(({ kind }) => kind === deskPolicyKind.name));
}
