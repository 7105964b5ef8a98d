import type { TextStorage } from './journal.ts';
import { dropTexts, ownTexts } from './lock/own-texts.ts';
import { dropPerson, type PersonHere } from './people-here.ts';
import { VaultDb } from './vault-db.ts';

/**
 * Throws away somebody's vault, and what stands beside it, for good. The vault goes first: cut off in between, they are still among the
 * people here, and it is asked for again.
 *
 * @throws what IndexedDB throws, or where another page keeps the vault open
 */
export async function removePerson(storage: TextStorage, { id, database }: PersonHere): Promise<void> {
  const db = new VaultDb(database);
  await db.delete();
  dropTexts(ownTexts(storage, database));
  dropPerson(storage, id);
}
