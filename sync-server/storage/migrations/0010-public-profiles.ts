import { type Kysely, sql } from 'kysely';

/** So that the public profiles are found without reading what everybody else wrote. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index public_profiles on fields (scope) where kind = 'profile' and field = 'public'`.execute(db);
}
