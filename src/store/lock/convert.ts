import Dexie, { type Table } from 'dexie';
import type { VaultDb } from '../vault-db.ts';
import { isSealed } from './vault-sealer.ts';

const AT_ONCE = 50;

/** Of the settings, those that go through `seal`: forms that are half filled in, and links that somebody said yes to (S1). */
const SEALED_SETTINGS = ['draft:', 'acceptance:'];

export type Conversion = {
  /** What becomes of a body, or undefined where it is so already. */
  convert(body: unknown): Promise<unknown> | undefined;
  /** How many rows have been looked at, of how many. */
  onProgress?: ((done: number, of: number) => void) | undefined;
  atOnce?: number;
};

type Part = { table: Table; keys: unknown[]; place: 'body' | 'value' };

/**
 * Passes every body of a vault through `convert`, a few rows in each transaction. Cut off anywhere, each row is as it was or as it will
 * be, and says which; the next call goes on with what is left. Nobody else may have the vault open.
 *
 * @throws what IndexedDB throws: then some rows are converted
 */
export async function convertVault(db: VaultDb, { convert, onProgress, atOnce = AT_ONCE }: Conversion): Promise<void> {
  const parts: Part[] = [];
  for (const table of [db.outbox, db.base, db.log, db.quarantine] as Table[]) {
    parts.push({ table, keys: await table.toCollection().primaryKeys(), place: 'body' });
  }
  const sealed = await db.settings.where('name').startsWithAnyOf(SEALED_SETTINGS).primaryKeys();
  parts.push({ table: db.settings as Table, keys: sealed, place: 'value' });
  const of = parts.reduce((sum, { keys }) => sum + keys.length, 0);
  let done = 0;
  for (const { keys, ...part } of parts) {
    for (let at = 0; at < keys.length; at += atOnce) {
      const some = keys.slice(at, at + atOnce);
      await convertRows(db, { ...part, keys: some }, convert);
      done += some.length;
      onProgress?.(done, of);
    }
  }
}

async function convertRows(db: VaultDb, { table, keys, place }: Part, convert: Conversion['convert']): Promise<void> {
  await db.transaction('rw', table, async () => {
    const rows: Record<string, unknown>[] = (await table.bulkGet(keys)).filter((row) => row !== undefined);
    const left = rows.flatMap((row) => {
      const body = convert(row[place]);
      return body === undefined ? [] : [{ row, body }];
    });
    if (left.length === 0) return;
    const bodies = await Dexie.waitFor(Promise.all(left.map(({ body }) => body)));
    await table.bulkPut(left.map(({ row }, at) => ({ ...row, [place]: bodies[at] })));
  });
}

/** Of a body: sealed, unless it is. */
export const sealing =
  (seal: (body: unknown) => Promise<unknown>): Conversion['convert'] =>
  (body) =>
    isSealed(body) ? undefined : seal(body);

/** Of a body: in the clear, unless it is. */
export const opening =
  (open: (body: unknown) => unknown): Conversion['convert'] =>
  (body) =>
    isSealed(body) ? Promise.resolve(open(body)) : undefined;
