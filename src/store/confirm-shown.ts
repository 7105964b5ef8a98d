import { logRowSchema } from '../protocol/pull.ts';
import { readQuarantine } from './quarantine.ts';
import { redactHere } from './redact-here.ts';
import { namesInLog } from './says-the-same.ts';
import { isoNow, openAll, type Vault } from './vault.ts';
import type { OutboxRow } from './vault-db.ts';

/**
 * What the server named and this device has in its log from long ago is confirmed: no later pull shows it again (S7). So it is with
 * work that came in a file and was also sent. What was taken out for good meanwhile goes here as well (S23). An own edit whose row this
 * app cannot read is over, too, where the log says already what came behind it: else the older would be shown on top (S12).
 */
export async function confirmShown(vault: Vault, scope: string): Promise<void> {
  const { outbox, log } = vault.db;
  const sent = await outbox.where('[scope+state]').equals([scope, 'sent']).toArray();
  if (sent.length === 0) return;
  const names = sent.map((row) => [scope, row.mid]);
  const entries = await log.where('[scope+mid]').anyOf(names).toArray();
  const [same, over] = [await namesInLog(vault, scope, sent), await unreadAndOver(vault, scope, sent)];
  const shown = sent.filter((row) => same.has(row.mid) || over.has(row.mid)).map((row) => row.n);
  await outbox
    .where('n')
    .anyOf(shown)
    .modify({ state: 'confirmed', since: isoNow(vault) });
  const rows = (await openAll(vault, entries)).map((body) => logRowSchema.parse(body));
  const redacted = rows.filter((row) => row.redacted !== undefined);
  await redactHere(vault, scope, redacted);
}

/** Those that wait for a newer app, and have a later row of their field behind them that changed it. */
async function unreadAndOver(vault: Vault, scope: string, sent: readonly OutboxRow[]): Promise<ReadonlySet<string>> {
  const places = new Map((await readQuarantine(vault, scope)).map(({ kept }) => [kept.mid, kept.seq]));
  const own = sent.filter(({ mid }) => places.has(mid));
  if (own.length === 0) return new Set();
  const fields = own.map(({ record, field }) => [scope, record, field]);
  const entries = await vault.db.log.where('[scope+record+field]').anyOf(fields).toArray();
  const rows = (await openAll(vault, entries)).map((body) => logRowSchema.parse(body));
  const isOver = ({ mid, record, field }: OutboxRow) =>
    rows.some((row) => {
      const ofField = row.record === record && row.field === field && row.status !== 'parked';
      return ofField && row.seq > (places.get(mid) ?? row.seq);
    });
  return new Set(own.filter(isOver).map(({ mid }) => mid));
}
