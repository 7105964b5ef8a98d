import type { Kysely } from 'kysely';

/** A grant can be a device's own way back (S11). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('grants').addColumn('rescues', 'text').execute();
}
