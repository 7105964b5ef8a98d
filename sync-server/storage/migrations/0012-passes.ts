import { type Kysely, sql } from 'kysely';

/** The reasons for which something may stand that looks as if it told who a patient is (S31). Few rows have any. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('log').addColumn('passed', 'text').execute();
  await sql`create index "logPassed" on log (scope) where passed is not null`.execute(db);
}
