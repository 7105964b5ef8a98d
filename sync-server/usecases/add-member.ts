import { newId } from '../../src/domain/id.ts';
import type { Role } from '../../src/domain/team/membership.ts';
import { type ScopeName, scopeAsRecord, scopeKind } from '../../src/protocol/scope.ts';
import { SERVER } from './server-row.ts';
import type { Unit } from './service.ts';
import { tellAppointment } from './tell-appointment.ts';
import { bringBackAsServer, writeAsServer } from './write-as-server.ts';

/** The more a role may do, the higher. Roles of different kinds of scope never meet. */
const RANK: Record<Role, number> = { reader: 1, member: 2, lead: 3, self: 3, moderator: 3 };

/** Makes a scope, if it is not there yet. */
export async function openScope({ tx, now, random }: Unit, scope: ScopeName, device: string): Promise<void> {
  if ((await tx.scopes.find(scope)) !== undefined) return;
  await tx.scopes.create({ scope, epoch: newId(random), seq: 0, createdByDevice: device, createdAt: now });
}

/** A person's own scope is there as soon as the person is. */
export async function openPersonScope(unit: Unit, person: string): Promise<void> {
  await openScope(unit, `person:${person}`, SERVER);
  await unit.tx.members.put({ scope: `person:${person}`, person, role: 'self', since: unit.now });
}

/**
 * Lets a person into a scope, or raises the role of one who is in. Team and person learn it in their own scopes.
 *
 * @param cause what let them in: the same cause is told once
 * @returns the role that the person has now
 */
export async function addMember(
  unit: Unit,
  scope: ScopeName,
  person: string,
  role: Role,
  cause: string,
): Promise<Role> {
  const before = await unit.tx.members.role(scope, person);
  if (before !== undefined && RANK[before] >= RANK[role]) return before;
  await openScope(unit, scope, SERVER);
  await giveRole(unit, scope, person, role, cause);
  return role;
}

/** Gives a person a role in a scope that is there, whatever they were. Team and person learn it in their own scopes. */
export async function giveRole(unit: Unit, scope: ScopeName, person: string, role: Role, cause: string): Promise<void> {
  await unit.tx.members.put({ scope, person, role, since: unit.now });
  if (scopeKind(scope) === 'project') {
    const member = { scope, kind: 'team-member', record: person, cause };
    await bringBackAsServer(unit, member);
    await writeAsServer(unit, { ...member, field: 'role', value: role });
  }
  if (scopeKind(scope) === 'desk') await tellAppointment(unit, { desk: scope, person, state: 'active', cause });
  const own = `person:${person}`;
  if (scope === own) return;
  await openPersonScope(unit, person);
  const membership = { scope: own, kind: 'membership', record: scopeAsRecord(scope), cause };
  await writeAsServer(unit, { ...membership, field: 'membership', value: { scope, role } });
  const fields = await unit.tx.fields.ofRecords(own, [membership.record]);
  const ended = fields.find(({ field }) => field === 'ended')?.state.heads[0]?.value ?? null;
  if (ended !== null) await writeAsServer(unit, { ...membership, field: 'ended', value: null });
}
