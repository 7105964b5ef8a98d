import { DatabaseSync } from 'node:sqlite';
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
  /** It was taken out for good: its payload is null. */
  redacted: boolean;
  /** What stood in the field afterwards; undefined for a parked row. */
  after: FieldState | undefined;
};
export type StoredField = { scope: string; record: string; field: string; state: FieldState };
export type ServerDatabase = {
  log: StoredRow[];
  fields: StoredField[];
  scopes: Map<string, number>;
};

type LogColumns = Record<'scope' | 'mid' | 'record' | 'field' | 'op' | 'base' | 'by' | 'status' | 'payload', string> & {
  seq: number;
  person: string;
  made_at: string;
  after: string | null;
  redacted: string | null;
};

/** All that a server has of people's work, read from its database's file, whether it runs or not. */
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
    return { log, fields, scopes };
  } finally {
    db.close();
  }
}

function rowOf({ base, payload, after, redacted, person, made_at: madeAt, ...row }: LogColumns): StoredRow {
  const value: unknown = JSON.parse(payload);
  const own = { heads: [{ versions: [row.mid], value, person, madeAt }] };
  const state = after === null ? own : (JSON.parse(after) as FieldState);
  const stands = row.status === 'parked' ? undefined : state;
  return { ...row, base: JSON.parse(base) as string[], payload: value, redacted: redacted !== null, after: stands };
}
