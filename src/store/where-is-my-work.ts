import { openOutboxRows, type Vault } from './vault.ts';
import type { OutboxRow } from './vault-db.ts';

/** One change that the server has not confirmed, in the words of the screens. */
export type UnsentChange = { mid: string; scope: string; record: string; kind: string; field: string; madeAt: string };

/** Where all work on this device is: the truth behind every "Sent" on a screen. */
export type WhereIsMyWork = {
  saved: UnsentChange[];
  sending: UnsentChange[];
  needsYou: UnsentChange[];
  sent: number;
  lastSentAt: string | undefined;
};

export async function whereIsMyWork(vault: Vault): Promise<WhereIsMyWork> {
  const { db } = vault;
  const [rows, sentRows] = await db.transaction('r', db.outbox, async () => [
    await db.outbox.where('state').anyOf('waiting', 'sending', 'held', 'parked', 'refused').sortBy('n'),
    await db.outbox.where('state').anyOf('sent', 'confirmed').toArray(),
  ]);
  const bodies = await openOutboxRows(vault, rows);
  const changes = (...states: OutboxRow['state'][]): UnsentChange[] =>
    rows.flatMap(({ mid, scope, record, kind, field, state }, at) => {
      const madeAt = bodies[at]?.mutation.madeAt ?? '';
      return states.includes(state) ? [{ mid, scope, record, kind, field, madeAt }] : [];
    });
  return {
    saved: changes('waiting'),
    sending: changes('sending'),
    needsYou: changes('held', 'parked', 'refused'),
    sent: sentRows.length,
    lastSentAt: sentRows
      .map((row) => row.since)
      .sort()
      .at(-1),
  };
}
