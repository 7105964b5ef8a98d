import { fieldOf } from '../domain/kinds.ts';
import type { ScopeKind } from '../domain/record/kind.ts';
import { UNSENT } from './unsent.ts';
import type { Vault } from './vault.ts';
import { turnedAway } from './why-closed.ts';
import { type Conflict, readWorkingCopy, type Stuck, type WorkingCopy } from './working-copy.ts';

const KINDS: readonly ScopeKind[] = ['project', 'person', 'desk'];

export const isOfKind = ({ scope }: { scope: string }, kind: ScopeKind): boolean => scope.startsWith(`${kind}:`);

/** The scopes that this device follows or has work for. What the server has shown stands in a scope that is followed. */
export async function scopesHere({ db }: Vault): Promise<string[]> {
  const followed = await db.scopes.toCollection().primaryKeys();
  const written = await db.outbox
    .where('state')
    .anyOf([...UNSENT, 'sent'])
    .toArray();
  const names = [...new Set([...followed, ...written.map((row) => row.scope)])];
  return KINDS.flatMap((kind) => names.filter((scope) => isOfKind({ scope }, kind)));
}

/** All working copies as they are now. A screen that is kept up to date uses `liveCopies`, which reads each by itself. */
export async function readCopies(vault: Vault): Promise<WorkingCopy[]> {
  const copies: WorkingCopy[] = [];
  for (const scope of await scopesHere(vault)) copies.push(await readWorkingCopy(vault, scope));
  return copies;
}

/** Changes that are not sent, because the server takes nothing of this person's into their scope. */
export type TurnedAway = { scope: string; code: string; changes: number };

/** What asks for the person, in one scope or in all. */
export type NeedsYou = {
  copies: readonly WorkingCopy[];
  stuck: Stuck[];
  conflicts: Conflict[];
  turnedAway: TurnedAway[];
};

/** How many changes ask for the person. */
export const countOf = ({ stuck, conflicts, turnedAway: away }: NeedsYou): number =>
  stuck.length + conflicts.length + away.reduce((sum, { changes }) => sum + changes, 0);

export const readNeedsYou = async (vault: Vault): Promise<NeedsYou> => needsYouOf(await readCopies(vault));

/** Where the server has judged by the first value, there is nothing to choose (S24). */
const isForAPerson = ({ kind, field }: Conflict): boolean => fieldOf(kind, field)?.firstStands !== true;

export function needsYouOf(copies: readonly WorkingCopy[]): NeedsYou {
  return {
    copies,
    stuck: copies.flatMap((copy) => copy.stuck),
    conflicts: copies.flatMap((copy) => copy.conflicts.filter(isForAPerson)),
    turnedAway: copies.flatMap(({ scope, row, unsent, sending }) => {
      const [code, changes] = [turnedAway(row), unsent + sending];
      return code === undefined || changes === 0 ? [] : [{ scope, code, changes }];
    }),
  };
}
