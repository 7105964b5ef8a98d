import type { Kysely } from 'kysely';
import type { Database } from '../database.ts';
import type { RedactionTable } from '../storage.ts';

const ROWS_AT_ONCE = 500;

export const redactionTable = (db: Kysely<Database>): RedactionTable => ({
  async find(scope, mids) {
    if (mids.length === 0) return [];
    return db.selectFrom('redactions').selectAll().where('scope', '=', scope).where('mid', 'in', mids).execute();
  },

  all: () => db.selectFrom('redactions').selectAll().execute(),

  async put(rows) {
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
      await db
        .insertInto('redactions')
        .values(rows.slice(at, at + ROWS_AT_ONCE))
        .onConflict((conflict) => conflict.columns(['scope', 'mid']).doNothing())
        .execute();
    }
  },
});
