import type { Mutation } from '../protocol/mutation.ts';
import { rowsOf } from './field-rows.ts';
import { stateBefore } from './taken-along.ts';
import { openOutboxRows, type Vault } from './vault.ts';
import type { OutboxRow } from './vault-db.ts';

/**
 * Whether a later edit of the same field has taken the place of what came back: then it asks for nobody. Only one that replaces it,
 * or replaces what replaced it, has: another may have been made by somebody who never saw it.
 */
export async function isOvertaken(vault: Vault, row: OutboxRow, mutation: Mutation): Promise<boolean> {
  if (mutation.op !== 'set') return false;
  const { scope, record, field, n } = row;
  const { outbox } = vault.db;
  const all = await outbox.where('[scope+record+field]').equals([scope, record, field]).primaryKeys();
  const later = await rowsOf(
    vault,
    all.filter((other) => other > n),
  );
  const replacing = new Set([mutation.mid]);
  for (const [at, { mutation: next }] of (await openOutboxRows(vault, later)).entries()) {
    // What is taken out for good is no text in its place.
    if (next.op === 'redact' || !next.base.some((version) => replacing.has(version))) continue;
    if (!['parked', 'refused', 'mended'].includes(stateBefore(later[at] ?? { state: 'mended' }))) return true;
    replacing.add(next.mid);
  }
  return false;
}
