import { logRowSchema } from '../protocol/pull.ts';
import { redactHere } from './redact-here.ts';
import { isoNow, openAll, type Vault } from './vault.ts';

/**
 * What the server named and this device has in its log from long ago is confirmed: no later pull shows it again (S7). So it is with
 * work that came in a file and was also sent. What was taken out for good meanwhile goes here as well (S23).
 */
export async function confirmShown(vault: Vault, scope: string): Promise<void> {
  const { outbox, log } = vault.db;
  const sent = await outbox.where('[scope+state]').equals([scope, 'sent']).toArray();
  if (sent.length === 0) return;
  const names = sent.map((row) => [scope, row.mid]);
  const entries = await log.where('[scope+mid]').anyOf(names).toArray();
  const mids = entries.map((entry) => entry.mid);
  const shown = sent.filter((row) => mids.includes(row.mid)).map((row) => row.n);
  await outbox
    .where('n')
    .anyOf(shown)
    .modify({ state: 'confirmed', since: isoNow(vault) });
  const rows = (await openAll(vault, entries)).map((body) => logRowSchema.parse(body));
  const redacted = rows.filter((row) => row.redacted !== undefined);
  await redactHere(vault, scope, redacted);
}
