import type { Kysely } from 'kysely';
import type { Database } from '../database.ts';
import type { FieldRow, FieldTable } from '../storage.ts';

export const fieldTable = (db: Kysely<Database>): FieldTable => ({
  async ofRecords(scope, records) {
    if (records.length === 0) return [];
    const rows = await select(db, scope).where('record', 'in', records).execute();
    return rows.map(toFieldRow);
  },

  async ofScope(scope) {
    const rows = await select(db, scope).orderBy('record').orderBy('field').execute();
    return rows.map(toFieldRow);
  },

  async publicProfiles() {
    const rows = await db
      .selectFrom('fields')
      .select(['scope', 'record', 'kind', 'field', 'state', 'seq'])
      .where('kind', '=', 'profile')
      .where('field', '=', 'public')
      .orderBy('scope')
      .execute();
    return rows.map((row) => ({ scope: row.scope, ...toFieldRow(row) }));
  },

  async put(scope, rows) {
    if (rows.length === 0) return;
    await db
      .insertInto('fields')
      .values(rows.map(({ state, ...row }) => ({ scope, ...row, state: JSON.stringify(state) })))
      .onConflict((conflict) =>
        conflict.columns(['scope', 'record', 'field']).doUpdateSet((eb) => ({
          state: eb.ref('excluded.state'),
          seq: eb.ref('excluded.seq'),
        })),
      )
      .execute();
  },
});

const select = (db: Kysely<Database>, scope: string) =>
  db.selectFrom('fields').select(['record', 'kind', 'field', 'state', 'seq']).where('scope', '=', scope);

const toFieldRow = ({ state, ...row }: Omit<FieldRow, 'state'> & { state: string }): FieldRow => ({
  ...row,
  state: JSON.parse(state),
});
