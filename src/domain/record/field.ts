import * as z from 'zod/mini';
import { partialDateSchema } from '../text/partial-date.ts';

/**
 * How two edits of one field, made without knowledge of each other, come together.
 * `value`: one of them is shown, the other stands beside it. `prose`: three-way merge of text when it is clean,
 * else as `value`. `set`: items are added and removed one by one.
 */
export type Merge = 'value' | 'prose' | 'set';

export type Field<T = unknown> = {
  /** What the field is called on screens and in messages. */
  label: string;
  merge: Merge;
  /** The shape of the field's value; of one item for a set. */
  schema: z.ZodMiniType<T>;
  /** `server`: only the server writes it, for it speaks for another scope. */
  writer: 'person' | 'server';
  /** The server has judged by the first of several values (S24): nobody is asked to choose. */
  firstStands?: true;
  /** The key of the value that holds a SHA-256 in hex: nobody typed it, so the identifier stop passes over it. */
  hash?: string;
  /** Names in it, or under these keys of its value, are those of whoever writes it: the identifier stop takes none of them for a patient's. */
  ownNames?: true | readonly string[];
};

const LINE = 200;
const PROSE = 20_000;

/** One line of text, at most 200 characters. */
export const line = (label: string, max = LINE): Field<string> => ({
  label,
  merge: 'value',
  writer: 'person',
  schema: z.string().check(z.maxLength(max, `${label} can be at most ${max} characters`)),
});

/** Paragraphs of text, at most 20,000 characters. */
export const prose = (label: string): Field<string> => ({
  label,
  merge: 'prose',
  writer: 'person',
  schema: z.string().check(z.maxLength(PROSE, `${label} can be at most 20,000 characters`)),
});

/** One of a closed list; the empty string takes a choice back. */
export const choice = <const V extends readonly string[]>(label: string, values: V): Field<V[number] | ''> => ({
  label,
  merge: 'value',
  writer: 'person',
  schema: z.enum(['', ...values] as [V[number] | '', ...(V[number] | '')[]]),
});

/** A year, a month or a day: `2024`, `2024-08`, `2024-08-06`; the empty string for none. */
export const date = (label: string): Field<string> => ({
  label,
  merge: 'value',
  writer: 'person',
  schema: z.union([z.literal(''), partialDateSchema]),
});

/** A finite number, or null for none. */
export const number = (label: string): Field<number | null> => ({
  label,
  merge: 'value',
  writer: 'person',
  schema: z.nullable(z.number()),
});

/** A set whose items fit `item`. Its value is the list of its items in the order they were added. */
export const set = <T>(label: string, item: z.ZodMiniType<T>): Field<T[]> => ({
  label,
  merge: 'set',
  writer: 'person',
  schema: item as unknown as z.ZodMiniType<T[]>,
});

/** Any shape, replaced as a whole. */
export const value = <T>(label: string, schema: z.ZodMiniType<T>): Field<T> => ({
  label,
  merge: 'value',
  writer: 'person',
  schema,
});

/** The same field, whose value has a SHA-256 under this key. */
export const withHash = <T>(field: Field<T>, hash: string): Field<T> => ({ ...field, hash });

/** The same field, in which people say who they are; or do so under these keys of its value alone. */
export const ofOneself = <T>(field: Field<T>, ownNames: Field<T>['ownNames'] = true): Field<T> => ({
  ...field,
  ownNames,
});

/** The same field, written by the server alone. */
export const byServer = <T>(field: Field<T>): Field<T> => ({ ...field, writer: 'server' });

/** The same field, of whose values the first that reached the server stands. */
export const firstStands = <T>(field: Field<T>): Field<T> => ({ ...field, firstStands: true });
