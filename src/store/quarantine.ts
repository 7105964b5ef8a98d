import * as z from 'zod/mini';
import type { UnreadRow } from '../protocol/pull.ts';
import { SCHEMA_VERSION } from '../protocol/version.ts';
import { openAll, seal, type Vault } from './vault.ts';
import type { QuarantineRow } from './vault-db.ts';

/** What may be known of a row that cannot be read: which it is, and perhaps of what it speaks. */
const keptSchema = z.looseObject({
  seq: z.int(),
  mid: z.string(),
  record: z.catch(z.string(), ''),
  kind: z.catch(z.string(), ''),
  field: z.catch(z.string(), ''),
});

export type Kept = z.infer<typeof keptSchema>;

/** Keeps rows that this app cannot read, as they came (S12). Inside the transaction of their page. */
export async function quarantine(vault: Vault, scope: string, unread: readonly UnreadRow[]): Promise<void> {
  for (const row of unread) {
    const body = await seal(vault, row);
    await vault.db.quarantine.put({ scope, seq: row.seq, app: SCHEMA_VERSION, body });
  }
}

/** The rows of a scope that wait for a newer app. */
export async function readQuarantine(vault: Vault, scope: string): Promise<{ row: QuarantineRow; kept: Kept }[]> {
  const rows = await vault.db.quarantine.where('scope').equals(scope).toArray();
  const bodies = await openAll(vault, rows);
  return rows.map((row, at) => ({ row, kept: keptSchema.parse(bodies[at]) }));
}

/**
 * A newer app may read what an older one put away: its scopes are fetched from their beginning, which clears their quarantine (S12).
 *
 * @param app the version of the records' shapes that this app knows
 */
export async function readAnewWhatWasUnread(vault: Vault, app = SCHEMA_VERSION): Promise<void> {
  const { db } = vault;
  await db.transaction('rw', db.quarantine, db.scopes, async () => {
    const older = await db.quarantine.filter((row) => row.app < app).toArray();
    const scopes = [...new Set(older.map((row) => row.scope))];
    await db.scopes.where('scope').anyOf(scopes).modify({ anew: true });
  });
}
