import type { Kysely } from 'kysely';
import type { Database } from '../database.ts';
import type { EmailTable } from '../storage.ts';

export const emailTable = (db: Kysely<Database>): EmailTable => ({
  find: (addressHash) => db.selectFrom('emails').selectAll().where('addressHash', '=', addressHash).executeTakeFirst(),

  async put(email) {
    const { addressHash: _, ...rest } = email;
    await db
      .insertInto('emails')
      .values(email)
      .onConflict((conflict) => conflict.column('addressHash').doUpdateSet(rest))
      .execute();
  },

  async dropOf(person) {
    await db.deleteFrom('emails').where('person', '=', person).execute();
  },

  async move(from, to) {
    await db.updateTable('emails').set({ person: to }).where('person', '=', from).execute();
  },

  check: (device) => db.selectFrom('emailChecks').selectAll().where('device', '=', device).executeTakeFirst(),

  async putCheck(check) {
    const { device: _, ...rest } = check;
    await db
      .insertInto('emailChecks')
      .values(check)
      .onConflict((conflict) => conflict.column('device').doUpdateSet(rest))
      .execute();
  },

  async dropChecksBefore(before) {
    await db.deleteFrom('emailChecks').where('expiresAt', '<', before).execute();
  },
});
