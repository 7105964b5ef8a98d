import { fieldOf } from '../domain/kinds.ts';
import type { Field } from '../domain/record/field.ts';
import type { FieldState } from '../protocol/field-state.ts';
import { WHOLE_RECORD } from '../protocol/mutation.ts';

/**
 * What stands in a field, as far as this app can read it: a value that does not fit its field was written by a newer one (S12). Of a
 * kind or field that it does not know, it can read nothing.
 *
 * @returns the same state where it can read all of it
 */
export function readableState(kind: string, field: string, state: FieldState): FieldState {
  if (field === WHOLE_RECORD) return state;
  const known = fieldOf(kind, field);
  const heads = known === undefined ? [] : state.heads.filter(({ value }) => isReadable(known, value));
  return heads.length === state.heads.length ? state : { heads };
}

/** A merged text may have become longer than one that is typed. */
const isReadable = ({ merge, schema }: Field, value: unknown): boolean =>
  (merge === 'prose' && typeof value === 'string') || schema.safeParse(value).success;
