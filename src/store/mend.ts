import Dexie from 'dexie';
import { sameValue } from '../protocol/canonical.ts';
import type { Change } from './change.ts';
import { isoNow, openOutboxRows, type Vault } from './vault.ts';
import type { OutboxRow } from './vault-db.ts';

const isStuck = (row: OutboxRow): boolean => row.state === 'held' || row.state === 'parked' || row.state === 'refused';

/**
 * What was held or came back is mended by the change that takes its place: it stays as a trace, and asks for nobody any more. An
 * edit takes the place of its field's, as far as its author saw it, an item of a set that of the same item, a deletion that of its
 * whole record. Settling a conflict says nothing of what was held beside it.
 *
 * @param rows the outbox of the same field
 * @param except the row that the change itself goes into
 */
export async function mend(
  vault: Vault,
  change: Change,
  rows: readonly OutboxRow[],
  except?: OutboxRow,
): Promise<void> {
  for (const row of await replacedBy(vault, change, rows)) {
    if (row.n !== except?.n) await vault.db.outbox.update(row.n, { state: 'mended', since: isoNow(vault) });
  }
}

async function replacedBy(vault: Vault, change: Change, rows: readonly OutboxRow[]): Promise<OutboxRow[]> {
  switch (change.op) {
    case 'set':
      if (change.settles === true) return [];
      return rows.filter((row) => isStuck(row) && (change.seen?.includes(row.mid) ?? true));
    case 'add':
    case 'remove': {
      const stuck = rows.filter(isStuck);
      const bodies = await openOutboxRows(vault, stuck);
      return stuck.filter((_, at) => sameValue(bodies[at]?.mutation.payload, change.payload));
    }
    case 'delete':
      return (await rowsOfRecord(vault, change)).filter(isStuck);
    case 'restore':
    case 'redact':
      return [];
  }
}

export const rowsOfRecord = (vault: Vault, { scope, record }: Pick<Change, 'scope' | 'record'>): Promise<OutboxRow[]> =>
  vault.db.outbox
    .where('[scope+record+field]')
    .between([scope, record, Dexie.minKey], [scope, record, Dexie.maxKey])
    .toArray();
