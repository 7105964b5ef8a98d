import { newId } from '../domain/id.ts';
import { type RedactionReason, WHOLE_RECORD } from '../protocol/mutation.ts';
import { type NamedChange, saveWithin, tablesOfSave } from './save.ts';
import { BLOCKED } from './stuck.ts';
import { stateBefore } from './taken-along.ts';
import { openOutboxRows, type Vault } from './vault.ts';
import type { OutboxRow, OutboxState } from './vault-db.ts';

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
  const by = await vault.device();
  const rowsOfField = () => db.outbox.where('[scope+record+field]').equals([scope, record, field]).toArray();
  // Known before the transaction: where it is run again after its commit (S10), it must find what it did.
  const before = await neverStored(vault, await rowsOfField());
  const ids = Array.from({ length: Math.ceil(mids.length / MOST) }, () => newId(vault.random));
  return db.transaction('rw', tablesOfSave(vault), async () => {
    const rows = await rowsOfField();
    const here = new Set(rows.map(({ mid }) => mid));
    const now = await neverStored(vault, rows);
    const dropped = mids.filter((mid) => now.has(mid) || (before.has(mid) && !here.has(mid)));
    const asked = mids.filter((mid) => !dropped.includes(mid));
    const leaving = rows.filter((row) => dropped.includes(row.mid) || row.state === 'mended');
    vault.changing?.(leaving.map(({ mid }) => mid));
    await db.outbox.bulkDelete(leaving.map(({ n }) => n));
    const changes = ids.flatMap((mid, at): NamedChange[] => {
      const some = asked.slice(at * MOST, (at + 1) * MOST);
      return some.length === 0
        ? []
        : [{ mid, scope, record, kind, field, op: 'redact', payload: { mids: some, reason } }];
    });
    await saveWithin(vault, by, changes);
    return { dropped: dropped.length, asked: asked.length };
  });
}

const NEVER_LEFT: readonly OutboxState[] = ['waiting', 'held', 'refused'];

/**
 * The changes of a field that no server has: those that never left, or were refused, which stores nothing. Also those that were not let
 * through in several rounds (S8): nobody could take them out there.
 */
async function neverStored(vault: Vault, rows: readonly OutboxRow[]): Promise<Set<string>> {
  const parked = rows.filter((row) => stateBefore(row) === 'parked');
  const bodies = await openOutboxRows(vault, parked);
  const blocked = parked.filter((_, at) => bodies[at]?.problem === BLOCKED);
  return new Set([...rows.filter((row) => NEVER_LEFT.includes(stateBefore(row))), ...blocked].map(({ mid }) => mid));
}
