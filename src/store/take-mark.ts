import { newId } from '../domain/id.ts';
import { findIdentifier } from '../domain/identifiers/stop.ts';
import type { Mark, Marker } from './marker.ts';
import { personOf } from './person.ts';
import { isoNow, type Vault } from './vault.ts';
import type { OutboxState } from './vault-db.ts';
import { readWorkingCopy } from './working-copy.ts';

const SETTING = 'vault';
const MOST_PROJECTS = 5;
const UNSENT: readonly OutboxState[] = ['waiting', 'sending', 'held', 'parked', 'refused'];
const UNTITLED = 'a project without a title';

/** The id of this vault, made with the first mark of it. It lives and dies with the vault. */
async function vaultId({ db, random }: Vault): Promise<string> {
  return db.transaction('rw', db.settings, async () => {
    const stored = await db.settings.get(SETTING);
    if (typeof stored?.value === 'string') return stored.value;
    const id = newId(random);
    await db.settings.put({ name: SETTING, value: id });
    return id;
  });
}

/** The places of the changes that the server has not named, for whoever has to know that they changed. */
export const unsentPlaces = (vault: Vault): Promise<number[]> =>
  vault.db.transaction('r', vault.db.outbox, () =>
    vault.db.outbox
      .where('state')
      .anyOf([...UNSENT])
      .primaryKeys(),
  );

/** What the marker says of this vault (S11). */
export async function takeMark(vault: Vault): Promise<Omit<Mark, 'rescue'>> {
  const { db } = vault;
  const rows = await db.transaction('r', db.outbox, () =>
    db.outbox
      .where('state')
      .anyOf([...UNSENT, 'sent'])
      .sortBy('n'),
  );
  const unsent = rows.filter((row) => row.state !== 'sent');
  const scopes = [...new Set(unsent.map((row) => row.scope).filter((scope) => scope.startsWith('project:')))];
  const projects: string[] = [];
  for (const scope of scopes.slice(0, MOST_PROJECTS)) projects.push(await titleOf(vault, scope));
  const newest = rows.at(-1)?.mid;
  return {
    vault: await vaultId(vault),
    person: await personOf(vault),
    device: await vault.device(),
    writtenAt: isoNow(vault),
    unsent: { count: unsent.length, projects },
    ...(newest !== undefined && { newest }),
  };
}

/** The marker stands in the clear, so what may identify a patient is not in it. */
async function titleOf(vault: Vault, scope: string): Promise<string> {
  const { records } = await readWorkingCopy(vault, scope);
  const title = records.find((record) => record.kind === 'project')?.values.title;
  return typeof title === 'string' && title !== '' && findIdentifier(title) === undefined ? title : UNTITLED;
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
