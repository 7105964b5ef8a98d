import type { Field } from './field.ts';

export type ScopeKind = 'project' | 'person' | 'desk';

/** A kind of record: where it lives and what fields it has. A record is a kind, an id and the values of its fields. */
export type Kind = { name: string; scope: ScopeKind; fields: Record<string, Field> };

/** The values of a record's fields. What was never written is absent. */
export type Values<K extends Kind> = { [F in keyof K['fields']]?: K['fields'][F] extends Field<infer T> ? T : never };

/** One record as a screen or a rule sees it: its values after all edits were folded. */
export type Folded = { kind: string; id: string; values: Record<string, unknown> };

/** The same with the values of its kind. */
export type RecordOf<K extends Kind> = { id: string; values: Values<K> };

export const defineKind = <const K extends Kind>(kind: K): K => kind;

/** The records of one kind, in the order of their `order` field, then of their ids. */
export function ofKind<K extends Kind>(records: readonly Folded[], kind: K): RecordOf<K>[] {
  return records
    .filter((record) => record.kind === kind.name)
    .map(({ id, values }) => ({ id, values: values as Values<K> }))
    .sort((a, b) => compare(orderOf(a.values), orderOf(b.values)) || compare(a.id, b.id));
}

const orderOf = (values: { order?: unknown }) => String(values.order ?? '~');
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
