import type { Kysely } from 'kysely';

/** Addresses that were checked, and checks under way: hashes with a key that is not here, never an address. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('emails')
    .addColumn('addressHash', 'text', (column) => column.primaryKey())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('checkedAt', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('emailsByPerson').on('emails').column('person').execute();

  await db.schema
    .createTable('emailChecks')
    .addColumn('device', 'text', (column) => column.primaryKey())
    .addColumn('addressHash', 'text', (column) => column.notNull())
    .addColumn('listedDomain', 'text')
    .addColumn('codeHash', 'text', (column) => column.notNull())
    .addColumn('expiresAt', 'text', (column) => column.notNull())
    .addColumn('wrong', 'integer', (column) => column.notNull())
    .execute();
}
