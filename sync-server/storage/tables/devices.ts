import type { Kysely } from 'kysely';
import type { Database } from '../database.ts';
import type { DeviceTable } from '../storage.ts';

export const deviceTable = (db: Kysely<Database>): DeviceTable => ({
  find: (device) => db.selectFrom('devices').selectAll().where('device', '=', device).executeTakeFirst(),

  async personsOf(devices) {
    if (devices.length === 0) return [];
    return db.selectFrom('devices').select(['device', 'person']).where('device', 'in', devices).execute();
  },

  async countLiving(person) {
    const { count } = await db
      .selectFrom('devices')
      .select((eb) => eb.fn.countAll().as('count'))
      .where('person', '=', person)
      .where('revokedAt', 'is', null)
      .where('retiredAt', 'is', null)
      .executeTakeFirstOrThrow();
    return Number(count);
  },

  async register(device) {
    await db.insertInto('devices').values(device).execute();
  },

  async move(device, person) {
    await db.updateTable('devices').set({ person }).where('device', '=', device).execute();
  },

  async retire(device, retiredAt) {
    await db.updateTable('devices').set({ retiredAt }).where('device', '=', device).execute();
  },
});
