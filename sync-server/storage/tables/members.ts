import type { Kysely } from 'kysely';
import type { Role } from '../../../src/domain/team/membership.ts';
import type { Database } from '../database.ts';
import type { MemberTable } from '../storage.ts';

export const memberTable = (db: Kysely<Database>): MemberTable => ({
  async role(scope, person) {
    const row = await db
      .selectFrom('members')
      .select('role')
      .where('scope', '=', scope)
      .where('person', '=', person)
      .executeTakeFirst();
    return row?.role as Role | undefined;
  },

  async anyoneIs(role, scope) {
    const row = await db
      .selectFrom('members')
      .select('person')
      .where('scope', '=', scope)
      .where('role', '=', role)
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  },

  async scopesOf(person) {
    const rows = await db.selectFrom('members').select(['scope', 'role']).where('person', '=', person).execute();
    return rows.map(({ scope, role }) => ({ scope, role: role as Role }));
  },

  async ofScope(scope) {
    const rows = await db
      .selectFrom('members')
      .select(['person', 'role'])
      .where('scope', '=', scope)
      .orderBy('since')
      .orderBy('person')
      .execute();
    return rows.map(({ person, role }) => ({ person, role: role as Role }));
  },

  async put(member) {
    await db
      .insertInto('members')
      .values(member)
      .onConflict((conflict) =>
        conflict.columns(['scope', 'person']).doUpdateSet((eb) => ({ role: eb.ref('excluded.role') })),
      )
      .execute();
  },

  async remove(scope, person) {
    await db.deleteFrom('members').where('scope', '=', scope).where('person', '=', person).execute();
  },
});
