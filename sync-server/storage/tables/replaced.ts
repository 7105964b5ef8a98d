import type { Kysely } from 'kysely';
import type { Database } from '../database.ts';
import type { LogEntry } from '../storage.ts';

type Replaced = Database['replaced'];

const ROWS_AT_ONCE = 100;

/** Writes down what rows of a log name as replaced: asked for one by one, where a field's whole history may be thousands of rows. */
export async function noteReplaced(db: Kysely<Database>, scope: string, entries: readonly LogEntry[]): Promise<void> {
  const rows = replacedBy(scope, entries);
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    await db
      .insertInto('replaced')
      .values(rows.slice(at, at + ROWS_AT_ONCE))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

export async function isReplaced(
  db: Kysely<Database>,
  scope: string,
  { record, field, mid }: Omit<Replaced, 'scope'>,
): Promise<boolean> {
  const row = await db
    .selectFrom('replaced')
    .select('mid')
    .where('scope', '=', scope)
    .where('record', '=', record)
    .where('field', '=', field)
    .where('mid', '=', mid)
    .executeTakeFirst();
  return row !== undefined;
}

/** A text that the server merged is the work of the same mutation. */
const replacedBy = (scope: string, entries: readonly LogEntry[]): Replaced[] =>
  entries
    .filter(({ status }) => status !== 'parked')
    .flatMap(({ record, field, base }) =>
      base.map((version) => ({ scope, record, field, mid: version.replace('+', '') })),
    );
