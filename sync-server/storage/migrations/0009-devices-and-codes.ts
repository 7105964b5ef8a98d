import type { Kysely } from 'kysely';

/** When a device was seen last, codes by which one joins its person, and wrong tries at secrets (S1). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('devices').addColumn('lastSeen', 'text').execute();

  await db.schema
    .createTable('codes')
    .addColumn('codeHash', 'text', (column) => column.primaryKey())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('expiresAt', 'text', (column) => column.notNull())
    .addColumn('usedByDevice', 'text')
    .execute();
  await db.schema.createIndex('codesByPerson').on('codes').column('person').execute();

  await db.schema
    .createTable('tries')
    .addColumn('who', 'text', (column) => column.primaryKey())
    .addColumn('wrong', 'integer', (column) => column.notNull())
    .addColumn('lastAt', 'text', (column) => column.notNull())
    .addColumn('lockedUntil', 'text')
    .execute();
}
