import { newId } from '../domain/id.ts';
import { type Mutation, WHOLE_RECORD } from '../protocol/mutation.ts';
import { SCHEMA_VERSION } from '../protocol/version.ts';
import { baseOf } from './base-of.ts';
import type { Change } from './change.ts';
import { readFieldRows } from './field-rows.ts';
import { type Hold, judgeAtOnce } from './hold.ts';
import { judgeWaiting } from './judge-waiting.ts';
import { mend } from './mend.ts';
import { askAgain } from './taken-along.ts';
import { isoNow, openOutbox, openOutboxRows, seal, type Vault } from './vault.ts';
import type { OutboxRow, OutboxState } from './vault-db.ts';

export type Saved = { mid: string; held?: Hold };

/** A change whose mutation has its id already, so that a transaction that is run again finds what it had committed (S10). */
export type NamedChange = Change & { mid: string };

/**
 * A save (S4): one strict transaction writes the changes into the outbox, and resolves when it is complete. Only then may a
 * screen say "Saved on this device". What may identify a patient, or does not fit its field, is saved all the same, and held: it
 * is not sent until it is mended.
 *
 * @throws what IndexedDB throws: then nothing of the changes was saved
 */
export async function save(vault: Vault, asked: readonly Change[]): Promise<Saved[]> {
  vault.changing?.();
  const by = await vault.device();
  const changes = asked.map((change) => ({ ...change, mid: change.mid ?? newId(vault.random) }));
  const { db } = vault;
  const saved = await db.transaction('rw', tablesOfSave(vault), async () => saveWithin(vault, by, changes));
  // What waits for the stop is judged as soon as it comes; the next round of sending tries again.
  if (vault.finder.here() === undefined) void judgeWaiting(vault).catch(() => undefined);
  return saved;
}

export const tablesOfSave = ({ db }: Vault) => [db.outbox, db.base, db.log];

/** The same inside a transaction over these tables. */
export async function saveWithin(vault: Vault, by: string, changes: readonly NamedChange[]): Promise<Saved[]> {
  const saved: Saved[] = [];
  for (const change of changes) saved.push(await saveOne(vault, by, change));
  return saved;
}

async function saveOne(vault: Vault, by: string, change: NamedChange): Promise<Saved> {
  const { mid, scope, record, kind, field, op, payload } = change;
  const { db } = vault;
  // Side by side: a save waits for the disk as seldom as it can, and not once a question.
  const [twin, { rows, lastConfirmed }, whole, asks, baseRow] = await Promise.all([
    db.outbox.where('mid').equals(mid).primaryKeys(),
    readFieldRows(vault, change),
    db.outbox.where('[scope+record+field]').equals([scope, record, WHOLE_RECORD]).primaryKeys(),
    db.outbox.where('kind').equals('publication').toArray(),
    db.base.get([scope, record, field]),
  ]);
  const stop = op === 'redact' ? undefined : vault.finder.here();
  const { hold: held, passed, judged } = stop === undefined ? judgeAtOnce(change) : await stop.judge(vault, change);
  const given = passed.length > 0 && { passed: [...passed] };
  const mark = { ...(judged && { judged }), ...(held?.problem === 'asked' && { asks: true as const }) };
  // It was committed, and the connection died before it said so (S10): what is tried again is here.
  if (twin.length > 0) return savedOf(mid, held);
  const bodies = await openOutboxRows(vault, rows);
  const taken = rows.find((_, at) => bodies[at]?.took === mid);
  if (taken !== undefined) return savedOf(taken.mid, held);
  const state: OutboxState = held === undefined ? 'waiting' : 'held';
  const since = isoNow(vault);
  const open = unsentOf(change, rows, [lastConfirmed, ...whole, ...asksUnderWay(scope, asks)]);
  const inPlace = open?.tab === vault.tab ? open : undefined;
  await mend(vault, change, rows, inPlace);

  if (inPlace !== undefined) {
    const { mutation: before } = await openOutbox(vault, inPlace);
    const { passed: _, ...same } = before;
    const mutation = { ...same, payload, madeAt: since, ...given };
    const { judged: __, asks: ___, ...row } = inPlace;
    await db.outbox.put({ ...row, ...mark, state, since, body: await seal(vault, { mutation, ...held, took: mid }) });
    return savedOf(mutation.mid, held);
  }
  // What another tab wrote gets a new name, so that an edit which that tab bases on its own text does not replace this one.
  if (open !== undefined) await db.outbox.update(open.n, { state: 'mended', since });
  const base = await baseOf(vault, change, rows, baseRow, open);
  const made = { by, madeAt: since, schemaVersion: SCHEMA_VERSION };
  const mutation: Mutation = { mid, scope, record, kind, field, op, base, ...made, payload, ...given };
  const body = await seal(vault, { mutation, ...held });
  await db.outbox.add({ mid, scope, record, kind, field, state, since, ...mark, tab: vault.tab, body });
  if (whole.length > 0) await askAgain(vault, scope);
  return savedOf(mid, held);
}

/**
 * The unsent edit of the same field, whose place this one takes instead of following it (S6): the last there is, and seen by the
 * author of this one. Not across a deletion of the record, which must not take along what was written after it; nor across a
 * request to publish: what was checked before it must reach the server as it was checked, and nothing else before it (S24).
 */
function unsentOf(change: Change, rows: OutboxRow[], mustBeBefore: number[]): OutboxRow | undefined {
  if (change.op !== 'set' || change.settles === true) return undefined;
  const last = rows.at(-1);
  if (last === undefined || !(last.state === 'waiting' || last.state === 'held')) return undefined;
  if (change.seen !== undefined && !change.seen.includes(last.mid)) return undefined;
  return mustBeBefore.every((n) => n < last.n) ? last : undefined;
}

const asksUnderWay = (scope: string, asks: readonly OutboxRow[]): number[] =>
  asks.filter((row) => row.scope === scope && ['waiting', 'sending'].includes(row.state)).map(({ n }) => n);

const savedOf = (mid: string, held: Hold | undefined): Saved => (held === undefined ? { mid } : { mid, held });
