import { type ScopeName, scopeAsRecord, scopeKind } from '../../src/protocol/scope.ts';
import { openPersonScope } from './add-member.ts';
import type { Unit } from './service.ts';
import { deleteAsServer, writeAsServer } from './write-as-server.ts';

/** How somebody goes, who sees to it, and what caused it: the same cause is told once. */
export type Removal = { how: 'left' | 'removed'; by: string; cause: string };

/**
 * Takes a person out of a scope. Team and person learn it in their own scopes, and what they made to let others in opens nothing any
 * more: it would bring them back.
 */
export async function removeMember(unit: Unit, scope: ScopeName, person: string, removal: Removal): Promise<void> {
  const { how, by, cause } = removal;
  await unit.tx.members.remove(scope, person);
  await unit.tx.grants.withdrawMadeBy(scope, person, unit.now);
  if (scopeKind(scope) === 'project') {
    await deleteAsServer(unit, { scope, kind: 'team-member', record: person, cause });
  }
  await openPersonScope(unit, person);
  const membership = { scope: `person:${person}`, kind: 'membership', record: scopeAsRecord(scope), cause };
  await writeAsServer(unit, { ...membership, field: 'ended', value: { how, by, at: unit.now } });
}
