import { openOutbox, type Vault } from './vault.ts';
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
  return db.transaction('r', db.outbox, async () => {
    const rows = await db.outbox.where('state').anyOf('waiting', 'sending', 'held', 'parked', 'refused').sortBy('n');
    const changes = async (...states: OutboxRow['state'][]): Promise<UnsentChange[]> => {
      const list: UnsentChange[] = [];
      for (const row of rows) if (states.includes(row.state)) list.push(await changeOf(vault, row));
      return list;
    };
    const sentRows = await db.outbox.where('state').anyOf('sent', 'confirmed').toArray();
    return {
      saved: await changes('waiting'),
      sending: await changes('sending'),
      needsYou: await changes('held', 'parked', 'refused'),
      sent: sentRows.length,
      lastSentAt: sentRows
        .map((row) => row.since)
        .sort()
        .at(-1),
    };
  });
}

async function changeOf(vault: Vault, row: OutboxRow): Promise<UnsentChange> {
  const { mutation } = await openOutbox(vault, row);
  const { mid, scope, record, kind, field } = row;
  return { mid, scope, record, kind, field, madeAt: mutation.madeAt };
}
