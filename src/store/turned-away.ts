import { scopeKind } from '../protocol/scope.ts';
import { personScope } from './person.ts';
import { isoNow, type Vault } from './vault.ts';
import type { ScopeRow } from './vault-db.ts';

/** What a row of a scope says of why its work is not taken, as a code. */
export const turnedAway = (row: ScopeRow | undefined): string | undefined => row?.lost ?? row?.refused;

/** Whether the server may make a scope that it does not have for this device: one that is new here, or that its person leads (S2). */
export async function mayCreate({ db }: Vault, scope: string): Promise<boolean> {
  const row = await db.scopes.get(scope);
  return row === undefined || row.role === 'lead';
}

/** A server that was set back lost the project, or that this person is in it: their lead brings both back. */
export const WAITS_FOR_LEAD = 'gone';

/**
 * What a refusal means. A team takes nobody out, so whoever has read in a project and is no member of it any more has met a server
 * that was restored to a time before (S16): what this person wrote waits until they are let in again.
 */
const meaningOf = (row: ScopeRow, code: string): string =>
  code === 'not-a-member' && row.cursor !== null && scopeKind(row.scope) === 'project' && row.role !== 'lead'
    ? WAITS_FOR_LEAD
    : code;

/**
 * A push into a scope was turned away. What was not sent stays, and asks for the person (S9). Where the server lets them in no more,
 * what was only put back to be sent again is as it was: the server had it once.
 */
export async function turnAwayScope(vault: Vault, scope: string, code: string): Promise<void> {
  const { db } = vault;
  await db.transaction('rw', db.outbox, db.scopes, async () => {
    const row = (await db.scopes.get(scope)) ?? { scope, role: 'lead', cursor: null, known: false };
    if (code !== 'not-a-member') {
      await db.scopes.put({ ...row, refused: code });
      return;
    }
    const { again, ...rest } = row;
    for (const state of ['sent', 'confirmed'] as const) {
      const rows = db.outbox.where('n').anyOf(again?.[state] ?? []);
      await rows.and((one) => one.state === 'sending').modify({ state, since: isoNow(vault) });
    }
    await db.scopes.put({ ...rest, lost: meaningOf(row, code) });
  });
}

/**
 * A pull of a scope was refused. A server that was restored from a time before the scope says the same as one that lets this person
 * in no more. What may have been made here is sent again, once: the first push makes it anew (S2, S16), or is refused, and then it
 * is lost.
 */
export async function loseScope(vault: Vault, scope: string, code: string): Promise<void> {
  const { db } = vault;
  const own = await personScope(vault);
  await db.transaction('rw', db.outbox, db.scopes, async () => {
    const row = await db.scopes.get(scope);
    // Who waits for their lead is told the same again and again.
    if (row === undefined || row.again !== undefined || row.lost !== undefined) return;
    const madeHere = scope === own || (scopeKind(scope) === 'project' && row.role === 'lead');
    const kept = (state: string) => db.outbox.where('[scope+state]').equals([scope, state]);
    const again = { sent: await kept('sent').primaryKeys(), confirmed: await kept('confirmed').primaryKeys() };
    const all = [...again.sent, ...again.confirmed];
    if (code !== 'not-a-member' || !madeHere || all.length === 0) {
      await db.scopes.put({ ...row, lost: meaningOf(row, code) });
      return;
    }
    await db.outbox
      .where('n')
      .anyOf(all)
      .modify({ state: 'sending', since: isoNow(vault) });
    // All of it comes in its order, also what was on its way as past: the later edit is gone as well.
    await kept('sending').modify((row) => {
      delete row.past;
    });
    await db.scopes.put({ ...row, known: false, again });
  });
}

/** The server takes work into a scope, or lets this person in anew: nothing of its refusals stands any more. */
export function welcomed(row: ScopeRow): void {
  delete row.lost;
  delete row.refused;
  delete row.again;
}
