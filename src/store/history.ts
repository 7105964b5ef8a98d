import Dexie from 'dexie';
import type { Folded } from '../domain/record/kind.ts';
import type { Mutation, RedactionReason } from '../protocol/mutation.ts';
import { redactPayloadSchema, WHOLE_RECORD } from '../protocol/mutation.ts';
import { type LogRow, logRowSchema, seqOf } from '../protocol/pull.ts';
import { personOf } from './person.ts';
import { putTogetherIn } from './put-together.ts';
import { settledIn } from './settled.ts';
import { openAll, openBaseRows, openOutboxRows, type Vault } from './vault.ts';
import type { LogEntry, OutboxRow, OutboxState } from './vault-db.ts';

/**
 * Where a change of the history is. `not-sent`, `sending` and `needs-you` are this device's own; the others the server has taken,
 * and they say what became of it. `together` is a text that the server put together from two. `taking-out` is asked to be taken
 * out for good, and the server does not know it yet.
 */
export type HistoryState =
  | 'not-sent'
  | 'sending'
  | 'needs-you'
  | 'applied'
  | 'merged'
  | 'together'
  | 'conflict'
  | 'parked'
  | 'taking-out'
  | 'redacted';

/** One change as the history tells it. */
export type HistoryEntry = {
  mid: string;
  record: string;
  kind: string;
  field: string;
  op: Mutation['op'];
  /** What was written; undefined where it was taken out for good. */
  payload: unknown;
  person: string;
  /** Made on this device. */
  here: boolean;
  /** ISO time, by the clock of the device that made it. */
  madeAt: string;
  /** ISO time, by the clock of the server; undefined where the server does not have it yet. */
  receivedAt?: string;
  state: HistoryState;
  /** It put one value in place of several that stood beside one another. */
  settled?: true;
  reason?: RedactionReason;
  /** The versions that its author had before them, where that is known; those that it was put together from. */
  from?: readonly string[];
};

/** Newest first. */
export type History = {
  entries: HistoryEntry[];
  /** False where the server has more than came to this device, or may have. */
  whole: boolean;
  /** There is more on this device than was asked for. */
  more: boolean;
};

type Place = { record?: string | undefined; field?: string | undefined };

const OWN: Partial<Record<OutboxState, HistoryState>> = {
  waiting: 'not-sent',
  sending: 'sending',
  sent: 'sending',
  held: 'needs-you',
  parked: 'needs-you',
  refused: 'needs-you',
};

/**
 * What was written in a scope, in one of its records, or in one field: what is only on this device on top, then what the server has
 * taken, as far as it came here.
 */
export async function readHistory(vault: Vault, scope: string, { record, field }: Place, most = 200): Promise<History> {
  const { db } = vault;
  const range = rangeOf(scope, record, field);
  const logOf = () =>
    record === undefined
      ? db.log.where('[scope+seq]').between([scope, 0], [scope, Number.MAX_SAFE_INTEGER])
      : db.log.where('[scope+record+field]').between(...range);
  const read = await db.transaction('r', db.log, db.outbox, db.scopes, async () => ({
    log: record === undefined ? await logOf().reverse().limit(most).toArray() : await logOf().toArray(),
    logged: await db.log.where('[scope+seq]').between([scope, 0], [scope, Number.MAX_SAFE_INTEGER]).count(),
    here: await logOf().count(),
    outbox: await db.outbox
      .where('[scope+record+field]')
      .between(...range)
      .and((row) => OWN[row.state] !== undefined)
      .toArray(),
    row: await db.scopes.get(scope),
  }));
  // Last, for a live query loses sight of what is read after a wait that is not for the database.
  const me = await personOf(vault);
  const device = await vault.device();
  const rows = await openLog(vault, read.log);
  const known = new Set(rows.map(({ mid }) => mid));
  const outbox = read.outbox.filter((row) => !known.has(row.mid)).sort((a, b) => b.n - a.n);
  const bodies = await openOutboxRows(vault, outbox);
  const own = bodies.map(({ mutation }, at) => ownEntry(mutation, outbox[at], me));
  const inOrder = rows.sort((a, b) => a.seq - b.seq);
  const settled = settledIn(inOrder, bodies.map(({ mutation }) => mutation).toReversed());
  const together = field === undefined ? new Map<string, HistoryEntry>() : togetherEntries(inOrder);
  const taken = inOrder.reverse().flatMap((one) => [together.get(one.mid) ?? [], takenEntry(one, device)].flat());
  const all = withoutTakenOut([...own, ...taken]).map((entry) =>
    settled.has(entry.mid) ? { ...entry, settled: true as const } : entry,
  );
  return {
    entries: all.filter(({ op }) => op !== 'redact').slice(0, most),
    whole: read.row?.lost === undefined && read.logged >= seqOf(read.row?.cursor ?? null),
    more: read.here > read.log.length || all.length > most,
  };
}

/** The fields of a scope that more than one value was written to, by `record/field`. Reads keys only. */
export async function readChangedFields(vault: Vault, scope: string): Promise<ReadonlySet<string>> {
  const { db } = vault;
  const range = rangeOf(scope);
  const [logged, waiting] = await db.transaction('r', db.log, db.outbox, async () => [
    await db.log
      .where('[scope+record+field]')
      .between(...range)
      .keys(),
    await db.outbox
      .where('[scope+state]')
      .anyOf(['waiting', 'sending', 'sent'].map((state) => [scope, state]))
      .toArray(),
  ]);
  const counts = new Map<string, number>();
  const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const key of logged) if (Array.isArray(key)) count(`${String(key[1])}/${String(key[2])}`);
  for (const { record, field } of waiting) count(`${record}/${field}`);
  return new Set([...counts].filter(([, values]) => values > 1).map(([key]) => key));
}

/** What stood in records when they were removed, so that they can be named. One after the other, for live queries. */
export async function readRemoved(
  vault: Vault,
  scope: string,
  records: readonly string[],
): Promise<ReadonlyMap<string, Folded>> {
  const removed = new Map<string, Folded>();
  for (const id of records) {
    const record = await readOneRemoved(vault, scope, id);
    if (record !== undefined) removed.set(id, record);
  }
  return removed;
}

async function readOneRemoved(vault: Vault, scope: string, record: string): Promise<Folded | undefined> {
  const { db } = vault;
  const range = rangeOf(scope, record);
  const [base, outbox] = await db.transaction('r', db.base, db.outbox, async () => [
    await db.base
      .where('[scope+record+field]')
      .between(...range)
      .toArray(),
    await db.outbox
      .where('[scope+record+field]')
      .between(...range)
      .and((row) => row.state === 'waiting' || row.state === 'sending' || row.state === 'sent')
      .sortBy('n'),
  ]);
  const kind = base[0]?.kind ?? outbox[0]?.kind;
  if (kind === undefined) return undefined;
  const values: Record<string, unknown> = {};
  const states = await openBaseRows(vault, base);
  for (const [at, { field }] of base.entries()) values[field] = states[at]?.heads[0]?.value;
  for (const { mutation } of await openOutboxRows(vault, outbox)) {
    if (mutation.op === 'set') values[mutation.field] = mutation.payload;
  }
  const { [WHOLE_RECORD]: _, ...rest } = values;
  return { kind, id: record, values: rest };
}

type Key = [string, unknown, unknown];

function rangeOf(scope: string, record?: string, field?: string): [Key, Key, boolean, boolean] {
  const [low, high] = [Dexie.minKey, Dexie.maxKey];
  return [[scope, record ?? low, field ?? low], [scope, record ?? high, field ?? high], true, true];
}

/** What this version cannot read is passed over: it stands apart (S12). */
async function openLog(vault: Vault, entries: readonly LogEntry[]): Promise<LogRow[]> {
  return (await openAll(vault, entries)).flatMap((body) => {
    const row = logRowSchema.safeParse(body);
    return row.success ? [row.data] : [];
  });
}

function ownEntry(mutation: Mutation, row: OutboxRow | undefined, person: string): HistoryEntry {
  const { mid, record, kind, field, op, payload, madeAt, base } = mutation;
  const state = OWN[row?.state ?? 'waiting'] ?? 'not-sent';
  return { mid, record, kind, field, op, payload, person, here: true, madeAt, state, from: base };
}

function takenEntry(row: LogRow, device: string): HistoryEntry {
  const { mid, record, kind, field, op, payload, person, by, madeAt, receivedAt, status, redacted } = row;
  const about = { mid, record, kind, field, op, person, here: by === device, madeAt, receivedAt };
  if (redacted !== undefined) return { ...about, payload: undefined, state: 'redacted', reason: redacted.reason };
  return { ...about, payload, state: status };
}

/** The texts that the server put together in one field, by the change that made it do so. */
function togetherEntries(rows: readonly LogRow[]): ReadonlyMap<string, HistoryEntry> {
  const found = new Map<string, HistoryEntry>();
  const byMid = new Map(rows.map((row) => [row.mid, row]));
  for (const [mid, { head, from }] of putTogetherIn(rows)) {
    const row = byMid.get(mid);
    if (row === undefined) continue;
    const { record, kind, field, person, receivedAt } = row;
    const about = { record, kind, field, person, here: false, madeAt: receivedAt };
    found.set(mid, { ...about, mid: `${mid}+`, op: 'set', payload: head.value, state: 'together', from });
  }
  return found;
}

/** What somebody has asked to take out for good is not shown again, though its text may still be here (S23). */
function withoutTakenOut(entries: readonly HistoryEntry[]): HistoryEntry[] {
  const gone = new Map<string, RedactionReason>();
  for (const { op, payload, state } of entries) {
    const asked =
      op === 'redact' && state !== 'needs-you' && state !== 'parked'
        ? redactPayloadSchema.safeParse(payload)
        : undefined;
    if (asked?.success === true) for (const mid of asked.data.mids) gone.set(mid, asked.data.reason);
  }
  // The oldest first: what was put together from a text that goes may have gone into another.
  for (const { mid, state, from = [] } of entries.toReversed()) {
    const reason = state === 'together' ? from.map((version) => gone.get(version)).find(Boolean) : undefined;
    if (reason !== undefined) gone.set(mid, reason);
  }
  return entries.map((entry) => {
    const reason = gone.get(entry.mid);
    if (reason === undefined || entry.state === 'redacted') return entry;
    return { ...entry, payload: undefined, state: 'taking-out', reason };
  });
}
