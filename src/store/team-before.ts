import { ROLES, teamMemberKind } from '../domain/team/membership.ts';
import { RECORD_DELETED } from '../protocol/field-state.ts';
import { WHOLE_RECORD } from '../protocol/mutation.ts';
import { MAX_TEAM, type Team } from '../protocol/team.ts';
import { openBaseRows, type Vault } from './vault.ts';
import type { ScopeRow } from './vault-db.ts';

/** The persons that a project's base state names: with their role, or none for who is not in the team any more. */
export type Named = ReadonlyMap<string, Team[number]['role'] | undefined>;

export async function namedIn(vault: Vault, scope: string): Promise<Named> {
  const rows = await vault.db.base.where('scope').equals(scope).toArray();
  const members = rows.filter(({ kind }) => kind === teamMemberKind.name);
  const states = await openBaseRows(vault, members);
  const named = new Map<string, Team[number]['role'] | undefined>();
  const gone = new Set<string>();
  for (const [at, { record, field }] of members.entries()) {
    const value = states[at]?.heads[0]?.value;
    if (field === WHOLE_RECORD && value === RECORD_DELETED) gone.add(record);
    const role = field === 'role' ? ROLES.find((one) => one === value) : undefined;
    if (role === 'lead' || role === 'member' || role === 'reader') named.set(record, role);
  }
  for (const person of gone) named.set(person, undefined);
  return named;
}

/** Who was in the team, and is in no row of the server any more: it was set back to a time before (S16). */
const leftOut = (before: Named, now: Named): Team =>
  [...before].flatMap(([person, role]) => (role === undefined || now.has(person) ? [] : [{ person, role }]));

/**
 * Notes whom a lead's device is to bring back: it tells the server in its next round (S2). Whom it had not told of when the server was
 * set back once more is among them.
 */
export async function noteLeftOut({ db }: Vault, scope: string, before: Named, now: Named): Promise<void> {
  await db.scopes
    .where('scope')
    .equals(scope)
    .modify((row) => {
      const untold = (row.leftOut ?? []).map(({ person, role }) => [person, role] as const);
      const team = leftOut(new Map([...untold, ...before]), now).slice(0, MAX_TEAM);
      if (team.length > 0) row.leftOut = team;
      else delete row.leftOut;
    });
}

/** Whom the server does not know yet, in the scopes that this person leads. */
export async function teamsToBringBack({ db }: Vault): Promise<{ scope: string; team: Team }[]> {
  const rows = await db.scopes.filter(isLedHere).toArray();
  return rows.flatMap(({ scope, leftOut: team }) => (team === undefined ? [] : [{ scope, team }]));
}

const isLedHere = ({ role, lost, known, leftOut: team }: ScopeRow) =>
  role === 'lead' && known && lost === undefined && team !== undefined;

/** The server knows them, or says that it is not for this person to say. */
export async function broughtBack({ db }: Vault, scope: string): Promise<void> {
  await db.scopes
    .where('scope')
    .equals(scope)
    .modify((row) => {
      delete row.leftOut;
    });
}
