import { liveQuery } from 'dexie';
import { deviceKeys, existingDevice } from '../platform/keys.ts';
import { learnServiceOrganisation } from '../platform/service-name.ts';
import { canWrite, clock, random } from '../platform/world.ts';
import { createSearchClient, type SearchClient } from '../search/search-client.ts';
import { ArchiveDb } from '../store/archive-db.ts';
import { createAutosave } from '../store/autosave.ts';
import { scopesToSend } from '../store/outbox.ts';
import type { Store } from '../store/store-context.tsx';
import { openVault } from '../store/vault.ts';
import { VaultDb } from '../store/vault-db.ts';
import { createSyncEngine, type SyncEngine } from '../sync/engine.ts';
import type { Sync } from '../sync/sync-context.tsx';
import { createTransport } from '../sync/transport.ts';

export type Services = { store: Store; sync: Sync; search: SearchClient };

/** Opens the databases and starts the engine and the search worker: the one place where the parts meet the real world. */
export function startServices(): Services {
  const db = new VaultDb();
  const archive = new ArchiveDb();
  const keysOfDevice = once(() => deviceKeys(db));
  const device = async () => (await keysOfDevice()).id;
  const vault = openVault({ db, clock, random, device });
  const fetch = (path: string, init: RequestInit) => globalThis.fetch(path, init);
  const keys = async () => (await keysOfDevice()).keys;
  const transport = createTransport({ fetch, now: clock.now, random, keys });
  const engine = createSyncEngine({
    vault,
    archive,
    transport,
    fetch,
    mayTalk: async () => canWrite() && (await existingDevice(db)) !== undefined,
    now: clock.now,
    chance: Math.random,
    after,
    alone,
  });
  const autosave = createAutosave(vault, after);
  const search = createSearchClient(archive, startSearchWorker);
  whenIdle(search.warm);
  void learnServiceOrganisation();
  keepGoing(engine, () => autosave.flush());
  liveQuery(() => scopesToSend(vault)).subscribe(() => engine.wake());
  return {
    store: { vault, archive, autosave },
    sync: { engine, transport },
    search,
  };
}

/** When the engine tries (S8), and when what is typed is put on the disk without waiting. */
function keepGoing(engine: SyncEngine, flush: () => Promise<void>): void {
  engine.wake();
  window.addEventListener('online', () => void engine.sendNow());
  window.addEventListener('pagehide', () => void flush());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void flush();
    else void engine.sendNow();
  });
}

/** The first good answer, for ever; a failure is tried again. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= work().catch((error: unknown) => {
      answer = undefined;
      throw error;
    });
    return answer;
  };
}

const startSearchWorker = () => new Worker(new URL('../search/search.worker.ts', import.meta.url), { type: 'module' });

/** When the first page stands; Safari has no idle callback. */
function whenIdle(work: () => void): void {
  const begin = () => {
    if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 3_000 });
    else after(1_000, work);
  };
  if (document.readyState === 'complete') begin();
  else window.addEventListener('load', begin, { once: true });
}

function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

/** One tab at a time talks to the server. Without locks two may, which costs work and harms nothing (S8). */
async function alone(work: () => Promise<void>): Promise<boolean> {
  if (navigator.locks === undefined) {
    await work();
    return true;
  }
  return navigator.locks.request('dandelion-sync', { ifAvailable: true }, async (lock) => {
    if (lock === null) return false;
    await work();
    return true;
  });
}
