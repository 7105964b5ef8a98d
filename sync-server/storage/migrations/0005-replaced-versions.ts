import { type Kysely, sql } from 'kysely';

/** What rows of a field name as replaced (S16), so that nobody needs to read its whole history. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('replaced')
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('record', 'text', (column) => column.notNull())
    .addColumn('field', 'text', (column) => column.notNull())
    .addColumn('mid', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('replacedKey', ['scope', 'record', 'field', 'mid'])
    .modifyEnd(sql`without rowid`)
    .execute();
  await sql`
    insert into replaced (scope, record, field, mid)
    select distinct log.scope, log.record, log.field, replace(version.value, '+', '')
    from log, json_each(log.base) as version
    where log.status <> 'parked'`.execute(db);
}
