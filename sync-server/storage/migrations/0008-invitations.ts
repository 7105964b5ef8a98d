import type { Kysely } from 'kysely';

/** Who made a grant, and when it was taken back, so that a team sees its open invitations (S1). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('grants').addColumn('madeBy', 'text').execute();
  await db.schema.alterTable('grants').addColumn('withdrawnAt', 'text').execute();
}
