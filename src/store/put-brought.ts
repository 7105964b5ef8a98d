import type { NewRow } from './brought-change.ts';
import { scopeOfLane } from './carried-lane.ts';
import { seal, type Vault } from './vault.ts';
import type { BaseLine, ScopeLine } from './work-file-format.ts';

/**
 * Adds the changes that are not here yet, by their `mid`, in one transaction (S30): bringing the same file back twice changes nothing
 * the second time. What the log of a scope shows is here too.
 *
 * @returns how many were added
 */
export async function putChanges(vault: Vault, rows: readonly NewRow[]): Promise<number> {
  const { db } = vault;
  return db.transaction('rw', db.outbox, db.log, async () => {
    const here = await midsHere(vault, rows);
    const fresh = [...new Map(rows.map((row) => [row.mid, row])).values()].filter((row) => !here.has(row.mid));
    await db.outbox.bulkAdd(fresh);
    return fresh.length;
  });
}

/** Which of these are on this device: in its outbox, or in the log of a scope. */
export async function midsHere(
  vault: Vault,
  rows: readonly { mid: string; scope: string }[],
): Promise<ReadonlySet<string>> {
  const { outbox, log } = vault.db;
  const inOutbox = await outbox
    .where('mid')
    .anyOf(rows.map((row) => row.mid))
    .toArray();
  const inLog = await log
    .where('[scope+mid]')
    .anyOf(rows.map((row) => [scopeOfLane(row.scope), row.mid]))
    .toArray();
  return new Set([...inOutbox, ...inLog].map((row) => row.mid));
}

/** Follows the scopes that this device does not follow yet. They are fetched from their beginning at the first contact. */
export async function putScopes(vault: Vault, lines: readonly ScopeLine[]): Promise<void> {
  const { db } = vault;
  await db.transaction('rw', db.scopes, async () => {
    for (const { scope, role, known } of lines) {
      if ((await db.scopes.get(scope)) !== undefined) continue;
      await db.scopes.add({ scope, role, known, cursor: null, ...(known && { anew: true }) });
    }
  });
}

/** What stood in the fields of a scope that nothing was fetched of yet, to be read without a network. What is here stays. */
export async function putBase(vault: Vault, lines: readonly BaseLine[]): Promise<void> {
  const { db } = vault;
  const rows = await Promise.all(
    lines.map(async ({ scope, record, field, kind, state }) => ({
      ...{ scope, record, field, kind },
      body: await seal(vault, state),
    })),
  );
  await db.transaction('rw', db.base, db.scopes, async () => {
    const scopes = await db.scopes.bulkGet([...new Set(lines.map((line) => line.scope))]);
    const unread = new Set(scopes.filter((row) => row?.cursor === null).map((row) => row?.scope));
    const wanted = rows.filter((row) => unread.has(row.scope));
    const there = await db.base.bulkGet(
      wanted.map((row): [string, string, string] => [row.scope, row.record, row.field]),
    );
    await db.base.bulkAdd(wanted.filter((_, at) => there[at] === undefined));
  });
}
