import type { Kysely, Selectable } from 'kysely';
import type { Database } from '../database.ts';
import type { ReportTable, StoredReport } from '../storage.ts';

export const reportTable = (db: Kysely<Database>): ReportTable => ({
  async find(id) {
    const row = await db.selectFrom('reports').selectAll().where('id', '=', id).executeTakeFirst();
    return row === undefined ? undefined : toReport(row);
  },

  async openAt(desk) {
    const rows = await db
      .selectFrom('reports')
      .selectAll()
      .where('desk', '=', desk)
      .where('closedAt', 'is', null)
      .orderBy('at')
      .orderBy('id')
      .execute();
    return rows.map(toReport);
  },

  async countSince(scope, since) {
    const { count } = await db
      .selectFrom('reports')
      .select((eb) => eb.fn.countAll().as('count'))
      .where('scope', '=', scope)
      .where('at', '>', since)
      .executeTakeFirstOrThrow();
    return Number(count);
  },

  async put({ desks, ...report }) {
    const row = { ...report, desks: JSON.stringify(desks), desk: desks.at(-1) ?? '' };
    await db
      .insertInto('reports')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute();
  },
});

const toReport = ({ desk: _, desks, ...row }: Selectable<Database['reports']>): StoredReport => ({
  ...row,
  desks: JSON.parse(desks),
});
