import { canonicalJson } from '../protocol/canonical.ts';
import type { Mutation } from '../protocol/mutation.ts';
import { isoNow, openOutboxRows, type Vault } from './vault.ts';
import type { OutboxState } from './vault-db.ts';

/** Everything on this device that the server has not named, to be carried by hand. */
export type UnsentFile = {
  format: 'dandelion-unsent';
  version: 1;
  device: string;
  savedAt: string;
  changes: { state: OutboxState; problem?: string; mutation: Mutation }[];
};

/** @returns the file's text, and how many changes are in it */
export async function unsentFile(vault: Vault): Promise<{ text: string; changes: number }> {
  const device = await vault.device();
  const rows = await vault.db.outbox
    .where('state')
    .anyOf('waiting', 'sending', 'held', 'parked', 'refused')
    .sortBy('n');
  const bodies = await openOutboxRows(vault, rows);
  const changes = bodies.map(({ mutation, problem }, at) => ({
    state: rows[at]?.state ?? 'waiting',
    mutation,
    ...(problem !== undefined && { problem }),
  }));
  const file: UnsentFile = { format: 'dandelion-unsent', version: 1, device, savedAt: isoNow(vault), changes };
  return { text: canonicalJson(file), changes: changes.length };
}
