import { newId } from '../domain/id.ts';
import { takeAlong } from './taken-along.ts';
import { isoNow, openOutboxRows, seal, type Vault } from './vault.ts';

const UNKNOWN: readonly (string | undefined)[] = ['unknown-kind', 'unknown-field'];

/**
 * What a server parked because it did not know the kind or the field is sent again to one that knows more (S12): under a new name,
 * for the old one stands in the log for good. The old row makes way in the transaction in which the new one comes, so it happens once.
 * What was made on another device is left to it.
 *
 * @param schema the version of the records' shapes that the server knows
 */
export async function sendParkedAgain(vault: Vault, schema: number): Promise<void> {
  const { outbox } = vault.db;
  if ((await outbox.where('state').equals('parked').count()) === 0) return;
  const device = await vault.device();
  await vault.db.transaction('rw', outbox, async () => {
    const rows = await outbox.where('state').equals('parked').sortBy('n');
    const bodies = await openOutboxRows(vault, rows);
    const since = isoNow(vault);
    for (const [at, row] of rows.entries()) {
      const body = bodies[at];
      if (body === undefined || !UNKNOWN.includes(body.problem) || body.mutation.by !== device) continue;
      if (schema <= (body.parkedBy ?? 0)) continue;
      const { n, ...place } = row;
      const mid = newId(vault.random);
      const sealed = await seal(vault, { mutation: { ...body.mutation, mid } });
      await outbox.update(n, { state: 'mended', since });
      await outbox.add({ ...place, mid, state: 'waiting', since, body: sealed });
      if (body.mutation.op === 'delete') await takeAlong(vault, row);
    }
  });
}
