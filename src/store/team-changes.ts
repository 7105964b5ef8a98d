import { newId } from '../domain/id.ts';
import { type TeamChange, teamChangeKind, teamChangeSchema } from '../domain/team/membership.ts';
import type { Change } from './change.ts';
import { openOutboxRows, type Vault } from './vault.ts';

/** A change of a project's team, as a change to save: each is a record of its own (S1). */
export const teamChange = (vault: Vault, scope: string, change: TeamChange): Change => ({
  ...{ scope, record: newId(vault.random), kind: teamChangeKind.name, field: 'change' },
  ...{ op: 'set', payload: change },
});

/** What was asked of a team on this device, and the server has not answered yet: the last for each person. */
export async function teamChangesOnTheWay(vault: Vault, scope: string): Promise<ReadonlyMap<string, TeamChange['to']>> {
  const rows = await vault.db.outbox.where('kind').equals(teamChangeKind.name).sortBy('n');
  const open = rows.filter((row) => row.scope === scope && (row.state === 'waiting' || row.state === 'sending'));
  const bodies = await openOutboxRows(vault, open);
  const changes = bodies.flatMap(({ mutation }) => teamChangeSchema.safeParse(mutation.payload).data ?? []);
  return new Map(changes.map(({ person, to }) => [person, to]));
}
