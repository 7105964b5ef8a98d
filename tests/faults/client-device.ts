import { randomBytes } from 'node:crypto';
import Dexie from 'dexie';
import { IDBKeyRange, indexedDB } from 'fake-indexeddb';
import { deviceKeys } from '../../src/platform/keys.ts';
import { readBodies } from '../../src/store/archive.ts';
import { ArchiveDb } from '../../src/store/archive-db.ts';
import { finderHere } from '../../src/store/late-finder.ts';
import { openVault } from '../../src/store/vault.ts';
import { VaultDb } from '../../src/store/vault-db.ts';
import { wholeStop } from '../../src/store/whole-stop.ts';
import { updateArchive } from '../../src/sync/archive-download.ts';
import { createSyncEngine, type SyncEngine } from '../../src/sync/engine.ts';
import { createTransport, type Fetch } from '../../src/sync/transport.ts';
import { workRound } from '../../src/sync/work-round.ts';
import { openClientStore } from './client-store.ts';

Dexie.dependencies.indexedDB = indexedDB;
Dexie.dependencies.IDBKeyRange = IDBKeyRange;

export type ClientDevice = Awaited<ReturnType<typeof openClientDevice>>;

/**
 * A device in this process: the app's own vault, transport and engine over a real network. What S6 asks to be durable before a byte
 * leaves is in the file before it leaves.
 *
 * @param unsent hears how much is not sent, whenever that may have changed
 */
export async function openClientDevice(url: string, file: string, unsent: (count: number) => void) {
  const db = new VaultDb(`vault-${file}`);
  const archive = new ArchiveDb(`archive-${file}`);
  const store = await openClientStore(db, file);
  const world = { aheadMs: 0, up: true };
  const now = () => Date.now() + world.aheadMs;
  const keys = async () => (await deviceKeys(db)).keys;
  const device = async () => (await deviceKeys(db)).id;
  const vault = openVault({ db, clock: { now }, random: randomBytes, device, finder: finderHere(wholeStop) });

  const keep = async () => {
    await store.keep();
    unsent(await db.outbox.where('state').anyOf('waiting', 'sending').count());
  };
  const fetchNow: Fetch = async (path, init) => {
    if (!world.up) throw new TypeError('There is no network');
    await keep();
    return fetch(url + path, init);
  };
  const transport = createTransport({ fetch: fetchNow, now, random: randomBytes, keys });
  const engineOf = (): SyncEngine =>
    createSyncEngine({
      ...{ vault, archive, transport, fetch: fetchNow, now },
      mayTalk: async () => true,
      round: workRound,
      chance: Math.random,
      after,
      alone: async (work) => {
        await work();
        return true;
      },
    });
  const readArchive = async () => {
    const found = await updateArchive({ db: archive, fetch: fetchNow, now, after, onProgress: () => {} });
    return found.ok ? readBodies(archive) : undefined;
  };
  return { vault, transport, engine: engineOf(), engineOf, keep, keys, readArchive, world };
}

/** Runs later. @returns what calls it off */
export function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}
