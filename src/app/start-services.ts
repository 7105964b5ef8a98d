import { liveQuery } from 'dexie';
import { type Device, deviceKeys, existingDevice } from '../platform/keys.ts';
import { learnServiceOrganisation } from '../platform/service-name.ts';
import { canWrite, clock, random } from '../platform/world.ts';
import { createSearchClient, type SearchClient } from '../search/search-client.ts';
import { readSummaries } from '../store/archive.ts';
import { ArchiveDb } from '../store/archive-db.ts';
import { type Autosave, createAutosave } from '../store/autosave.ts';
import { createJournal, journalKey, type TextStorage } from '../store/journal.ts';
import { keepOpen } from '../store/keep-open.ts';
import { lateFinder } from '../store/late-finder.ts';
import { createRoom } from '../store/make-room.ts';
import { createMarker, lostToComeBackTo, type Marker } from '../store/marker.ts';
import { noticeSlow } from '../store/notice-slow.ts';
import type { Sealer } from '../store/sealer.ts';
import type { Store } from '../store/store-context.tsx';
import { placesToSend } from '../store/unsent.ts';
import { openVault } from '../store/vault.ts';
import { VaultDb } from '../store/vault-db.ts';
import { findLoss } from '../store/vault-id.ts';
import { createSyncEngine, type SyncEngine } from '../sync/engine.ts';
import { createLateRound } from '../sync/late-round.ts';
import { createLateTransport } from '../sync/late-transport.ts';
import type { Sync } from '../sync/sync-context.tsx';
import { after } from './after.ts';
import { createAlone } from './alone.ts';
import { replayTyped } from './replay-typed.ts';
import { keepMarking } from './start-marker.ts';

export type Services = {
  store: Store;
  sync: Sync;
  search: SearchClient;
  marker: Marker;
  /** Call it before the page goes away. It waits for nothing. */
  leave(): void;
  /** When what an earlier page had typed and not saved is on the disk, and screens may read. */
  ready: Promise<void>;
};

/** Whose vault it is, where several people work in this browser or one is behind a PIN (S13). */
export type Whose = {
  database: string;
  /** What stands beside the vault; null where nothing may. */
  texts: TextStorage | null;
  sealer?: Sealer;
  device?: (db: VaultDb) => Promise<Device>;
};

/** Opens the databases and starts the engine and the search worker: the one place where the parts meet the real world. */
export function startServices(whose?: Whose): Services {
  const db = new VaultDb(whose?.database);
  const archive = new ArchiveDb();
  const keysOfDevice = once(() => (whose?.device ?? deviceKeys)(db));
  const device = async () => (await keysOfDevice()).id;
  const room = createRoom(archive, clock.now);
  const health = keepOpen(db, { makeRoom: room.make, after });
  // It comes when something is first typed.
  const finder = lateFinder(async () => (await import('../store/whole-stop.ts')).wholeStop);
  const keys = async () => (await keysOfDevice()).keys;
  const vault = openVault({
    ...{ db, clock, random, device, finder, health, keys },
    ...(whose?.sealer && { sealer: whose.sealer }),
    changing: (dropped) => marking.changing(dropped),
  });
  const fetch = (path: string, init: RequestInit) => globalThis.fetch(path, init);
  const transport = createLateTransport(
    once(async () => (await import('../sync/transport.ts')).createTransport({ fetch, now: clock.now, random, keys })),
  );
  const texts = whose === undefined ? textStorage() : (whose.texts ?? undefined);
  const marker = createMarker(texts);
  // Most visitors only read: the code that sends comes with the first round of a device that writes.
  const round = createLateRound(
    once(async () =>
      (await import('../sync/work-round.ts')).rescuedRound({ vault, transport, marker, now: clock.now }),
    ),
  );
  const writes = async () => (await existingDevice(db)) !== undefined;
  const engine = createSyncEngine({
    vault,
    archive,
    transport,
    fetch,
    mayTalk: async () => canWrite() && (lostToComeBackTo(marker).length > 0 || (await writes())),
    round,
    now: clock.now,
    chance: Math.random,
    after,
    alone: createAlone({ locks: navigator.locks, now: clock.now }),
    // The name of the built file says what is in it.
    build: import.meta.url,
    storeIsTight: () => room.isTight(),
    breathe: () => new Promise((resolve) => after(0, resolve)),
  });
  // Asked before anything is written: what is typed again would hide that something is missing.
  const looked = findLoss(vault, marker).catch(() => undefined);
  const marking = keepMarking({ vault, marker, looked, writes, after });
  const ready = texts === undefined ? Promise.resolve() : replayTyped(vault, texts).catch(() => undefined);
  const journal = texts && createJournal(texts, journalKey(vault.tab));
  const autosave = createAutosave(vault, after, journal && { journal });
  const search = createSearchClient(archive, startSearchWorker);
  noticeSlow(db, health, after);
  // Opened before a screen asks. All that can wait begins when the first page stands: a cold start belongs to the list.
  db.open().catch(() => undefined);
  if (whose === undefined) findPeople(db, autosave);
  const list = readSummaries(archive).catch(() => []);
  void list.then((summaries) => summaries.length === 0 && engine.wake());
  whenIdle(() => {
    search.warm();
    void learnServiceOrganisation();
    liveQuery(() => placesToSend(vault)).subscribe({ next: () => engine.wake(), error: () => undefined });
    engine.wake();
  });
  keepGoing(engine, autosave);
  window.addEventListener('pagehide', marking.leave);
  return {
    store: { vault, archive, autosave },
    sync: { engine, transport },
    ...{ search, marker, ready, leave: marking.leave },
  };
}

/** Where another tab or a vault says that several people work here, or that somebody has a PIN: this page begins anew, and asks who. */
function findPeople(db: VaultDb, { flush }: Autosave): void {
  window.addEventListener('storage', ({ key }) => {
    if (key === 'dandelion-people') void flush().then(() => location.reload());
  });
  const look = async () => {
    const isBehindPin = (await db.settings.get('lock')) !== undefined;
    const others = (await indexedDB.databases?.())?.some(({ name }) => name?.startsWith('dandelion-vault-'));
    if (isBehindPin || others === true) await (await import('./ward/find-people.ts')).findPeople();
  };
  void look().catch(() => undefined);
}

/** Undefined where the browser keeps sites from storing anything. */
function textStorage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

/** When the engine tries (S8), and when what is typed is put on the disk without waiting. */
function keepGoing(engine: SyncEngine, { flush, atRisk }: Autosave): void {
  window.addEventListener('online', () => void engine.sendNow());
  window.addEventListener('beforeunload', (event) => {
    // Only what stands in memory alone would go with the page; everything else comes back at the next start.
    if (atRisk()) event.preventDefault();
  });
  for (const end of ['pagehide', 'beforeunload']) window.addEventListener(end, () => void flush());
  document.addEventListener('freeze', () => void flush());
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
    if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 1_000 });
    else after(1_000, work);
  };
  if (document.readyState === 'complete') begin();
  else window.addEventListener('load', begin, { once: true });
}
