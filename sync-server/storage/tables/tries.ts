import type { Kysely } from 'kysely';
import type { Database } from '../database.ts';
import type { TryTable } from '../storage.ts';

export const tryTable = (db: Kysely<Database>): TryTable => ({
  find: (who) => db.selectFrom('tries').selectAll().where('who', '=', who).executeTakeFirst(),

  async put(tries) {
    const { who: _, ...rest } = tries;
    await db
      .insertInto('tries')
      .values(tries)
      .onConflict((conflict) => conflict.column('who').doUpdateSet(rest))
      .execute();
  },

  async forget(who) {
    await db.deleteFrom('tries').where('who', '=', who).execute();
  },

  async dropOlder(before) {
    await db.deleteFrom('tries').where('lastAt', '<', before).execute();
  },
});
