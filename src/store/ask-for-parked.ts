import { sameValue } from '../protocol/canonical.ts';
import { type Mutation, WHOLE_RECORD } from '../protocol/mutation.ts';
import type { LogRow } from '../protocol/pull.ts';
import { SCHEMA_VERSION } from '../protocol/version.ts';
import { saysTheSame } from './says-the-same.ts';
import { isoNow, openOutbox, openOutboxRows, seal, type Vault } from './vault.ts';
import { NAME_TAKEN } from './vault-bodies.ts';
import type { OutboxRow, OutboxState } from './vault-db.ts';

/**
 * The rows among these that the server set aside, of changes of this device that it knows nothing of: its profile was taken back to an
 * older copy (S14). What is in its log already is not among them: that was mended or given up here, perhaps so long ago that its trace is
 * forgotten. To be called before the rows are put there. A server that does not say what an edit replaces is older than this.
 *
 * @param device the id of this device; what another of the same person made asks for them there
 */
export async function unknownParked(
  { db }: Vault,
  scope: string,
  rows: readonly LogRow[],
  device: string,
): Promise<LogRow[]> {
  const parked = rows.filter(
    ({ status, by, redacted, base }) =>
      status === 'parked' && by === device && redacted === undefined && base !== undefined,
  );
  if (parked.length === 0) return [];
  const mids = parked.map(({ mid }) => mid);
  const logged = await db.log
    .where('[scope+mid]')
    .anyOf(mids.map((mid) => [scope, mid]))
    .toArray();
  const own = await db.outbox.where('mid').anyOf(mids).toArray();
  const known = new Set([...logged, ...own].map(({ mid }) => mid));
  return parked.filter(({ mid }) => !known.has(mid));
}

/**
 * What the log has as parked under a name that stands for another change here, which was sent under a name of its own (S14): it is from
 * before the profile was taken back, or from a copy, and asks for its person in the place of the trace.
 */
export async function askForTrace(vault: Vault, trace: OutboxRow, row: LogRow): Promise<void> {
  if (trace.state !== 'mended' || row.status !== 'parked' || row.redacted !== undefined) return;
  const body = await openOutbox(vault, trace);
  const { mutation: before, problem } = body;
  if (problem !== NAME_TAKEN || row.by !== before.by || saysTheSame(body, row)) return;
  const { op, madeAt, payload, base = [] } = row;
  // What the stop said of the trace, and the reasons that were given there, are about other words (S31).
  const { passed: _, ...named } = before;
  const mutation = { ...named, op, madeAt, payload, base, ...reasonsOf(row) };
  const asking = await seal(vault, { mutation, problem: row.problem ?? 'could-not-apply', message: '' });
  const parked = { state: 'parked', since: isoNow(vault), body: asking, judged: undefined } as const;
  await vault.db.outbox.update(trace.n, parked);
}

const reasonsOf = ({ passed = [] }: LogRow): Pick<Mutation, 'passed'> => (passed.length > 0 ? { passed } : {});

/**
 * They ask for their person as if they had come back. To be called behind the rows.
 *
 * @param schema what the server knows now: only one that knows more is sent it again by itself (S12). Two copies of one device would else
 * learn from each other what was sent again, without an end.
 */
export async function askForParked(
  vault: Vault,
  scope: string,
  rows: readonly LogRow[],
  schema?: number,
): Promise<void> {
  const since = isoNow(vault);
  const parkedBy = schema !== undefined && { parkedBy: schema };
  for (const row of rows) {
    const { mid, record, kind, field, op, by, madeAt, payload, base = [], problem = 'could-not-apply' } = row;
    const made = { by, madeAt, schemaVersion: SCHEMA_VERSION };
    const mutation = { mid, scope, record, kind, field, op, base, ...made, payload, ...reasonsOf(row) };
    const body = await seal(vault, { mutation, problem, message: '', ...parkedBy });
    await vault.db.outbox.add({ mid, scope, record, kind, field, state: 'parked', since, body });
  }
}

/**
 * What was parked asks for nobody where a row behind it says that a copy of this device has settled it: it names it as replaced, or sent
 * the same once more; or a deletion of the whole record took it along.
 *
 * @param rows of a page, which are in the log already
 */
export async function settleParked(
  vault: Vault,
  scope: string,
  rows: readonly LogRow[],
  device: string,
): Promise<void> {
  const { outbox } = vault.db;
  const states = (['parked', 'removed'] as const).map((state) => [scope, state]);
  const stuck = await outbox.where('[scope+state]').anyOf(states).toArray();
  if (stuck.length === 0) return;
  const places = await placesOf(vault, scope, stuck);
  const bodies = await openOutboxRows(vault, stuck);
  const since = isoNow(vault);
  for (const [at, own] of stuck.entries()) {
    const place = places.get(own.mid);
    const payload = bodies[at]?.mutation.payload;
    const op = bodies[at]?.mutation.op;
    if (place === undefined) continue;
    const later = rows.filter((row) => row.seq > place && row.record === own.record);
    const replaces = ({ by, field, base = [], ...row }: LogRow) =>
      field === own.field &&
      (base.includes(own.mid) || (by === device && row.op === op && sameValue(row.payload, payload)));
    const removes = (row: LogRow) => row.op === 'delete' && row.by === device && row.status !== 'parked';
    const change = (state: OutboxState, was?: 'parked') => outbox.update(own.n, { state, was, since });
    if (later.some(replaces)) await change('mended');
    else if (own.state === 'parked' && own.field !== WHOLE_RECORD && later.some(removes))
      await change('removed', 'parked');
  }
}

/** The places in the log of those changes that stand in it. */
async function placesOf({ db }: Vault, scope: string, own: readonly OutboxRow[]): Promise<ReadonlyMap<string, number>> {
  const names = own.map(({ mid }) => [scope, mid]);
  const entries = await db.log.where('[scope+mid]').anyOf(names).toArray();
  return new Map(entries.map(({ mid, seq }) => [mid, seq]));
}
