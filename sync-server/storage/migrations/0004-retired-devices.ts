import { type Kysely, sql } from 'kysely';

/** A device whose own way back was used by another is gone (S11): those that are already, too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('devices').addColumn('retiredAt', 'text').execute();
  await sql`
    update devices set retired_at = (
      select max(used_at) from grants where rescues = devices.device and used_by_device <> devices.device
    )`.execute(db);
}
