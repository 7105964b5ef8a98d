import { type Kysely, sql } from 'kysely';
import type { Database } from './database.ts';
import type { Storage, Transaction } from './storage.ts';
import { archiveTable } from './tables/archive.ts';
import { deviceTable } from './tables/devices.ts';
import { fieldTable } from './tables/fields.ts';
import { grantTable } from './tables/grants.ts';
import { logTable } from './tables/log.ts';
import { memberTable } from './tables/members.ts';
import { redactionTable } from './tables/redactions.ts';
import { scopeTable } from './tables/scopes.ts';
import { withdrawalTable } from './tables/withdrawals.ts';

/** How writes come into a database: each in a transaction of its own, or several in one. */
export type Writer = {
  /** Fulfilled once it is committed. */
  write<T>(work: (trx: Kysely<Database>) => Promise<T>): Promise<T>;
  /** Finishes what waits; what comes later is a `TemporaryFailure`. */
  close(): Promise<void>;
};

/**
 * The storage over any database that Kysely speaks; the dialect tells `TemporaryFailure` from the rest.
 *
 * @param scrubNow does what `scrub` promises, where that can be done at this moment. @returns whether it was
 */
export function kyselyStorage(db: Kysely<Database>, writer: Writer, scrubNow: () => boolean): Storage {
  let scrubbed = true;
  const scrub = async () => {
    const connection = db.connection();
    scrubbed = await connection.execute(async () => scrubNow()).catch(() => false);
  };
  return {
    read: (work) =>
      db
        .transaction()
        .setAccessMode('read only')
        .execute((trx) => work(tablesOf(trx))),
    write: async (work) => {
      const done = await writer.write((trx) => work(tablesOf(trx)));
      if (!scrubbed) await scrub();
      return done;
    },
    scrub,
    check: async () => {
      await sql`select 1`.execute(db);
      await db.selectFrom('archive').select('id').limit(1).execute();
    },
    async close() {
      await writer.close();
      await db.destroy();
    },
  };
}

const tablesOf = (db: Kysely<Database>): Transaction => ({
  scopes: scopeTable(db),
  log: logTable(db),
  fields: fieldTable(db),
  members: memberTable(db),
  devices: deviceTable(db),
  grants: grantTable(db),
  archive: archiveTable(db),
  redactions: redactionTable(db),
  withdrawals: withdrawalTable(db),
});
