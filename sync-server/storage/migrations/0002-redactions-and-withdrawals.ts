import type { Kysely } from 'kysely';

/** What was taken out for good: values of a scope (S23), and versions of what is public (S28). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('log').addColumn('redacted', 'text').execute();

  await db.schema
    .createTable('redactions')
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('mid', 'text', (column) => column.notNull())
    .addColumn('record', 'text', (column) => column.notNull())
    .addColumn('field', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('redactionsKey', ['scope', 'mid'])
    .execute();

  await db.schema
    .createTable('withdrawals')
    .addColumn('project', 'text', (column) => column.notNull())
    .addColumn('mid', 'text', (column) => column.notNull())
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('upTo', 'integer', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('requests', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('withdrawalsKey', ['project', 'mid'])
    .execute();
}
