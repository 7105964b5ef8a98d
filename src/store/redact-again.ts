import { redactPayloadSchema } from '../protocol/mutation.ts';
import { renew } from './renew.ts';
import { openOutboxRows, type Vault } from './vault.ts';

/**
 * A redaction that came to a server before the value it names was parked there, for a server that was restored from a backup knew of
 * no such value (S23). When the value goes there again, the redaction follows it, under a new name. To be called in a transaction
 * that writes the outbox, after what is lost was put back.
 */
export async function redactAgain(vault: Vault, scope: string): Promise<void> {
  const { outbox } = vault.db;
  const parked = await outbox.where('[scope+state]').equals([scope, 'parked']).sortBy('n');
  if (parked.length === 0) return;
  const onTheirWay = await outbox.where('[scope+state]').equals([scope, 'sending']).toArray();
  const coming = new Set(onTheirWay.map(({ mid }) => mid));
  const bodies = await openOutboxRows(vault, parked);
  for (const [at, row] of parked.entries()) {
    const body = bodies[at];
    if (body?.mutation.op !== 'redact' || body.problem !== 'bad-value' || body.carried !== undefined) continue;
    const named = redactPayloadSchema.safeParse(body.mutation.payload);
    if (named.data?.mids.some((mid) => coming.has(mid))) await renew(vault, row, body);
  }
}
