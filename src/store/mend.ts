import { sameValue } from '../protocol/canonical.ts';
import type { Change } from './change.ts';
import { takeAlong } from './taken-along.ts';
import { isoNow, openOutboxRows, type Vault } from './vault.ts';
import type { OutboxRow } from './vault-db.ts';

const isStuck = ({ state }: OutboxRow): boolean => ['held', 'parked', 'refused', 'removed'].includes(state);

/**
 * What was held or came back is mended by the change that takes its place: it stays as a trace, and asks for nobody any more. An
 * edit takes the place of its field's, as far as its author saw it, an item of a set that of the same item. A deletion takes along what
 * its record has. Settling a conflict says nothing of what was held beside it.
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
  if (change.op === 'delete') await takeAlong(vault, change);
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
    case 'restore':
    case 'redact':
      return [];
  }
}
