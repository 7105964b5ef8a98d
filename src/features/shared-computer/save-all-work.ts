import { deviceKeys } from '../../platform/keys.ts';
import { saveFile } from '../../platform/save-file.ts';
import type { Autosave } from '../../store/autosave.ts';
import type { Vault } from '../../store/vault.ts';
import { workFile } from '../../store/work-file.ts';

/** Puts all of somebody's work into a file in the downloads (S30), in the clear: it is for them to take away. */
export async function saveAllWork(vault: Vault, autosave: Autosave): Promise<void> {
  await autosave.flush();
  const { lines } = await workFile(vault, vault.keys ?? (async () => (await deviceKeys(vault.db)).keys));
  const parts: string[] = [];
  for await (const line of lines) parts.push(line);
  const day = new Date(vault.clock.now()).toISOString().slice(0, 10);
  saveFile(`dandelion-work-${day}.json`, 'application/json', parts);
}
