import { isoNow, openOutboxRows, type Vault } from './vault.ts';
import type { OutboxRow, OutboxState } from './vault-db.ts';

/**
 * What the server named, and does not have in its log: it was restored from a backup since. It is sent again, byte for byte (S7);
 * where the server has it after all, that changes nothing. What a later edit of one's own that is there has replaced is sent as
 * past, for the history: coming behind that edit, it would else stand beside it. So is what an edit replaced that was taken out for
 * good since (S23).
 */
export async function sendAgain(
  vault: Vault,
  scope: string,
  states: readonly ('sent' | 'confirmed')[],
  isThere: (row: OutboxRow) => boolean,
): Promise<void> {
  const { outbox } = vault.db;
  const inStates = (wanted: readonly OutboxState[]) =>
    outbox.where('[scope+state]').anyOf(wanted.map((state) => [scope, state]));
  const past = await inStates(['sending'])
    .and((row) => row.past === true)
    .toArray();
  const missing = [...(await inStates(states).toArray()).filter((row) => !isThere(row)), ...past];
  if (missing.length === 0) return;
  const replaced = await replacedIn(vault, await inStates(['sent', 'confirmed', 'mended']).sortBy('n'), isThere);
  const since = isoNow(vault);
  await outbox.bulkPut(
    missing.map(({ past: _, ...row }) => ({
      ...row,
      ...{ state: 'sending', since },
      ...(replaced.has(row.mid) && { past: true }),
    })),
  );
}

/** What edits that are there have replaced, and what that had replaced before. @param kept in the order of saves */
async function replacedIn(
  vault: Vault,
  kept: readonly OutboxRow[],
  isThere: (row: OutboxRow) => boolean,
): Promise<ReadonlySet<string>> {
  const bodies = await openOutboxRows(vault, kept);
  const replaced = new Set<string>();
  for (const [at, row] of [...kept.entries()].reverse()) {
    const body = bodies[at];
    const counts = row.state === 'mended' ? body?.redacted === true : isThere(row) || replaced.has(row.mid);
    if (counts) for (const version of body?.mutation.base ?? []) replaced.add(version.replace('+', ''));
  }
  return replaced;
}
