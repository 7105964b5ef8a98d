import type { Kysely } from 'kysely';
import type { Database } from '../database.ts';
import type { ScopeTable } from '../storage.ts';

export const scopeTable = (db: Kysely<Database>): ScopeTable => ({
  find: (scope) => db.selectFrom('scopes').selectAll().where('scope', '=', scope).executeTakeFirst(),

  async create(scope) {
    await db.insertInto('scopes').values(scope).execute();
  },

  async advance(scope, count) {
    const { seq } = await db
      .updateTable('scopes')
      .set((eb) => ({ seq: eb('seq', '+', count) }))
      .where('scope', '=', scope)
      .returning('seq')
      .executeTakeFirstOrThrow();
    return seq - count + 1;
  },

  async countCreated(device, since) {
    const { count } = await db
      .selectFrom('scopes')
      .select((eb) => eb.fn.countAll().as('count'))
      .where('createdByDevice', '=', device)
      .where('createdAt', '>', since)
      .executeTakeFirstOrThrow();
    return Number(count);
  },

  async beginEpoch(epoch) {
    const [result] = await db.updateTable('scopes').set({ epoch }).execute();
    return Number(result?.numUpdatedRows ?? 0);
  },
});
