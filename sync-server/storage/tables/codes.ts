import type { Kysely } from 'kysely';
import type { Database } from '../database.ts';
import type { CodeTable } from '../storage.ts';

export const codeTable = (db: Kysely<Database>): CodeTable => ({
  find: (codeHash) => db.selectFrom('codes').selectAll().where('codeHash', '=', codeHash).executeTakeFirst(),

  async create(code) {
    await db.insertInto('codes').values(code).execute();
  },

  async use(codeHash, device) {
    await db.updateTable('codes').set({ usedByDevice: device }).where('codeHash', '=', codeHash).execute();
  },

  async dropUnused(person) {
    await db.deleteFrom('codes').where('person', '=', person).where('usedByDevice', 'is', null).execute();
  },

  async dropOlder(before) {
    await db.deleteFrom('codes').where('expiresAt', '<', before).execute();
  },
});
