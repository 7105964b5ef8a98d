import { content } from '../../features/shared-computer/content.ts';
import { random } from '../../platform/world.ts';
import { readLock } from '../../store/lock/unlock.ts';
import { addPeople, type NewPerson, PEOPLE_KEY } from '../../store/people-here.ts';
import { FIRST_VAULT, VaultDb } from '../../store/vault-db.ts';

/**
 * Makes the list of people anew from their vaults, where the browser lost it and kept those, and begins the page again. A browser that
 * does not tell its databases gives back the first only; the others come when it does.
 */
export async function findPeople(): Promise<void> {
  if (localStorage.getItem(PEOPLE_KEY) !== null) return window.location.reload();
  const names = (await indexedDB.databases?.().catch(() => []))?.flatMap(({ name }) => name ?? []) ?? [FIRST_VAULT];
  const databases = names.filter((name) => name === FIRST_VAULT || name.startsWith(`${FIRST_VAULT}-`)).sort();
  const people: NewPerson[] = [];
  for (const [at, database] of databases.entries()) {
    const db = new VaultDb(database);
    const lock = await readLock(db);
    db.close();
    const name = lock?.name ?? content.found(at + 1);
    people.push({ name, database, ...(lock !== undefined && { lock }) });
  }
  addPeople(localStorage, people, random);
  window.location.reload();
}
