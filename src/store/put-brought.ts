import * as z from 'zod/mini';
import { redactPayloadSchema } from '../protocol/mutation.ts';
import type { NewRow } from './brought-change.ts';
import { scopeOfLane } from './carried-lane.ts';
import { openAll, openOutboxRows, seal, type Vault } from './vault.ts';
import type { OutboxState } from './vault-db.ts';
import type { BaseLine, ScopeLine } from './work-file-format.ts';

/**
 * Adds the changes that are not here yet, by their `mid`, in one transaction (S30): bringing the same file back twice changes nothing
 * the second time. What the log of a scope shows is here too.
 *
 * @returns how many were added
 */
export async function putChanges(vault: Vault, rows: readonly NewRow[]): Promise<number> {
  const { db } = vault;
  vault.changing?.();
  return db.transaction('rw', db.outbox, db.log, async () => {
    const here = await midsHere(vault, rows);
    const fresh = [...new Map(rows.map((row) => [row.mid, row])).values()].filter((row) => !here.has(row.mid));
    await db.outbox.bulkAdd(fresh);
    return fresh.length;
  });
}

type Brought = { mid: string; scope: string; record: string; field: string };

/**
 * Which of these are on this device: in its outbox, or in the log of a scope. What was taken out for good here is as good as here
 * (S23): it never comes back by a file.
 */
export async function midsHere(vault: Vault, brought: readonly Brought[]): Promise<ReadonlySet<string>> {
  const { db } = vault;
  const rows = brought.map((row) => ({ ...row, scope: scopeOfLane(row.scope) }));
  const mids = rows.map((row) => row.mid);
  const names = rows.map((row) => [row.scope, row.mid]);
  const here = await db.transaction('r', db.outbox, db.log, async () => {
    const inOutbox = await db.outbox.where('mid').anyOf(mids).toArray();
    const inLog = await db.log.where('[scope+mid]').anyOf(names).toArray();
    return [...inOutbox, ...inLog].map((row) => row.mid);
  });
  return new Set([...here, ...(await redactedIn(vault, rows))]);
}

/** What was taken out of these fields for good, as far as their log and the outbox say so. */
async function redactedIn(vault: Vault, rows: readonly Brought[]): Promise<string[]> {
  const { db } = vault;
  const places = rows.map(({ scope, record, field }): [string, string, string] => [scope, record, field]);
  const [inLog, leaving] = await db.transaction('r', db.outbox, db.log, async () => {
    const own = db.outbox.where('[scope+record+field]').anyOf(places);
    return [
      await db.log.where('[scope+record+field]').anyOf(places).toArray(),
      await own.and((row) => LEAVING.includes(row.state)).toArray(),
    ] as const;
  });
  const logged = await openAll(vault, inLog);
  const own = await openOutboxRows(vault, leaving);
  const all = [...logged, ...own.map(({ mutation }) => mutation)];
  return all.flatMap((row) => redactionSchema.safeParse(row).data?.payload.mids ?? []);
}

const LEAVING: readonly OutboxState[] = ['waiting', 'sending', 'sent', 'confirmed'];

const redactionSchema = z.object({
  op: z.literal('redact'),
  status: z.optional(z.literal('applied')),
  payload: redactPayloadSchema,
});

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
