import { newId } from '../domain/id.ts';
import { SCHEMA_VERSION } from '../protocol/version.ts';
import { isoNow, seal, type Vault } from './vault.ts';
import type { OutboxBody } from './vault-bodies.ts';
import { type OutboxRow, stillJudged } from './vault-db.ts';

/**
 * Sends the same value again as a new mutation: the old id is used up, what it replaces is the same. The old one stays as a trace.
 * To be called in a transaction that writes the outbox.
 */
export async function renew(vault: Vault, row: OutboxRow, { mutation: before }: OutboxBody): Promise<void> {
  const since = isoNow(vault);
  const mid = newId(vault.random);
  const mutation = { ...before, mid, schemaVersion: SCHEMA_VERSION };
  const body = await seal(vault, { mutation });
  const { scope, record, field, kind } = row;
  await vault.db.outbox.update(row.n, { state: 'mended', since });
  await vault.db.outbox.add({
    ...{ mid, scope, record, field, kind, since, ...stillJudged(row) },
    state: 'waiting',
    body,
  });
}
