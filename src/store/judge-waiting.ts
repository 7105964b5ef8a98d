import type { Vault } from './vault.ts';
import type { OutboxRow } from './vault-db.ts';

/**
 * Judges what waits and was saved before the whole stop was here, or by an older app (S31): what may tell who a patient is is held now,
 * the rest may leave. So is what is held for the answer of a desk.
 *
 * @returns false where the stop cannot come now: then nothing of it leaves
 */
export async function judgeWaiting(vault: Vault): Promise<boolean> {
  if ((await unjudged(vault)).length === 0) return true;
  const stop = await vault.finder.load();
  if (stop === undefined) return false;
  const { db } = vault;
  await db.transaction('rw', db.outbox, db.log, db.base, async () => stop.judgeRows(vault, await unjudged(vault)));
  return true;
}

const unjudged = (vault: Vault): Promise<OutboxRow[]> =>
  vault.db.outbox
    .where('state')
    .anyOf('waiting', 'held')
    .and((row) => (row.state === 'waiting' ? row.judged !== true : row.asks === true))
    .sortBy('n');
