import { emptied, type Mutation } from '../protocol/mutation.ts';
import { logRowSchema } from '../protocol/pull.ts';
import type { Past, PushResult } from '../protocol/push.ts';
import { askForTrace } from './ask-for-parked.ts';
import { isLane } from './carried-lane.ts';
import { isOvertaken } from './is-overtaken.ts';
import { nameTaken } from './name-taken.ts';
import { lastBeforeServerDays } from './server-days.ts';
import { BLOCKED } from './stuck.ts';
import { askAgain, forgetTakenAlong } from './taken-along.ts';
import { welcomed } from './turned-away.ts';
import { isoNow, openAll, openOutbox, openOutboxRows, seal, type Vault } from './vault.ts';
import { NAME_TAKEN, untitled } from './vault-bodies.ts';
import type { OutboxRow, OutboxState } from './vault-db.ts';

const KEEP_SENT_DAYS = 60;
const OVER: readonly OutboxState[] = ['confirmed', 'mended'];
const STUCK: readonly OutboxState[] = ['held', 'parked', 'refused'];

/** Scopes, and lanes of carried work, with something to send. */
export async function scopesToSend(vault: Vault): Promise<string[]> {
  const rows = await vault.db.outbox.where('state').anyOf('waiting', 'sending').toArray();
  return [...new Set(rows.map((row) => row.scope))];
}

/**
 * The next mutations of a scope, in the order they were made, and the durable note that they are being sent (S6): it is written
 * before this resolves. What an earlier try left as `sending` comes again, byte for byte. A batch has the work of one device: its own
 * or, from a file, that of another, which goes with that one's signatures (S30).
 *
 * @param mayLeave says of a row whether it may leave now
 */
export async function takeBatch(
  vault: Vault,
  scope: string,
  limits: { count: number; bytes: number },
  mayLeave: (row: OutboxRow) => boolean = () => true,
): Promise<Mutation[]> {
  const { db } = vault;
  return db.transaction('rw', db.outbox, async () => {
    const keys = [
      [scope, 'waiting'],
      [scope, 'sending'],
    ];
    const inOrder = await db.outbox.where('[scope+state]').anyOf(keys).sortBy('n');
    const rows = ofOneCarrier(upToUnjudged(inOrder.filter(mayLeave))).slice(0, limits.count);
    const mutations = (await openOutboxRows(vault, rows)).map(({ mutation }) => mutation);
    const taken = howMany(mutations, limits.bytes);
    const leaving = rows.slice(0, taken).filter((row) => row.state === 'waiting' || row.filed === true);
    const since = isoNow(vault);
    await db.outbox
      .where('n')
      .anyOf(leaving.map((row) => row.n))
      .modify({ state: 'sending', since, filed: false });
    return mutations.slice(0, taken);
  });
}

/** Those of a batch that a later edit has replaced which the server has already, as far as this device has seen its log (S16). */
export async function pastOf({ db }: Vault, scope: string, batch: readonly Mutation[]): Promise<Past | undefined> {
  const rows = await db.outbox
    .where('mid')
    .anyOf(batch.map(({ mid }) => mid))
    .toArray();
  const mids = rows.filter((row) => row.past === true).map((row) => row.mid);
  return mids.length === 0 ? undefined : { mids, cursor: (await db.scopes.get(scope))?.cursor ?? null };
}

function ofOneCarrier(rows: OutboxRow[]): OutboxRow[] {
  const end = rows.findIndex((row) => row.carrier !== rows[0]?.carrier);
  return end < 0 ? rows : rows.slice(0, end);
}

/** What the stop has not looked at stays, and so does what was made after it (S31): a request to publish must not overtake it. */
function upToUnjudged(rows: OutboxRow[]): OutboxRow[] {
  const end = rows.findIndex((row) => row.state === 'waiting' && row.judged !== true);
  return end < 0 ? rows : rows.slice(0, end);
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

/**
 * What a push says beside its results. `schema`: the version of the records' shapes that the server knows. `closed`: the scope takes
 * nothing more of this person.
 */
type Told = { schema?: number | undefined; closed?: boolean };

/**
 * What the server said of each mutation (S7). Only what it named changes; the rest is sent again.
 */
export async function applyPushResults(
  vault: Vault,
  scope: string,
  results: readonly PushResult[],
  { schema, closed = false }: Told = {},
): Promise<void> {
  const { db } = vault;
  await db.transaction('rw', db.outbox, db.base, db.log, db.scopes, async () => {
    for (const result of results) {
      const row = await db.outbox.where('mid').equals(result.mid).first();
      if (row?.state === 'sending') await settle(vault, row, result, schema);
    }
    await askAgain(vault, scope);
    // What is carried for somebody else makes no scope of this person's.
    if (closed || isLane(scope) || results.every((result) => result.seq === undefined)) return;
    // The first push made the scope (S2); the next pull says what role this person has in it.
    const row = (await db.scopes.get(scope)) ?? { scope, role: 'lead', cursor: null, known: true };
    welcomed(row);
    await db.scopes.put({ ...row, known: true });
  });
}

/**
 * Something on the way, or the server itself, does not let a change through: it asks for its person, and holds up nothing any more.
 * Where the server took it all the same, a pull says so.
 */
export async function setAside(vault: Vault, mid: string): Promise<void> {
  const { outbox, base } = vault.db;
  await vault.db.transaction('rw', outbox, base, async () => {
    const row = await outbox.where('mid').equals(mid).first();
    if (row?.state !== 'sending') return;
    await comeBack(vault, row, { state: 'parked', problem: BLOCKED, message: '' });
    await askAgain(vault, row.scope);
  });
}

async function settle(vault: Vault, row: OutboxRow, result: PushResult, schema?: number): Promise<void> {
  const since = isoNow(vault);
  if (result.result !== 'parked' && result.result !== 'refused') {
    if (isLane(row.scope)) await arrived(vault, row);
    else await vault.db.outbox.update(row.n, { state: 'sent', since });
    return;
  }
  const { problem = 'could-not-apply', message = '' } = result;
  const parkedBy = schema !== undefined && { parkedBy: schema };
  const state = await comeBack(vault, row, { state: result.result, problem, message, ...parkedBy });
  // A copy of this device sent another change under the same id: nobody can do anything about it, but to give this one its own.
  if (problem !== NAME_TAKEN) return;
  const before = await openOutbox(vault, row);
  if (before.carried === undefined && before.renamed === undefined)
    await nameTaken(vault, row, before, state === 'mended');
  await askForLogged(vault, row);
}

/** What the log may have under a name that was used up. */
async function askForLogged(vault: Vault, { scope, mid }: OutboxRow): Promise<void> {
  const { outbox, log } = vault.db;
  const trace = await outbox.where('mid').equals(mid).first();
  const entry = await log.where('[scope+mid]').equals([scope, mid]).first();
  if (trace === undefined || entry === undefined) return;
  const [body] = await openAll(vault, [entry]);
  await askForTrace(vault, trace, logRowSchema.parse(body));
}

type Back = { state: 'parked' | 'refused'; problem: string; message: string; parkedBy?: number };

/** @returns the state it is in now: it asks for nobody where a later edit has taken its place */
async function comeBack(vault: Vault, row: OutboxRow, { state, ...why }: Back): Promise<OutboxState> {
  const before = await openOutbox(vault, row);
  const body = await seal(vault, { ...before, ...why });
  const now = (await isOvertaken(vault, row, before.mutation)) ? 'mended' : state;
  await vault.db.outbox.update(row.n, { state: now, since: isoNow(vault), body });
  return now;
}

/**
 * What was carried for somebody else is done: no pull shows it here, and nobody would say here that it was redacted. So what they
 * wrote goes, and only its trace stays, to tell it when the file is brought back again.
 */
async function arrived(vault: Vault, row: OutboxRow): Promise<void> {
  const before = await openOutbox(vault, row);
  const body = await seal(vault, untitled({ ...before, mutation: emptied(before.mutation) }));
  await vault.db.outbox.update(row.n, { state: 'confirmed', since: isoNow(vault), body });
}

/**
 * A person gives up a change that asked for them. Its trace stays in the vault; it is never sent.
 *
 * @returns takes that back: it asks for them again. Undefined where no such change asked for anybody.
 */
export async function discard(vault: Vault, mid: string): Promise<(() => Promise<void>) | undefined> {
  const row = await vault.db.outbox.where('mid').equals(mid).first();
  if (row === undefined || !STUCK.includes(row.state)) return undefined;
  await changeState(vault, mid, row.state, 'mended');
  return () => changeState(vault, mid, 'mended', row.state);
}

async function changeState(vault: Vault, mid: string, from: OutboxRow['state'], to: OutboxRow['state']): Promise<void> {
  const rows = vault.db.outbox.where('mid').equals(mid);
  await rows.and((row) => row.state === from).modify({ state: to, since: isoNow(vault) });
}

/**
 * Forgets confirmed mutations after 60 days (S7), where both this device's clock and the server's say that they are over: the clock of
 * one may jump. Nothing unsent is ever touched, and nothing is read but keys.
 */
export async function forgetOldSent(vault: Vault): Promise<void> {
  const { outbox } = vault.db;
  const before = new Date(vault.clock.now() - KEEP_SENT_DAYS * 86_400_000).toISOString();
  const last = await lastBeforeServerDays(vault, KEEP_SENT_DAYS);
  await vault.db.transaction('rw', outbox, async () => {
    for (const state of OVER) {
      const old = await outbox.where('[state+since]').between([state, ''], [state, before]).primaryKeys();
      await outbox.bulkDelete(old.filter((n) => n <= last));
    }
    await forgetTakenAlong(vault);
  });
}
