import type { Mutation } from '../protocol/mutation.ts';
import type { PushResult } from '../protocol/push.ts';
import { lastBeforeServerDays } from './server-days.ts';
import { welcomed } from './turned-away.ts';
import { isoNow, openOutbox, openOutboxRows, seal, type Vault } from './vault.ts';
import type { OutboxRow } from './vault-db.ts';

const KEEP_SENT_DAYS = 60;

/** Scopes with something to send. */
export async function scopesToSend(vault: Vault): Promise<string[]> {
  const rows = await vault.db.outbox.where('state').anyOf('waiting', 'sending').toArray();
  return [...new Set(rows.map((row) => row.scope))];
}

/**
 * The next mutations of a scope, in the order they were made, and the durable note that they are being sent (S6): it is written
 * before this resolves. What an earlier try left as `sending` comes again, byte for byte.
 */
export async function takeBatch(
  vault: Vault,
  scope: string,
  limits: { count: number; bytes: number },
): Promise<Mutation[]> {
  const { db } = vault;
  return db.transaction('rw', db.outbox, async () => {
    const keys = [
      [scope, 'waiting'],
      [scope, 'sending'],
    ];
    const rows = (await db.outbox.where('[scope+state]').anyOf(keys).sortBy('n')).slice(0, limits.count);
    const mutations = (await openOutboxRows(vault, rows)).map(({ mutation }) => mutation);
    const taken = howMany(mutations, limits.bytes);
    const leaving = rows.slice(0, taken).filter((row) => row.state === 'waiting');
    const since = isoNow(vault);
    await db.outbox
      .where('n')
      .anyOf(leaving.map((row) => row.n))
      .modify({ state: 'sending', since });
    return mutations.slice(0, taken);
  });
}

/** How many of these fit into so many bytes of JSON: one at least, or it would never leave. */
function howMany(mutations: readonly Mutation[], limit: number): number {
  let bytes = 0;
  for (const [at, mutation] of mutations.entries()) {
    bytes += new TextEncoder().encode(JSON.stringify(mutation)).length + 1;
    if (at > 0 && bytes > limit) return at;
  }
  return mutations.length;
}

/** What the server said of each mutation (S7). Only what it named changes; the rest is sent again. */
export async function applyPushResults(vault: Vault, scope: string, results: readonly PushResult[]): Promise<void> {
  const { db } = vault;
  await db.transaction('rw', db.outbox, db.scopes, async () => {
    for (const result of results) {
      const row = await db.outbox.where('mid').equals(result.mid).first();
      if (row?.state === 'sending') await settle(vault, row, result);
    }
    if (results.every((result) => result.seq === undefined)) return;
    // The first push made the scope (S2); the next pull says what role this person has in it.
    const row = (await db.scopes.get(scope)) ?? { scope, role: 'lead', cursor: null, known: true };
    welcomed(row);
    await db.scopes.put({ ...row, known: true });
  });
}

async function settle(vault: Vault, row: OutboxRow, result: PushResult): Promise<void> {
  const since = isoNow(vault);
  if (result.result !== 'parked' && result.result !== 'refused') {
    await vault.db.outbox.update(row.n, { state: 'sent', since });
    return;
  }
  const { mutation } = await openOutbox(vault, row);
  const problem = result.problem ?? 'could-not-apply';
  const body = await seal(vault, { mutation, problem, message: result.message ?? '' });
  const state = (await isOvertaken(vault, row, mutation)) ? 'mended' : result.result;
  await vault.db.outbox.update(row.n, { state, since, body });
}

/** Whether a later edit of the same field has taken the place of what came back: then it asks for nobody. */
export async function isOvertaken(vault: Vault, row: OutboxRow, mutation: Mutation): Promise<boolean> {
  if (mutation.op !== 'set') return false;
  const { scope, record, field, n } = row;
  const rows = await vault.db.outbox.where('[scope+record+field]').equals([scope, record, field]).toArray();
  return rows.some((other) => other.n > n && !['parked', 'refused', 'mended'].includes(other.state));
}

/** A person gives up a change that asked for them. Its trace stays in the vault; it is never sent. */
export async function discard(vault: Vault, mid: string): Promise<void> {
  const stuck = ['held', 'parked', 'refused'];
  await vault.db.outbox
    .where('mid')
    .equals(mid)
    .and((row) => stuck.includes(row.state))
    .modify({ state: 'mended', since: isoNow(vault) });
}

/**
 * Forgets confirmed mutations after 60 days (S7), where both this device's clock and the server's say that they are over: the clock of
 * one may jump. Nothing unsent is ever touched.
 */
export async function forgetOldSent(vault: Vault): Promise<void> {
  const before = new Date(vault.clock.now() - KEEP_SENT_DAYS * 86_400_000).toISOString();
  const last = await lastBeforeServerDays(vault, KEEP_SENT_DAYS);
  await vault.db.outbox
    .where('state')
    .anyOf('confirmed', 'mended')
    .and((row) => row.since < before && row.n <= last)
    .delete();
}
