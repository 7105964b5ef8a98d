import Dexie from 'dexie';
import { openOutboxRows, type Vault } from './vault.ts';
import type { OutboxRow } from './vault-db.ts';

type Place = { scope: string; record: string; field: string };

/** What a save must know of the outbox of a field. Of what the server has shown, however much that is, only the keys were read. */
export type FieldRows = {
  /** All that is not confirmed, in the order of saves. */
  rows: OutboxRow[];
  /** The `n` of the last that is confirmed; 0 where none is. */
  lastConfirmed: number;
};

/**
 * To be called in a transaction over the outbox. Without redactions: they stand beside the edits of their field, and none goes into one,
 * replaces it or builds on it (S23).
 */
export async function readFieldRows(vault: Vault, { scope, record, field }: Place): Promise<FieldRows> {
  const { outbox } = vault.db;
  const [keys, unconfirmed] = await Promise.all([
    outbox.where('[scope+record+field]').equals([scope, record, field]).primaryKeys(),
    // All states but this one come after it.
    outbox.where('[scope+state]').between([scope, 'confirmed'], [scope, Dexie.maxKey], false).primaryKeys(),
  ]);
  const open = new Set(unconfirmed);
  const rows = await rowsOf(
    vault,
    keys.filter((n) => open.has(n)),
  );
  return {
    rows: await withoutRedactions(vault, rows),
    lastConfirmed: keys.findLast((n) => !open.has(n)) ?? 0,
  };
}

/** These rows, in this order. */
export async function rowsOf({ db }: Vault, keys: readonly number[]): Promise<OutboxRow[]> {
  const rows = keys.length === 0 ? [] : await db.outbox.bulkGet([...keys]);
  return rows.filter((row) => row !== undefined);
}

async function withoutRedactions(vault: Vault, rows: OutboxRow[]): Promise<OutboxRow[]> {
  const onTheirWay = rows.filter(({ state }) => state !== 'mended');
  const bodies = await openOutboxRows(vault, onTheirWay);
  const redactions = new Set(onTheirWay.filter((_, at) => bodies[at]?.mutation.op === 'redact'));
  return rows.filter((row) => !redactions.has(row));
}
