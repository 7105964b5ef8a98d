import { openBaseRows, type Vault } from './vault.ts';

const MOST = 500;

/** What others wrote and stands in a scope, by `mid`: what this device has not in its own outbox. */
export async function othersIn(vault: Vault, scope: string): Promise<string[]> {
  const { db } = vault;
  const states = await openBaseRows(vault, await db.base.where('scope').equals(scope).toArray());
  const versions = states.flatMap(({ heads }) => heads.flatMap((head) => head.versions));
  const mids = [...new Set(versions.map((version) => version.replace('+', '')))];
  const own = new Set((await db.outbox.where('mid').anyOf(mids).toArray()).map((row) => row.mid));
  return mids.filter((mid) => !own.has(mid));
}

/** A server that was set back has lost what others wrote: it comes back when they send it again, and until then it is said so (S16). */
export async function nowMissing(
  { db }: Vault,
  scope: string,
  lost: readonly string[],
  there: ReadonlySet<string>,
): Promise<void> {
  const row = await db.scopes.get(scope);
  if (row === undefined) return;
  const { missing: before = [], ...rest } = row;
  const missing = [...new Set([...before, ...lost])].filter((mid) => !there.has(mid)).slice(0, MOST);
  await db.scopes.put({ ...rest, ...(missing.length > 0 && { missing }) });
}

/** What has come is not missing any more. */
export async function noLongerMissing(vault: Vault, scope: string, rows: readonly { mid: string }[]): Promise<void> {
  const row = await vault.db.scopes.get(scope);
  if (row?.missing !== undefined) await nowMissing(vault, scope, [], new Set(rows.map(({ mid }) => mid)));
}
