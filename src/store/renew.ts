import { newId } from '../domain/id.ts';
import { SCHEMA_VERSION } from '../protocol/version.ts';
import { isoNow, seal, type Vault } from './vault.ts';
import { type OutboxBody, OVER_TAKEN_OUT } from './vault-bodies.ts';
import { type OutboxRow, stillJudged } from './vault-db.ts';

/**
 * Sends the same value again as a new mutation: the old id is used up, what it replaces is the same; what was taken out for good is
 * replaced by nothing. The old one stays as a trace.
 * To be called in a transaction that writes the outbox.
 */
export async function renew(vault: Vault, row: OutboxRow, { mutation: before, problem }: OutboxBody): Promise<void> {
  const since = isoNow(vault);
  const mid = newId(vault.random);
  const base = problem === OVER_TAKEN_OUT ? [] : before.base;
  const mutation = { ...before, mid, base, schemaVersion: SCHEMA_VERSION };
  const body = await seal(vault, { mutation });
  const { scope, record, field, kind } = row;
  await vault.db.outbox.update(row.n, { state: 'mended', since });
  await vault.db.outbox.add({
    ...{ mid, scope, record, field, kind, since, ...stillJudged(row) },
    state: 'waiting',
    body,
  });
}
