import type { Kysely } from 'kysely';

/** Which reader sent what a desk has as a report: the desk itself is not told. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('reports')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('record', 'text', (column) => column.notNull())
    .addColumn('project', 'text', (column) => column.notNull())
    .addColumn('desks', 'text', (column) => column.notNull())
    .addColumn('desk', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('closedAt', 'text')
    .execute();
  await db.schema.createIndex('reportsByReader').on('reports').columns(['scope', 'at']).execute();
  await db.schema.createIndex('reportsByDesk').on('reports').columns(['desk', 'closedAt']).execute();
}
