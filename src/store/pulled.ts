import { cursorPlace } from '../protocol/cursor.ts';
import type { FieldState } from '../protocol/field-state.ts';
import type { LogRow, ReadPage } from '../protocol/pull.ts';
import { askForParked, askForTrace, settleParked, unknownParked } from './ask-for-parked.ts';
import { confirmShown } from './confirm-shown.ts';
import { isOvertaken } from './is-overtaken.ts';
import { noLongerMissing, nowMissing, othersIn } from './missing.ts';
import { quarantine, readQuarantine } from './quarantine.ts';
import { redactAgain } from './redact-again.ts';
import { redactHere } from './redact-here.ts';
import { namesInLog, saysTheSame } from './says-the-same.ts';
import { sendAgain } from './send-again.ts';
import { askAgain } from './taken-along.ts';
import { namedIn, noteLeftOut } from './team-before.ts';
import { WAITS_FOR_LEAD, welcomed } from './turned-away.ts';
import { isoNow, openOutbox, seal, type Vault } from './vault.ts';
import { turnedAway } from './why-closed.ts';

/** Where a device is in a scope: `from` is what it asks with, null for one that is fetched from its beginning (S12, S29). */
export type ToPull = { scope: string; cursor: string | null; from: string | null };

/**
 * The scopes of this device, with their cursors, that the server knows and lets us into; and those that it lost: it lets us in again when
 * a lead has told it of us (S2).
 */
export async function scopesToPull(vault: Vault): Promise<ToPull[]> {
  const rows = await vault.db.scopes.toArray();
  return rows
    .filter(({ known, lost }) => known && (lost === undefined || lost === WAITS_FOR_LEAD))
    .map(({ scope, cursor, anew }) => ({ scope, cursor, from: anew === true ? null : cursor }));
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

/**
 * Takes in the next rows of a scope: base state, log, cursor and outbox change together or not at all (S5, S16).
 *
 * @param schema the version of the records' shapes that the server knows, where it says so
 */
export async function applyPage(vault: Vault, answer: ReadPage, schema?: number): Promise<void> {
  const { scope } = answer;
  const device = await vault.device();
  await vault.db.transaction('rw', tablesOf(vault), async () => {
    const page = newsOf(answer, (await vault.db.scopes.get(scope))?.cursor ?? null);
    if (page === undefined) return;
    const unknown = await unknownParked(vault, scope, page.rows, device);
    await applyRows(vault, page);
    await askForParked(vault, scope, unknown, schema);
    await settleParked(vault, scope, page.rows, device);
    await noLongerMissing(vault, scope, page.rows);
    if (page.upToDate) {
      await confirmShown(vault, scope);
      const unread = await readQuarantine(vault, scope);
      const put = new Set(unread.map(({ kept }) => kept.mid));
      await sendAgain(vault, scope, ['sent'], (row) => row.state === 'confirmed' || put.has(row.mid));
      await redactAgain(vault, scope);
    }
    await askAgain(vault, scope);
    await moveCursor(vault, page);
  });
}

/**
 * What of a page is new to a device that is at this cursor. Two tabs may have asked at once, and the answer that was made first may come
 * last: its rows must not put older values in the place of newer ones, nor the cursor back.
 */
function newsOf(page: ReadPage, cursor: string | null): ReadPage | undefined {
  if (cursor === null || page.next === null) return page;
  const [here, there] = [cursorPlace(cursor), cursorPlace(page.next)];
  if (here.epoch !== there.epoch) return page;
  if (there.seq < here.seq) return undefined;
  const isNew = ({ seq }: { seq: number }) => seq > here.seq;
  return { ...page, rows: page.rows.filter(isNew), ...(page.unread && { unread: page.unread.filter(isNew) }) };
}

/**
 * Replaces the base state of a scope whose cursor the server does not know any more (S16): restored from a backup, rolled back; or
 * that is fetched anew for another reason. The outbox stays; what was sent and is not in the new log is sent again (S7).
 */
export async function replaceScope(vault: Vault, pages: readonly ReadPage[], schema?: number): Promise<void> {
  const { db } = vault;
  const last = pages.at(-1);
  if (last === undefined) return;
  const { scope } = last;
  const device = await vault.device();
  const all = pages.flatMap(({ rows }) => rows);
  await db.transaction('rw', tablesOf(vault), async () => {
    const stood = await othersIn(vault, scope);
    const team = await namedIn(vault, scope);
    const unknown = await unknownParked(vault, scope, all, device);
    await db.base.where('scope').equals(scope).delete();
    await db.log.where('[scope+seq]').between([scope, 0], [scope, Number.MAX_SAFE_INTEGER], true, true).delete();
    await db.quarantine.where('scope').equals(scope).delete();
    for (const page of pages) await applyRows(vault, page);
    await askForParked(vault, scope, unknown, schema);
    await settleParked(vault, scope, all, device);
    const there = new Set(pages.flatMap(({ rows, unread = [] }) => [...rows, ...unread].map((row) => row.mid)));
    const named = await db.outbox
      .where('mid')
      .anyOf([...there])
      .toArray();
    const same = await namesInLog(vault, scope, named);
    const unread = new Set((await readQuarantine(vault, scope)).map(({ kept }) => kept.mid));
    await sendAgain(vault, scope, ['sent', 'confirmed'], ({ mid }) => same.has(mid) || unread.has(mid));
    await redactAgain(vault, scope);
    await askAgain(vault, scope);
    const wasSetBack = pages.some((page) => page.reset);
    await nowMissing(vault, scope, wasSetBack ? stood.filter((mid) => !there.has(mid)) : [], there);
    if (wasSetBack) await noteLeftOut(vault, scope, team, await namedIn(vault, scope));
    await moveCursor(vault, last, true);
  });
}

const tablesOf = ({ db }: Vault) => [db.base, db.log, db.outbox, db.scopes, db.quarantine];

async function applyRows(vault: Vault, { scope, rows, unread = [] }: ReadPage): Promise<void> {
  for (const row of rows) await applyRow(vault, scope, row);
  await quarantine(vault, scope, unread);
  await redactHere(vault, scope, rows);
}

async function applyRow(vault: Vault, scope: string, row: LogRow): Promise<void> {
  const { db } = vault;
  const { seq, mid, record, field, kind } = row;
  await db.log.put({ scope, seq, mid, record, field, body: await seal(vault, row) });
  const state = stateAfter(row);
  if (state !== undefined) await db.base.put({ scope, record, field, kind, body: await seal(vault, state) });
  const own = await db.outbox.where('mid').equals(mid).first();
  if (own === undefined) return;
  if (own.state === 'mended') {
    await askForTrace(vault, own, row);
    return;
  }
  if (row.status === 'parked') {
    const before = await openOutbox(vault, own);
    // A copy used its name: it is sent, and gets another (S14).
    if (!saysTheSame(before, row)) return;
    const problem = row.problem ?? 'could-not-apply';
    const body = await seal(vault, { ...before, problem, message: before.message ?? '' });
    const isOver = await isOvertaken(vault, own, before.mutation);
    const asks = own.state === 'removed' ? { state: own.state, was: 'parked' as const } : { state: 'parked' as const };
    await db.outbox.update(own.n, { ...(isOver ? { state: 'mended' } : asks), since: isoNow(vault), body });
  } else if (own.state !== 'confirmed' && saysTheSame(await openOutbox(vault, own), row)) {
    await db.outbox.update(own.n, { state: 'confirmed', since: isoNow(vault) });
  }
}

/** What stands after a row: what the server says, or else the row's own value alone. Undefined where it changes nothing. */
function stateAfter(row: LogRow): FieldState | undefined {
  const { mid, op, payload, person, madeAt } = row;
  if (row.status === 'parked') return undefined;
  if (row.after === undefined && (op === 'redact' || row.redacted !== undefined)) return undefined;
  return row.after ?? { heads: [{ versions: [mid], value: payload, person, madeAt }] };
}

async function moveCursor(vault: Vault, page: ReadPage, anew = false): Promise<void> {
  await vault.db.scopes
    .where('scope')
    .equals(page.scope)
    .modify((row) => {
      if (anew || page.next !== null) row.cursor = page.next;
      if (anew) delete row.anew;
      if (row.role !== page.role) delete row.refused;
      row.role = page.role;
      row.known = true;
      delete row.lost;
      delete row.again;
      if (page.upToDate) row.pulledAt = isoNow(vault);
    });
}
