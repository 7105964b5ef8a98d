import type { Kysely } from 'kysely';
import type { Role } from '../../../src/domain/team/membership.ts';
import type { Database } from '../database.ts';
import type { GrantTable } from '../storage.ts';

export const grantTable = (db: Kysely<Database>): GrantTable => ({
  async find(scope, secretHash) {
    const row = await db
      .selectFrom('grants')
      .selectAll()
      .where('scope', '=', scope)
      .where('secretHash', '=', secretHash)
      .executeTakeFirst();
    return row === undefined ? undefined : { ...row, role: row.role as Role };
  },

  async hasCause(scope, cause) {
    const row = await db
      .selectFrom('grants')
      .select('secretHash')
      .where('scope', '=', scope)
      .where('cause', '=', cause)
      .executeTakeFirst();
    return row !== undefined;
  },

  async create(grant) {
    await db.insertInto('grants').values(grant).execute();
  },

  async use(scope, secretHash, device, at) {
    await db
      .updateTable('grants')
      .set({ usedByDevice: device, usedAt: at })
      .where('scope', '=', scope)
      .where('secretHash', '=', secretHash)
      .execute();
  },

  async open(scope, at) {
    const rows = await db
      .selectFrom('grants')
      .selectAll()
      .where('scope', '=', scope)
      .where('rescues', 'is', null)
      .where('usedByDevice', 'is', null)
      .where('withdrawnAt', 'is', null)
      .where('expiresAt', '>', at)
      .orderBy('createdAt')
      .orderBy('secretHash')
      .execute();
    return rows.map((row) => ({ ...row, role: row.role as Role }));
  },

  async withdraw(scope, secretHash, at) {
    await db
      .updateTable('grants')
      .set({ withdrawnAt: at })
      .where('scope', '=', scope)
      .where('secretHash', '=', secretHash)
      .where('usedByDevice', 'is', null)
      .where('withdrawnAt', 'is', null)
      .execute();
  },

  async withdrawMadeBy(scope, person, at) {
    await db
      .updateTable('grants')
      .set({ withdrawnAt: at })
      .where('scope', '=', scope)
      .where('madeBy', '=', person)
      .where('rescues', 'is', null)
      .where('usedByDevice', 'is', null)
      .where('withdrawnAt', 'is', null)
      .execute();
  },

  async endRescues(scope, device, at) {
    await db
      .updateTable('grants')
      .set({ expiresAt: at })
      .where('scope', '=', scope)
      .where('rescues', '=', device)
      .where('usedByDevice', 'is', null)
      .where('expiresAt', '>', at)
      .execute();
  },
});
