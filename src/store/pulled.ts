import { sameValue } from '../protocol/canonical.ts';
import type { FieldState } from '../protocol/field-state.ts';
import type { LogRow, PullPage } from '../protocol/pull.ts';
import { isOvertaken } from './outbox.ts';
import { turnedAway, welcomed } from './turned-away.ts';
import { isoNow, openOutbox, openOutboxRows, seal, type Vault } from './vault.ts';
import type { OutboxRow } from './vault-db.ts';

/** The scopes of this device, with their cursors, that the server knows and lets us into. */
export async function scopesToPull(vault: Vault): Promise<{ scope: string; cursor: string | null }[]> {
  const rows = await vault.db.scopes.toArray();
  return rows.filter((row) => row.known && row.lost === undefined).map(({ scope, cursor }) => ({ scope, cursor }));
}

/**
 * Begins to follow a scope: one that this device makes, or, where the server knows it, one that its person was let into. Then nothing
 * of an earlier refusal stands any more.
 */
export async function followScope(vault: Vault, scope: string, role: string, known: boolean): Promise<void> {
  const { db } = vault;
  await db.transaction('rw', db.scopes, async () => {
    const row = await db.scopes.get(scope);
    if (row === undefined) await db.scopes.add({ scope, role, cursor: null, known });
    else if (known && !(row.known && row.role === role && row.again === undefined && turnedAway(row) === undefined)) {
      welcomed(row);
      await db.scopes.put({ ...row, role, known });
    }
  });
}

/** Takes in the next rows of a scope: base state, log, cursor and outbox change together or not at all (S5, S16). */
export async function applyPage(vault: Vault, page: PullPage): Promise<void> {
  const { db } = vault;
  await db.transaction('rw', db.base, db.log, db.outbox, db.scopes, async () => {
    for (const row of page.rows) await applyRow(vault, page.scope, row);
    if (page.upToDate) await sendAgain(vault, page.scope, ['sent'], (row) => row.state === 'confirmed');
    await moveCursor(vault, page);
  });
}

/**
 * Replaces the base state of a scope whose cursor the server does not know any more (S16): restored from a backup, rolled back. The
 * outbox stays; what was sent and is not in the new log is sent again (S7).
 */
export async function replaceScope(vault: Vault, pages: readonly PullPage[]): Promise<void> {
  const { db } = vault;
  const last = pages.at(-1);
  if (last === undefined) return;
  const { scope } = last;
  await db.transaction('rw', db.base, db.log, db.outbox, db.scopes, async () => {
    await db.base.where('scope').equals(scope).delete();
    await db.log.where('[scope+seq]').between([scope, 0], [scope, Number.MAX_SAFE_INTEGER], true, true).delete();
    for (const page of pages) for (const row of page.rows) await applyRow(vault, scope, row);
    const there = new Set(pages.flatMap((page) => page.rows.map((row) => row.mid)));
    await sendAgain(vault, scope, ['sent', 'confirmed'], (row) => there.has(row.mid));
    await moveCursor(vault, last, true);
  });
}

/**
 * What the server named, and does not have in its log: it was restored from a backup since. It is sent again, byte for byte (S7);
 * where the server has it after all, that changes nothing. What a later edit of one's own that is there has replaced stays
 * replaced: coming after it, it would stand beside it.
 */
async function sendAgain(
  vault: Vault,
  scope: string,
  states: readonly ('sent' | 'confirmed')[],
  isThere: (row: OutboxRow) => boolean,
): Promise<void> {
  const { outbox } = vault.db;
  const inStates = (...wanted: string[]) =>
    outbox
      .where('[scope+state]')
      .anyOf(wanted.map((state) => [scope, state]))
      .toArray();
  const missing = (await inStates(...states)).filter((row) => !isThere(row));
  if (missing.length === 0) return;
  const replaced = new Set<string>();
  const there = (await inStates('sent', 'confirmed')).filter(isThere);
  for (const { mutation } of await openOutboxRows(vault, there)) for (const mid of mutation.base) replaced.add(mid);
  for (const row of missing) {
    const state = replaced.has(row.mid) ? 'confirmed' : 'sending';
    await outbox.update(row.n, { state, since: isoNow(vault) });
  }
}

async function applyRow(vault: Vault, scope: string, row: LogRow): Promise<void> {
  const { db } = vault;
  const { seq, mid, record, field, kind } = row;
  await db.log.put({ scope, seq, mid, record, field, body: await seal(vault, row) });
  if (row.status !== 'parked') {
    await db.base.put({ scope, record, field, kind, body: await seal(vault, stateAfter(row)) });
  }
  const own = await db.outbox.where('mid').equals(mid).first();
  if (own === undefined || own.state === 'mended') return;
  if (row.status === 'parked') {
    const { mutation, message = '' } = await openOutbox(vault, own);
    const body = await seal(vault, { mutation, problem: row.problem ?? 'could-not-apply', message });
    const state = (await isOvertaken(vault, own, mutation)) ? 'mended' : 'parked';
    await db.outbox.update(own.n, { state, since: isoNow(vault), body });
  } else if (own.state !== 'confirmed' && (await saysTheSame(vault, own, row))) {
    await db.outbox.update(own.n, { state: 'confirmed', since: isoNow(vault) });
  }
}

/**
 * Whether the server has what is here under this name. A copy of this device may have sent the edit before it was changed here: then
 * the server refuses it, and its person decides (S14).
 */
async function saysTheSame(vault: Vault, own: OutboxRow, { payload }: LogRow): Promise<boolean> {
  if (own.state === 'sent') return true;
  const { mutation } = await openOutbox(vault, own);
  return sameValue(mutation.payload, payload);
}

/** What stands after a row: what the server says, or else the row's own value alone. */
function stateAfter(row: LogRow): FieldState {
  const { mid, payload, person, madeAt } = row;
  return row.after ?? { heads: [{ versions: [mid], value: payload, person, madeAt }] };
}

async function moveCursor(vault: Vault, page: PullPage, anew = false): Promise<void> {
  await vault.db.scopes
    .where('scope')
    .equals(page.scope)
    .modify((row) => {
      if (anew || page.next !== null) row.cursor = page.next;
      if (row.role !== page.role) delete row.refused;
      row.role = page.role;
      row.known = true;
      delete row.lost;
      delete row.again;
      if (page.upToDate) row.pulledAt = isoNow(vault);
    });
}
