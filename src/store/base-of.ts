import { sameValue } from '../protocol/canonical.ts';
import { EMPTY_FIELD, type FieldState } from '../protocol/field-state.ts';
import type { Change } from './change.ts';
import { openBase, openOutbox, openOutboxRows, type Vault } from './vault.ts';
import type { BaseRow, OutboxRow } from './vault-db.ts';

const MOST = 50;

/**
 * The versions that a change replaces (S19): what its author saw. After an own edit that is still on its way, that edit, and what
 * it replaced in its turn: where the server takes the one back, the next still stands in the right place.
 *
 * @param rows the outbox of the same field, in the order of saves
 * @param baseRow what the server said last of the field
 */
export async function baseOf(
  vault: Vault,
  change: Change,
  rows: readonly OutboxRow[],
  baseRow: BaseRow | undefined,
): Promise<string[]> {
  if (change.op === 'add') return [];
  const onTheWay = rows.filter((row) => row.state === 'waiting' || row.state === 'sending' || row.state === 'sent');
  const standing = baseRow === undefined ? EMPTY_FIELD : await openBase(vault, baseRow);
  if (change.op === 'remove') return versionsOfItem(vault, change, standing, onTheWay);
  const last = onTheWay.at(-1);
  if (change.settles === true) {
    const sides = change.seen ?? standing.heads.flatMap((head) => head.versions);
    return capped(last === undefined ? sides : [last.mid, ...sides]);
  }
  if (last === undefined) return capped(change.seen ?? standing.heads[0]?.versions ?? []);
  const { mutation } = await openOutbox(vault, last);
  return capped([last.mid, ...mutation.base]);
}

async function versionsOfItem(
  vault: Vault,
  change: Change,
  standing: FieldState,
  onTheWay: readonly OutboxRow[],
): Promise<string[]> {
  const versions = standing.heads.find((head) => sameValue(head.value, change.payload))?.versions ?? [];
  const own = (await openOutboxRows(vault, onTheWay))
    .filter(({ mutation }) => mutation.op === 'add' && sameValue(mutation.payload, change.payload))
    .map(({ mutation }) => mutation.mid);
  return capped([...own, ...versions]);
}

const capped = (versions: readonly string[]): string[] => [...new Set(versions)].slice(0, MOST);
