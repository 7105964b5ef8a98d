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

  ofPerson: (person) =>
    db.selectFrom('devices').selectAll().where('person', '=', person).orderBy('firstSeen').orderBy('device').execute(),

  async seen(device, lastSeen) {
    await db.updateTable('devices').set({ lastSeen }).where('device', '=', device).execute();
  },

  async revoke(device, revokedAt) {
    const row = db.updateTable('devices').set({ revokedAt }).where('device', '=', device);
    await row.where('revokedAt', 'is', null).execute();
  },

  async retire(device, retiredAt) {
    await db.updateTable('devices').set({ retiredAt }).where('device', '=', device).execute();
  },
});
