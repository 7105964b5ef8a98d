import type { FieldState } from '../../src/protocol/field-state.ts';
import type { SimServer } from './sim-server.ts';

export type ServerRow = {
  scope: string;
  seq: number;
  mid: string;
  record: string;
  kind: string;
  field: string;
  op: string;
  base: string[];
  by: string;
  person: string;
  status: string;
  payload: unknown;
  after: FieldState | undefined;
};

export type StandingRow = { scope: string; record: string; kind: string; field: string; state: FieldState };
export type Member = { scope: string; person: string; role: string };

/** What the server's database says, read beside the server: nothing of its code stands between. */
export type ServerView = {
  rows: ServerRow[];
  fields: StandingRow[];
  members: Member[];
  scopes: { scope: string; seq: number }[];
  devices: { device: string; person: string; revoked: boolean }[];
  /** `scope mid` of what was taken out for good. */
  redacted: Set<string>;
  published: { project: string; version: number; hash: string; content: unknown }[];
};

export function serverView(server: SimServer): ServerView {
  const all = (sql: string) => server.byHand(sql);
  const text = (value: unknown) => String(value);
  return {
    rows: all('select * from log order by scope, seq').map((row) => ({
      ...{ scope: text(row.scope), seq: Number(row.seq), mid: text(row.mid), record: text(row.record) },
      ...{
        kind: text(row.kind),
        field: text(row.field),
        op: text(row.op),
        base: JSON.parse(text(row.base)) as string[],
      },
      ...{
        by: text(row.by),
        person: text(row.person),
        status: text(row.status),
        payload: JSON.parse(text(row.payload)),
      },
      after: row.after === null ? undefined : (JSON.parse(text(row.after)) as FieldState),
    })),
    fields: all('select * from fields').map((row) => ({
      ...{ scope: text(row.scope), record: text(row.record), kind: text(row.kind), field: text(row.field) },
      state: JSON.parse(text(row.state)) as FieldState,
    })),
    members: all('select * from members').map((row) => ({
      ...{ scope: text(row.scope), person: text(row.person), role: text(row.role) },
    })),
    scopes: all('select scope, seq from scopes').map((row) => ({ scope: text(row.scope), seq: Number(row.seq) })),
    devices: all('select * from devices').map((row) => ({
      ...{ device: text(row.device), person: text(row.person), revoked: row.revoked_at !== null },
    })),
    redacted: new Set(all('select scope, mid from redactions').map((row) => `${text(row.scope)} ${text(row.mid)}`)),
    published: all('select * from published').map((row) => ({
      ...{ project: text(row.project), version: Number(row.version), hash: text(row.hash) },
      content: JSON.parse(text(row.content)),
    })),
  };
}
