import * as z from 'zod/mini';
import { within } from './sealer.ts';
import { seal, type Vault } from './vault.ts';

const settingOf = (name: string) => `draft:${name}`;

/**
 * What stands in a form that has no record yet, so that a crash or a call of nature takes nothing. It is no mutation: it is
 * never sent, and no screen calls it saved.
 */
export async function readDraft<T>(vault: Vault, name: string, shape: z.ZodMiniType<T>): Promise<T | undefined> {
  const row = await vault.db.settings.get(settingOf(name));
  if (row === undefined) return undefined;
  const read = z.safeParse(shape, await within(vault.sealer.open(row.value)));
  return read.success ? read.data : undefined;
}

export async function writeDraft(vault: Vault, name: string, draft: object): Promise<void> {
  await vault.db.settings.put({ name: settingOf(name), value: await seal(vault, draft) });
}

export async function dropDraft(vault: Vault, name: string): Promise<void> {
  await vault.db.settings.delete(settingOf(name));
}
