import * as z from 'zod/mini';
import type { FieldState, Head } from '../protocol/field-state.ts';
import { emptied } from '../protocol/mutation.ts';
import { type LogRow, logRowSchema, redactionReasonSchema } from '../protocol/pull.ts';
import { scopeOfLane } from './carried-lane.ts';
import { readQuarantine } from './quarantine.ts';
import { isoNow, openAll, openBase, openOutboxRows, seal, type Vault } from './vault.ts';
import { OVER_TAKEN_OUT } from './vault-bodies.ts';

type Redacted = NonNullable<LogRow['redacted']>;
/** Values of one field that were taken out for good, by the `mid` that wrote them. */
type Redaction = { record: string; field: string; mids: string[]; redacted: Redacted };

const namedSchema = z.object({ mids: z.array(z.string()), reason: redactionReasonSchema });

/**
 * Takes out of this device what the rows of a page say was taken out for good (S23): out of the log, the base state, what waits for
 * a newer app, and what this device itself has sent, which is never sent again. Inside the transaction of the page, after its rows.
 */
export async function redactHere(vault: Vault, scope: string, rows: readonly LogRow[]): Promise<void> {
  for (const redaction of rows.flatMap(redactionsIn)) {
    await redactBase(vault, scope, redaction);
    await redactLog(vault, scope, redaction);
    await redactOutbox(vault, scope, redaction);
    await askWhatStandsOver(vault, scope, redaction);
    await redactQuarantine(vault, scope, redaction);
  }
}

/** A redaction that the server set aside took nothing out, so it takes nothing out here. */
function redactionsIn({ mid, record, field, op, status, person, receivedAt, payload, redacted }: LogRow): Redaction[] {
  if (redacted !== undefined) return [{ record, field, mids: [mid], redacted }];
  const named = op === 'redact' && status !== 'parked' ? namedSchema.safeParse(payload) : undefined;
  if (named?.success !== true) return [];
  const { mids, reason } = named.data;
  return [{ record, field, mids, redacted: { at: receivedAt, person, reason } }];
}

const isNamed = (mids: readonly string[], { versions }: Head): boolean =>
  versions.some((version) => mids.includes(version.replace('+', '')));

async function redactBase(vault: Vault, scope: string, { record, field, mids }: Redaction): Promise<void> {
  const { base } = vault.db;
  const row = await base.get([scope, record, field]);
  if (row === undefined) return;
  const { heads } = await openBase(vault, row);
  if (!heads.some((head) => isNamed(mids, head))) return;
  const state: FieldState = { heads: heads.filter((head) => !isNamed(mids, head)) };
  await base.put({ ...row, body: await seal(vault, state) });
}

/**
 * A merged text may have taken in what must go, and only the server knows: of those that stood after it, only those that stand still,
 * which the server has looked at, are kept.
 */
async function redactLog(vault: Vault, scope: string, { record, field, mids, redacted }: Redaction): Promise<void> {
  const { db } = vault;
  const entries = await db.log.where('[scope+record+field]').equals([scope, record, field]).sortBy('seq');
  const rows = (await openAll(vault, entries)).map((body) => logRowSchema.parse(body));
  const from = rows.find(({ mid }) => mids.includes(mid))?.seq ?? Number.POSITIVE_INFINITY;
  const base = await db.base.get([scope, record, field]);
  const standing = base === undefined ? [] : (await openBase(vault, base)).heads.flatMap(({ versions }) => versions);
  const mayStay = (head: Head) =>
    !isNamed(mids, head) && head.versions.every((version) => !version.endsWith('+') || standing.includes(version));
  for (const [at, row] of rows.entries()) {
    const entry = entries[at];
    if (entry === undefined || row.seq < from) continue;
    const after = row.after && { heads: row.after.heads.filter(mayStay) };
    const mine = mids.includes(row.mid);
    if (!mine && after?.heads.length === row.after?.heads.length) continue;
    const changed = { ...row, ...(mine && { payload: null, passed: undefined, redacted }), ...(after && { after }) };
    await db.log.put({ ...entry, body: await seal(vault, changed) });
  }
}

/** `mended`, for nothing sends such a row again: what it said stands nowhere any more. Nor is it carried for somebody else (S30). */
async function redactOutbox(vault: Vault, scope: string, { mids }: Redaction): Promise<void> {
  const { outbox } = vault.db;
  const rows = (await outbox.where('mid').anyOf(mids).toArray()).filter((row) => scopeOfLane(row.scope) === scope);
  const bodies = await openOutboxRows(vault, rows);
  for (const [at, row] of rows.entries()) {
    const body = bodies[at];
    if (body === undefined || body.redacted === true) continue;
    const sealed = await seal(vault, { ...body, mutation: emptied(body.mutation), message: '', redacted: true });
    await outbox.update(row.n, { state: 'mended', since: isoNow(vault), body: sealed });
  }
}

/**
 * What was written here over the value, and has not left, may still hold it: its author looks at it first. The server does the same with
 * what left before this device knew.
 */
async function askWhatStandsOver(vault: Vault, scope: string, { record, field, mids }: Redaction): Promise<void> {
  const { outbox } = vault.db;
  const rows = await outbox.where('[scope+record+field]').equals([scope, record, field]).toArray();
  const bodies = await openOutboxRows(vault, rows);
  const isNamedIn = (versions: readonly string[]) =>
    versions.some((version) => mids.includes(version.replace('+', '')));
  // Who took it out on this device knows it.
  if (bodies.some(({ mutation }) => isNamedIn(namedSchema.safeParse(mutation.payload).data?.mids ?? []))) return;
  for (const [at, row] of rows.entries()) {
    const body = bodies[at];
    if (row.state !== 'waiting' || body?.mutation.op !== 'set' || !isNamedIn(body.mutation.base)) continue;
    const sealed = await seal(vault, { ...body, problem: OVER_TAKEN_OUT, message: '' });
    await outbox.update(row.n, { state: 'refused', since: isoNow(vault), body: sealed });
  }
}

/** Nobody here can say where in such a row the value is: its place is kept, so that a newer app fetches it anew. */
async function redactQuarantine(vault: Vault, scope: string, { record, field, mids }: Redaction): Promise<void> {
  for (const { row, kept } of await readQuarantine(vault, scope)) {
    const text = JSON.stringify(kept);
    const names = mids.some((mid) => text.includes(mid)) || (kept.record === record && kept.field === field);
    if (!names) continue;
    const { seq, mid, kind } = kept;
    const body = await seal(vault, { seq, mid, kind, record: kept.record, field: kept.field });
    await vault.db.quarantine.put({ ...row, body });
  }
}
