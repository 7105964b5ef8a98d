import type { Vault } from './vault.ts';
import { type Conflict, readWorkingCopy, type Stuck, type WorkingCopy } from './working-copy.ts';

/** The scopes of one kind that this device follows or has work for, with what a person sees in each. */
export async function readScopes(vault: Vault, kind: 'project' | 'person' | 'desk'): Promise<WorkingCopy[]> {
  const followed = await vault.db.scopes.where('scope').startsWith(`${kind}:`).primaryKeys();
  const written = await vault.db.outbox
    .where('[scope+state]')
    .between([`${kind}:`, ''], [`${kind};`, ''])
    .toArray();
  const names = [...new Set([...followed, ...written.map((row) => row.scope)])];
  return Promise.all(names.map((scope) => readWorkingCopy(vault, scope)));
}

/** What asks for the person, in one scope or in all. */
export type NeedsYou = { copies: WorkingCopy[]; stuck: Stuck[]; conflicts: Conflict[] };

export async function readNeedsYou(vault: Vault): Promise<NeedsYou> {
  const kinds = ['project', 'person', 'desk'] as const;
  const copies = (await Promise.all(kinds.map((kind) => readScopes(vault, kind)))).flat();
  return {
    copies,
    stuck: copies.flatMap((copy) => copy.stuck),
    conflicts: copies.flatMap((copy) => copy.conflicts),
  };
}
