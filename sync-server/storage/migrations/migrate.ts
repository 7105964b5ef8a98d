import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { up as firstTables } from './0001-first-tables.ts';
import { up as redactionsAndWithdrawals } from './0002-redactions-and-withdrawals.ts';
import { up as rescueGrants } from './0003-rescue-grants.ts';
import { up as retiredDevices } from './0004-retired-devices.ts';
import { up as replacedVersions } from './0005-replaced-versions.ts';
import { up as reports } from './0006-reports.ts';
import { up as auditLog } from './0007-audit-log.ts';
import { up as invitations } from './0008-invitations.ts';
import { up as devicesAndCodes } from './0009-devices-and-codes.ts';
import { up as publicProfiles } from './0010-public-profiles.ts';
import { up as email } from './0011-email.ts';
import { up as passes } from './0012-passes.ts';

/** In the order of their names. One that has run anywhere never changes. */
const MIGRATIONS = {
  '0001-first-tables': { up: firstTables },
  '0002-redactions-and-withdrawals': { up: redactionsAndWithdrawals },
  '0003-rescue-grants': { up: rescueGrants },
  '0004-retired-devices': { up: retiredDevices },
  '0005-replaced-versions': { up: replacedVersions },
  '0006-reports': { up: reports },
  '0007-audit-log': { up: auditLog },
  '0008-invitations': { up: invitations },
  '0009-devices-and-codes': { up: devicesAndCodes },
  '0010-public-profiles': { up: publicProfiles },
  '0011-email': { up: email },
  '0012-passes': { up: passes },
};

/** The migrations that this version knows. A database that has others was written by a newer one. */
export const KNOWN_MIGRATIONS: readonly string[] = Object.keys(MIGRATIONS);

/**
 * Brings the tables to the shape that this version expects.
 *
 * @throws when a migration fails, or when the database was written by a newer version
 */
export async function migrate<T>(db: Kysely<T>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
