import { DatabaseSync } from 'node:sqlite';
import { sameValue } from '../../src/protocol/canonical.ts';
import type { FieldState } from '../../src/protocol/field-state.ts';

export type StoredRow = {
  scope: string;
  seq: number;
  mid: string;
  record: string;
  field: string;
  op: string;
  base: string[];
  by: string;
  status: string;
  payload: unknown;
  /** What stood in the field afterwards; undefined for a parked row. */
  after: FieldState | undefined;
};
export type StoredField = { scope: string; record: string; field: string; state: FieldState };
export type ServerDatabase = {
  log: StoredRow[];
  fields: StoredField[];
  scopes: Map<string, number>;
  complaints: string[];
};

type LogColumns = Record<'scope' | 'mid' | 'record' | 'field' | 'op' | 'base' | 'by' | 'status' | 'payload', string> & {
  seq: number;
  person: string;
  made_at: string;
  after: string | null;
};

/** All that a server has of people's work, read from its database's file, whether it runs or not; and what is wrong in it. */
export function readServerDatabase(file: string): ServerDatabase {
  const db = new DatabaseSync(file);
  try {
    const rows = db.prepare('SELECT * FROM log ORDER BY scope, seq').all() as unknown as LogColumns[];
    const log = rows.map(rowOf);
    const states = db.prepare('SELECT scope, record, field, state FROM fields').all() as unknown as (Omit<
      StoredField,
      'state'
    > & { state: string })[];
    const fields = states.map((row) => ({ ...row, state: JSON.parse(row.state) as FieldState }));
    const counters = db.prepare('SELECT scope, seq FROM scopes').all() as unknown as { scope: string; seq: number }[];
    const scopes = new Map(counters.map(({ scope, seq }) => [scope, seq]));
    const [{ integrity_check: integrity = '' } = {}] = db.prepare('PRAGMA integrity_check').all();
    const found = { log, fields, scopes };
    const complaints = integrity === 'ok' ? [] : [`integrity_check says ${String(integrity)}`];
    return { ...found, complaints: [...complaints, ...wrongIn(found)] };
  } finally {
    db.close();
  }
}

function rowOf({ base, payload, after, person, made_at: madeAt, ...row }: LogColumns): StoredRow {
  const value: unknown = JSON.parse(payload);
  const own = { heads: [{ versions: [row.mid], value, person, madeAt }] };
  const state = after === null ? own : (JSON.parse(after) as FieldState);
  const stands = row.status === 'parked' ? undefined : state;
  return { ...row, base: JSON.parse(base) as string[], payload: value, after: stands };
}

/** Sequences without a gap, one row a mutation, and standing fields that are the fold of the log. */
function wrongIn({ log, fields, scopes }: Omit<ServerDatabase, 'complaints'>): string[] {
  const wrong: string[] = [];
  const last = new Map<string, number>();
  const mids = new Set<string>();
  const folded = new Map<string, FieldState>();
  for (const { scope, seq, mid, record, field, after } of log) {
    if (seq !== (last.get(scope) ?? 0) + 1) wrong.push(`${scope} has a gap before ${seq}`);
    last.set(scope, seq);
    if (mids.has(`${scope} ${mid}`)) wrong.push(`${scope} has ${mid} twice`);
    mids.add(`${scope} ${mid}`);
    if (after !== undefined) folded.set(`${scope} ${record} ${field}`, after);
  }
  for (const [scope, seq] of scopes) {
    if ((last.get(scope) ?? 0) !== seq) wrong.push(`${scope} counts ${seq} and has ${last.get(scope) ?? 0}`);
  }
  if (folded.size !== fields.length) wrong.push(`${fields.length} fields stand, the log makes ${folded.size}`);
  for (const { scope, record, field, state } of fields) {
    if (!sameValue(folded.get(`${scope} ${record} ${field}`), state)) {
      wrong.push(`${scope} ${record}/${field} is not what the log makes of it`);
    }
  }
  return wrong;
}
