import { teamChangeSchema } from '../../src/domain/team/membership.ts';
import type { Mutation } from '../../src/protocol/mutation.ts';
import { giveRole } from './add-member.ts';
import { wayBackOf } from './come-back-in.ts';
import type { Effect, Problem } from './effect.ts';
import type { Author } from './identify.ts';
import { removeMember } from './remove-member.ts';
import type { Unit } from './service.ts';
import { deleteAsServer } from './write-as-server.ts';

const NOT_YOURS: Problem = {
  problem: 'not-allowed',
  message: 'Only whoever leads the project can change its team. Everybody can leave it themselves.',
};
const NOT_IN_TEAM: Problem = {
  problem: 'bad-value',
  message: 'This person is not in the team any more. Make a link to let them in again.',
};
const LAST_LEAD: Problem = {
  problem: 'bad-value',
  message: 'Nobody else leads this project. Let somebody else lead it first.',
};

/**
 * What is in the way of a change of the team, as the team is when it arrives (S1). A lead changes everybody's place, anybody leaves,
 * and one lead is always left. That somebody goes who is gone already is in nobody's way.
 */
export const whyNotChangeTeam: Effect['forbids'] = async (unit, { scope, payload }, author) => {
  const { person, to } = teamChangeSchema.parse(payload);
  const leaves = to === 'out' && person === author.person;
  if (!leaves && (await unit.tx.members.role(scope, author.person)) !== 'lead') return NOT_YOURS;
  const before = await unit.tx.members.role(scope, person);
  if (before === undefined) return to === 'out' ? undefined : NOT_IN_TEAM;
  if (before !== 'lead' || to === 'lead') return undefined;
  const leads = (await unit.tx.members.ofScope(scope)).filter(({ role }) => role === 'lead');
  return leads.length > 1 ? undefined : LAST_LEAD;
};

/** Does it. Where it is so already, nothing happens. */
export async function changeTeam(unit: Unit, { scope, payload, mid }: Mutation, author: Author): Promise<void> {
  const { person, to } = teamChangeSchema.parse(payload);
  const before = await unit.tx.members.role(scope, person);
  if (before === to) return;
  if (before === undefined) return stayOut(unit, scope, person, mid);
  if (to === 'out') {
    const how = person === author.person ? 'left' : 'removed';
    await removeMember(unit, scope, person, { how, by: author.person, cause: mid });
    return;
  }
  await giveRole(unit, scope, person, to, mid);
  // Who leads no more lets nobody in any more, and not themselves as a lead again.
  if (before === 'lead') await unit.tx.grants.withdrawMadeBy(scope, person, unit.now);
}

/** A server that was set back may not have heard of them, and another lead, who has not heard of this, may say that they were in the team (S2). */
async function stayOut(unit: Unit, scope: string, person: string, cause: string): Promise<void> {
  await unit.tx.grants.withdraw(scope, wayBackOf(person), unit.now);
  if ((await unit.tx.fields.ofRecords(scope, [person])).length > 0) return;
  await deleteAsServer(unit, { scope, kind: 'team-member', record: person, cause });
}
