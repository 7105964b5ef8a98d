import { turnedAway } from './turned-away.ts';
import type { Vault } from './vault.ts';
import { type Conflict, readWorkingCopy, type Stuck, type WorkingCopy } from './working-copy.ts';

/**
 * The scopes of one kind that this device follows or has work for, with what a person sees in each. One after the other: a live
 * query would lose sight of reads that run side by side.
 */
export async function readScopes(vault: Vault, kind: 'project' | 'person' | 'desk'): Promise<WorkingCopy[]> {
  const followed = await vault.db.scopes.where('scope').startsWith(`${kind}:`).primaryKeys();
  const written = await vault.db.outbox
    .where('[scope+state]')
    .between([`${kind}:`, ''], [`${kind};`, ''])
    .toArray();
  const names = [...new Set([...followed, ...written.map((row) => row.scope)])];
  const copies: WorkingCopy[] = [];
  for (const scope of names) copies.push(await readWorkingCopy(vault, scope));
  return copies;
}

/** Changes that are not sent, because the server takes nothing of this person's into their scope. */
export type TurnedAway = { scope: string; code: string; changes: number };

/** What asks for the person, in one scope or in all. */
export type NeedsYou = { copies: WorkingCopy[]; stuck: Stuck[]; conflicts: Conflict[]; turnedAway: TurnedAway[] };

/** How many changes ask for the person. */
export const countOf = ({ stuck, conflicts, turnedAway: away }: NeedsYou): number =>
  stuck.length + conflicts.length + away.reduce((sum, { changes }) => sum + changes, 0);

export async function readNeedsYou(vault: Vault): Promise<NeedsYou> {
  const copies: WorkingCopy[] = [];
  for (const kind of ['project', 'person', 'desk'] as const) copies.push(...(await readScopes(vault, kind)));
  return {
    copies,
    stuck: copies.flatMap((copy) => copy.stuck),
    conflicts: copies.flatMap((copy) => copy.conflicts),
    turnedAway: copies.flatMap(({ scope, row, unsent, sending }) => {
      const [code, changes] = [turnedAway(row), unsent + sending];
      return code === undefined || changes === 0 ? [] : [{ scope, code, changes }];
    }),
  };
}
