import { isoNow, openOutboxRows, type Vault } from './vault.ts';
import type { OutboxRow, OutboxState } from './vault-db.ts';

/**
 * What the server named, and does not have in its log: it was restored from a backup since. It is sent again, byte for byte (S7);
 * where the server has it after all, that changes nothing. What a later edit of one's own that is there has replaced stays
 * replaced: coming after it, it would stand beside it. So does what an edit replaced that was taken out for good since (S23).
 */
export async function sendAgain(
  vault: Vault,
  scope: string,
  states: readonly ('sent' | 'confirmed')[],
  isThere: (row: OutboxRow) => boolean,
): Promise<void> {
  const { outbox } = vault.db;
  const inStates = (wanted: readonly OutboxState[]) =>
    outbox
      .where('[scope+state]')
      .anyOf(wanted.map((state) => [scope, state]))
      .toArray();
  const missing = (await inStates(states)).filter((row) => !isThere(row));
  if (missing.length === 0) return;
  const replaced = new Set<string>();
  const kept = await inStates(['sent', 'confirmed', 'mended']);
  const bodies = await openOutboxRows(vault, kept);
  for (const [at, row] of kept.entries()) {
    const body = bodies[at];
    const counts = row.state === 'mended' ? body?.redacted === true : isThere(row);
    if (counts) for (const mid of body?.mutation.base ?? []) replaced.add(mid);
  }
  for (const row of missing) {
    const state = replaced.has(row.mid) ? 'confirmed' : 'sending';
    await outbox.update(row.n, { state, since: isoNow(vault) });
  }
}
