import { fieldOf } from '../domain/kinds.ts';
import type { Folded } from '../domain/record/kind.ts';
import { EMPTY_FIELD, type FieldState, type Head, RECORD_DELETED, RECORD_KEPT } from '../protocol/field-state.ts';
import { foldField } from '../protocol/fold.ts';
import { type Mutation, WHOLE_RECORD } from '../protocol/mutation.ts';
import { readQuarantine } from './quarantine.ts';
import { readableState } from './readable-state.ts';
import { openBaseRows, openOutboxRows, type Vault } from './vault.ts';
import type { OutboxRow, OutboxState, ScopeRow } from './vault-db.ts';

/** A change that asks for the person: held here, or come back. What was typed is in `payload`. */
export type Stuck = {
  mid: string;
  scope: string;
  record: string;
  kind: string;
  field: string;
  op: Mutation['op'];
  state: 'held' | 'parked' | 'refused';
  problem: string;
  message: string;
  payload: unknown;
  /** ISO time since when it asks. */
  since: string;
};

/** A field where other values stand beside the shown one (S20), or a record that was edited and deleted (S22). */
export type Conflict = {
  scope: string;
  record: string;
  kind: string;
  field: string;
  shown: unknown;
  /** Who wrote the shown value, and when; undefined where it is this device's own and on its way. */
  by: Head | undefined;
  beside: Head[];
  /** The versions of all of them: what a choice between them replaces. */
  seen: string[];
};

/** What stands in this scope and only a newer app can read (S12). */
export type Unread = { record: string; kind: string; field: string };

/** A scope as its person sees it: fold(base state, outbox) (S5). */
export type WorkingCopy = {
  scope: string;
  row: ScopeRow | undefined;
  records: Folded[];
  /** The versions of each value that is shown, by `record/field`: what an edit of it replaces. */
  versions: ReadonlyMap<string, readonly string[]>;
  stuck: Stuck[];
  conflicts: Conflict[];
  unread: Unread[];
  /** Changes that the server has not named yet. */
  unsent: number;
  sending: number;
  /** What this device wrote and no pull has shown yet, by record. */
  own: ReadonlyMap<string, readonly string[]>;
};

const SHOWN_ON_TOP: readonly OutboxState[] = ['waiting', 'sending', 'sent'];

export async function readWorkingCopy(vault: Vault, scope: string): Promise<WorkingCopy> {
  const { db } = vault;
  const states = [...SHOWN_ON_TOP, 'held', 'parked', 'refused'].map((state) => [scope, state]);
  const read = await db.transaction('r', db.outbox, db.base, db.scopes, db.quarantine, async () => ({
    base: await db.base.where('scope').equals(scope).toArray(),
    outbox: await db.outbox.where('[scope+state]').anyOf(states).sortBy('n'),
    row: await db.scopes.get(scope),
    quarantined: await readQuarantine(vault, scope),
  }));
  const fields = new Map<string, OneField>();
  const standing = await openBaseRows(vault, read.base);
  for (const [at, row] of read.base.entries()) fieldAt(fields, row).state = standing[at] ?? EMPTY_FIELD;
  const stuck: Stuck[] = [];
  const bodies = await openOutboxRows(vault, read.outbox);
  for (const [at, { mutation, problem, message }] of bodies.entries()) {
    const row = read.outbox[at];
    if (row === undefined) continue;
    // What is past goes for the history alone: the edit that replaced it is in the base state.
    if (row.past === true) continue;
    if (SHOWN_ON_TOP.includes(row.state)) {
      const field = fieldAt(fields, row);
      field.own.push(mutation);
      field.lastOwn = row.n;
    } else stuck.push(stuckOf(row, mutation, problem, message));
  }
  const { unread, ...folded } = foldRecords(scope, [...fields.values()]);
  const put = read.quarantined.map(({ kept: { record, kind, field } }) => ({ record, kind, field }));
  return {
    scope,
    row: read.row,
    ...folded,
    stuck,
    unread: [...unread, ...put],
    unsent: read.outbox.filter((row) => row.state === 'waiting').length,
    sending: read.outbox.filter((row) => row.state === 'sending').length,
    own: ownOf(read.outbox),
  };
}

function ownOf(rows: readonly OutboxRow[]): Map<string, string[]> {
  const own = new Map<string, string[]>();
  for (const { record, mid } of rows) own.set(record, [...(own.get(record) ?? []), mid]);
  return own;
}

type OneField = {
  record: string;
  kind: string;
  field: string;
  state: FieldState;
  own: Mutation[];
  /** The place of the last own edit in the order of saves; 0 without one. */
  lastOwn: number;
};
type FieldName = { record: string; kind: string; field: string };

export const fieldKey = ({ record, field }: { record: string; field: string }): string => `${record}/${field}`;

function fieldAt(fields: Map<string, OneField>, { record, kind, field }: FieldName): OneField {
  const key = fieldKey({ record, field });
  const found = fields.get(key) ?? { record, kind, field, state: EMPTY_FIELD, own: [], lastOwn: 0 };
  fields.set(key, found);
  return found;
}

type FoldedScope = Pick<WorkingCopy, 'records' | 'versions' | 'conflicts' | 'unread'>;

function foldRecords(scope: string, fields: OneField[]): FoldedScope {
  const records = new Map<string, Folded>();
  const versions = new Map<string, readonly string[]>();
  const conflicts: Conflict[] = [];
  const unread: Unread[] = [];
  const deleted = deletedRecords(fields);
  for (const { record, kind, field, state: all, own } of fields) {
    if (deleted.has(record)) continue;
    const state = readableState(kind, field, all);
    if (state !== all) unread.push({ record, kind, field });
    const shown = own.findLast(({ op }) => op !== 'redact');
    const by = shown === undefined ? state.heads[0] : undefined;
    const shownVersions = shown === undefined ? (by?.versions ?? []) : [shown.mid];
    if (field === WHOLE_RECORD) {
      if (by?.value === RECORD_KEPT) {
        const seen = state.heads.flatMap((head) => head.versions);
        conflicts.push({ scope, record, kind, field, shown: RECORD_KEPT, by, beside: state.heads, seen });
      }
      continue;
    }
    const known = fieldOf(kind, field);
    if (known === undefined) continue;
    const { value, beside } = foldField(state, own, known.merge);
    const target = records.get(record) ?? { kind, id: record, values: {} };
    target.values[field] = value;
    records.set(record, target);
    versions.set(fieldKey({ record, field }), shownVersions);
    if (beside.length > 0) {
      const seen = [...shownVersions, ...beside.flatMap((head) => head.versions)];
      conflicts.push({ scope, record, kind, field, shown: value, by, beside, seen });
    }
  }
  return { records: [...records.values()], versions, conflicts, unread };
}

/** An own edit that was made after the deletion brings the record back, as it will on the server (S22). */
function deletedRecords(fields: readonly OneField[]): Set<string> {
  const deletions = new Map(fields.filter(isDeleted).map(({ record, lastOwn }) => [record, lastOwn]));
  for (const { record, field, lastOwn } of fields) {
    const deletion = deletions.get(record);
    if (field !== WHOLE_RECORD && deletion !== undefined && lastOwn > deletion) deletions.delete(record);
  }
  return new Set(deletions.keys());
}

function isDeleted({ field, state, own }: OneField): boolean {
  if (field !== WHOLE_RECORD) return false;
  const last = own.at(-1);
  return last === undefined ? state.heads[0]?.value === RECORD_DELETED : last.op === 'delete';
}

function stuckOf(row: OutboxRow, mutation: Mutation, problem = 'could-not-apply', message = ''): Stuck {
  const { mid, scope, record, kind, field, since } = row;
  return {
    mid,
    scope,
    record,
    kind,
    field,
    op: mutation.op,
    state: row.state as Stuck['state'],
    problem,
    message,
    payload: mutation.payload,
    since,
  };
}
