import { type RedactionReason, WHOLE_RECORD } from '../protocol/mutation.ts';
import type { Change } from './change.ts';
import { saveWithin } from './save.ts';
import type { Vault } from './vault.ts';
import type { OutboxRow } from './vault-db.ts';

/** What to take out for good: values of one field, by the ids of the changes that wrote them. */
export type TakeOut = {
  scope: string;
  record: string;
  kind: string;
  field: string;
  mids: readonly string[];
  reason: RedactionReason;
};

/** How many were dropped, for they had never left; and how many the server is asked to take out. */
export type TakenOut = { dropped: number; asked: number };

/** The most that one redaction names. */
const MOST = 100;

/**
 * Takes values out of a field's history for good (S23). What has never left this device is dropped at once, with all traces of it; for
 * the rest a redaction is saved, which is sent after whatever is on its way already.
 *
 * @throws what IndexedDB throws: then nothing was taken out
 */
export async function takeOut(vault: Vault, { scope, record, kind, field, mids, reason }: TakeOut): Promise<TakenOut> {
  if (field === WHOLE_RECORD) throw new TypeError('A removal has no value that could be taken out');
  const { db } = vault;
  const wanted = new Set(mids);
  const by = await vault.device();
  return db.transaction('rw', db.outbox, db.base, async () => {
    const rows = await db.outbox.where('[scope+record+field]').equals([scope, record, field]).toArray();
    const dropped = rows.filter((row) => wanted.has(row.mid) && neverLeft(row));
    const traces = rows.filter(({ state }) => state === 'mended');
    const leaving = [...dropped, ...traces];
    vault.changing?.(leaving.map(({ mid }) => mid));
    await db.outbox.bulkDelete(leaving.map(({ n }) => n));
    const asked = mids.filter((mid) => !dropped.some((row) => row.mid === mid));
    const changes: Change[] = [];
    for (let at = 0; at < asked.length; at += MOST) {
      const payload = { mids: asked.slice(at, at + MOST), reason };
      changes.push({ scope, record, kind, field, op: 'redact', payload });
    }
    await saveWithin(vault, by, changes);
    return { dropped: dropped.length, asked: asked.length };
  });
}

/** What the server refused, it has not stored. */
const neverLeft = ({ state }: OutboxRow) => state === 'waiting' || state === 'held' || state === 'refused';
