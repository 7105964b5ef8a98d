import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ArchiveDb } from '../store/archive-db.ts';
import type { Vault } from '../store/vault.ts';
import { type ArchiveProgress, updateArchive } from './archive-download.ts';
import type { BlockedChanges } from './blocked.ts';
import { createLoop, type LoopState, type LoopWorld, type Round } from './loop.ts';
import { createScopeBackoff } from './scope-backoff.ts';
import type { Fetch, Transport, TransportProblem } from './transport.ts';
import type { WorkRound } from './work-round.ts';

/**
 * What a screen may know of the engine: of sending and fetching work, or, where there is nothing of either, of reading the
 * archive. Where the work itself is, the vault says.
 */
export type SyncState = Omit<LoopState, 'contact'> & {
  /** How far the archive's download is, while one runs. */
  archive: ArchiveProgress | undefined;
  /** Why the archive did not come, the last time. */
  archiveProblem: TransportProblem | undefined;
};

/** The engine's hold on the world, passed in: a test or a simulator gives its own. */
export type EngineParts = LoopWorld & {
  vault: Vault;
  archive: ArchiveDb;
  transport: Transport;
  fetch: Fetch;
  /** Whether this device may send at all: it has keys, and a secure origin. */
  mayTalk(): Promise<boolean>;
  /** One round of sending and fetching work. It is passed in so that its code is fetched only where a device writes. */
  round: WorkRound;
  /** Lets the page do what it has to, in the middle of long work. */
  breathe?: () => Promise<void>;
  /** Whether there is hardly any room: then the archive's bodies stay away (S10). */
  storeIsTight?: () => boolean;
  /** Names this version of the app: after an update all of its working copies are audited (S29). */
  build?: string;
};

export type SyncEngine = {
  state: StoreApi<SyncState>;
  /** Something changed or may have changed: send and fetch soon. Many calls are one try. */
  wake(): void;
  /**
   * A person asks: try now, whatever the backoff says. Resolves after a whole round of sending and fetching work that began after
   * the call; the archive comes in its own time.
   */
  sendNow(): Promise<void>;
  stop(): void;
};

const ARCHIVE_REST_MS = 60_000;
const SILENT: Round = { ok: true, value: { restMs: 60_000, contact: false } };
const AT_REST: LoopState = {
  ...{ phase: 'resting', problem: undefined, contact: false },
  ...{ lastTryAt: undefined, lastContactAt: undefined, nextTryAt: undefined },
};

/**
 * Sends what waits and fetches what is new, for ever, and keeps the archive up to date beside it, so that sending never waits for
 * reading (S8). It keeps no work of its own: all of it is in the vault, so it can be stopped at any point and started anew.
 */
export function createSyncEngine(parts: EngineParts): SyncEngine {
  const { vault, transport, mayTalk, round, build, fetch, now, chance, after, alone } = parts;
  const world: LoopWorld = { now, chance, after, alone };
  const backoff = createScopeBackoff(parts);
  const blocked: BlockedChanges = new Map();
  let sending = AT_REST;
  let reading = AT_REST;
  const state = createStore<SyncState>(() => ({ ...shown(AT_REST, AT_REST), archive: undefined }));

  const work = createLoop({
    ...{ ...world, name: 'dandelion-sync' },
    round: async () => ((await mayTalk()) ? round({ vault, transport, backoff, blocked, build }) : SILENT),
    changed: (next) => {
      const mended = sending.problem !== undefined && next.problem === undefined;
      sending = next;
      state.setState(shown(sending, reading));
      if (mended) archive.nudge();
    },
  });

  const archive = createLoop({
    ...{ ...world, name: 'dandelion-archive' },
    round: async (): Promise<Round> => {
      const onProgress = (progress: ArchiveProgress) => state.setState({ archive: progress });
      const { archive: db, breathe, storeIsTight } = parts;
      const found = await updateArchive({ db, fetch, now, after, onProgress, breathe, storeIsTight });
      return found.ok ? { ok: true, value: { restMs: ARCHIVE_REST_MS, contact: true } } : found;
    },
    changed: (next) => {
      const ended = reading.phase === 'working' && next.phase !== 'working';
      reading = next;
      state.setState({ ...shown(sending, reading), ...(ended && { archive: undefined }) });
      // There is a connection after all.
      if (ended && next.problem === undefined) work.nudge();
    },
  });

  return {
    state,
    wake: () => {
      work.wake();
      archive.wake();
    },
    sendNow: () => {
      backoff.forget();
      void archive.runNow();
      return work.runNow();
    },
    stop: () => {
      work.stop();
      archive.stop();
    },
  };
}

/** The archive's trouble is not that of the work: it stands for the connection only where nothing else was to be asked for. */
function shown(sending: LoopState, reading: LoopState): Omit<SyncState, 'archive'> {
  const workIsQuiet = !sending.contact && sending.problem === undefined;
  const { phase, problem, lastTryAt, nextTryAt } = workIsQuiet ? reading : sending;
  const contacts = [sending.lastContactAt, reading.lastContactAt].filter((at) => at !== undefined);
  return {
    ...{ phase: sending.phase === 'working' ? 'working' : phase, problem, lastTryAt, nextTryAt },
    lastContactAt: contacts.length === 0 ? undefined : Math.max(...contacts),
    archiveProblem: reading.problem,
  };
}
