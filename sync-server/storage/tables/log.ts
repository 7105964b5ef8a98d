import { type Kysely, type Selectable, sql } from 'kysely';
import { EMPTY_FIELD } from '../../../src/protocol/field-state.ts';
import type { LogRow } from '../../../src/protocol/pull.ts';
import type { Database } from '../database.ts';
import type { LogEntry, LogTable } from '../storage.ts';
import { isReplaced, noteReplaced } from './replaced.ts';

type Stored = Selectable<Database['log']>;

/** Rows of one insert: their columns stay below the number of values that a statement can have. */
const ROWS_AT_ONCE = 500;

export const logTable = (db: Kysely<Database>): LogTable => ({
  async append(scope, entries) {
    for (let at = 0; at < entries.length; at += ROWS_AT_ONCE) {
      const rows = entries.slice(at, at + ROWS_AT_ONCE).map((entry) => toStored(scope, entry));
      await db.insertInto('log').values(rows).execute();
    }
    await noteReplaced(db, scope, entries);
  },

  async known(scope, mids) {
    if (mids.length === 0) return [];
    const rows = await db
      .selectFrom('log')
      .select(['mid', 'seq', 'payloadHash as hash', 'status', 'problem'])
      .where('scope', '=', scope)
      .where('mid', 'in', mids)
      .execute();
    return rows.map(({ problem, status, ...row }) => ({ ...row, ...outcomeOf(status, problem) }));
  },

  async values(scope, mids) {
    if (mids.length === 0) return [];
    const rows = await db
      .selectFrom('log')
      .select(['mid', 'record', 'field', 'payload', 'after', 'base'])
      .where('scope', '=', scope)
      .where('mid', 'in', mids)
      .execute();
    return rows.map(({ payload, after, base, ...row }) => ({
      ...row,
      base: JSON.parse(base),
      payload: JSON.parse(payload),
      ...afterOf(after),
    }));
  },

  async sizes(scope, seq, limit) {
    const rows = await db
      .selectFrom('log')
      .select([sql<number>`length(payload) + length(coalesce(after, ''))`.as('size')])
      .where('scope', '=', scope)
      .where('seq', '>=', seq)
      .orderBy('seq')
      .limit(limit)
      .execute();
    return rows.map(({ size }) => Number(size));
  },

  async from(scope, seq, limit) {
    const rows = await db
      .selectFrom('log')
      .selectAll()
      .where('scope', '=', scope)
      .where('seq', '>=', seq)
      .orderBy('seq')
      .limit(limit)
      .execute();
    return rows.map(toLogRow);
  },

  async history(scope, record, field) {
    const rows = await db
      .selectFrom('log')
      .select(['seq', 'mid', 'kind', 'op', 'by', 'person', 'status', 'base', 'payloadHash as hash', 'redacted'])
      .where('scope', '=', scope)
      .where('record', '=', record)
      .where('field', '=', field)
      .orderBy('seq')
      .execute();
    return rows.map(({ op, status, base, redacted, ...row }) => ({
      ...row,
      op: op as LogRow['op'],
      status: status as LogRow['status'],
      base: JSON.parse(base),
      redacted: redacted !== null,
    }));
  },

  isReplaced: (scope, edit) => isReplaced(db, scope, edit),

  async states(scope, record, field, seq, limit) {
    const rows = await db
      .selectFrom('log')
      .select(['seq', 'mid', 'base', 'after'])
      .where('scope', '=', scope)
      .where('record', '=', record)
      .where('field', '=', field)
      .where('seq', '>', seq)
      .where('status', '<>', 'parked')
      .orderBy('seq')
      .limit(limit)
      .execute();
    return rows.map(({ base, after, ...row }) => ({ ...row, base: JSON.parse(base), ...afterOf(after) }));
  },

  async setState(scope, seq, after) {
    await db
      .updateTable('log')
      .set({ after: JSON.stringify(after) })
      .where('scope', '=', scope)
      .where('seq', '=', seq)
      .execute();
  },

  async passes(scope) {
    const rows = await db
      .selectFrom('log')
      .select('passed')
      .where('scope', '=', scope)
      .where('passed', 'is not', null)
      .orderBy('seq')
      .execute();
    return rows.flatMap(({ passed }) => (passed === null ? [] : JSON.parse(passed)));
  },

  async redact(scope, mids, redacted) {
    await db
      .updateTable('log')
      .set((eb) => ({
        payload: 'null',
        passed: null,
        redacted: JSON.stringify(redacted),
        after: eb
          .case()
          .when(eb.and([eb('after', 'is', null), eb('status', '<>', 'parked')]))
          .then(JSON.stringify(EMPTY_FIELD))
          .else(eb.ref('after'))
          .end(),
      }))
      .where('scope', '=', scope)
      .where('mid', 'in', mids)
      .execute();
  },

  async touches(scope, records, after) {
    if (records.length === 0) return [];
    return db
      .selectFrom('log')
      .select(['record', 'seq', 'mid', 'by'])
      .where('scope', '=', scope)
      .where('record', 'in', records)
      .where('seq', '>', after)
      .where('status', '<>', 'parked')
      .where('op', '<>', 'redact')
      .execute();
  },
});

const toStored = (scope: string, entry: LogEntry): Stored => ({
  scope,
  seq: entry.seq,
  mid: entry.mid,
  record: entry.record,
  kind: entry.kind,
  field: entry.field,
  op: entry.op,
  base: JSON.stringify(entry.base),
  by: entry.by,
  person: entry.person,
  madeAt: entry.madeAt,
  receivedAt: entry.receivedAt,
  schemaVersion: entry.schemaVersion,
  payload: JSON.stringify(entry.payload),
  payloadHash: entry.hash,
  status: entry.status,
  problem: entry.problem ?? null,
  after: entry.after === undefined ? null : JSON.stringify(entry.after),
  redacted: entry.redacted === undefined ? null : JSON.stringify(entry.redacted),
  passed: entry.passed === undefined ? null : JSON.stringify(entry.passed),
});

const toLogRow = (row: Stored): LogRow => ({
  seq: row.seq,
  mid: row.mid,
  record: row.record,
  kind: row.kind,
  field: row.field,
  op: row.op as LogRow['op'],
  by: row.by,
  person: row.person,
  madeAt: row.madeAt,
  receivedAt: row.receivedAt,
  ...outcomeOf(row.status, row.problem),
  payload: JSON.parse(row.payload),
  ...afterOf(row.after),
  ...(row.passed === null ? {} : { passed: JSON.parse(row.passed) }),
  ...(row.redacted === null ? {} : { redacted: JSON.parse(row.redacted) }),
});

type Outcome = Pick<LogRow, 'status' | 'problem'>;

const outcomeOf = (status: string, problem: string | null): Outcome => ({
  status: status as LogRow['status'],
  ...(problem === null ? {} : { problem: problem as NonNullable<LogRow['problem']> }),
});

const afterOf = (after: string | null): Pick<LogRow, 'after'> => (after === null ? {} : { after: JSON.parse(after) });
