import { newId } from '../domain/id.ts';
import type { Marker } from './marker.ts';
import type { Vault } from './vault.ts';

const SETTING = 'vault';

/** The id of this vault, made with the first mark of it. It lives and dies with the vault. */
export async function vaultId({ db, random }: Vault): Promise<string> {
  return db.transaction('rw', db.settings, async () => {
    const stored = await db.settings.get(SETTING);
    if (typeof stored?.value === 'string') return stored.value;
    const id = newId(random);
    await db.settings.put({ name: SETTING, value: id });
    return id;
  });
}

/**
 * Looks whether the vault that is marked is the one that is here, and all of it. Call it before anything is written.
 *
 * @throws what IndexedDB throws: then nothing is known, and nothing is called lost
 */
export async function findLoss(vault: Vault, marker: Marker): Promise<void> {
  const { mark } = marker.state.getState();
  if (mark === undefined) return;
  const { db } = vault;
  const id = (await db.settings.get(SETTING))?.value;
  if (id !== mark.vault) return marker.lose('thrown-away');
  if (mark.newest === undefined) return;
  // A change goes from the vault only when the server has shown it, and then another is marked.
  if ((await db.outbox.where('mid').equals(mark.newest).count()) === 0) marker.lose('went-back');
}
