import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Result } from '../domain/result.ts';
import type { ArchiveDb } from '../store/archive-db.ts';
import { forgetOldSent, scopesToSend } from '../store/outbox.ts';
import { personScope } from '../store/person.ts';
import { followScope, loseScope } from '../store/pulled.ts';
import type { Vault } from '../store/vault.ts';
import { type ArchiveProgress, updateArchive } from './archive-download.ts';
import { backoffMs } from './backoff.ts';
import { pullScopes } from './pull-scopes.ts';
import { pushScope } from './push-scope.ts';
import type { Fetch, Transport, TransportProblem } from './transport.ts';

/** What a screen may know of the engine. Where the work itself is, the vault says. */
export type SyncState = {
  /** `resting`: nothing to do. `working`: talking to the server. `waiting`: the last try brought nothing. */
  phase: 'resting' | 'working' | 'waiting';
  problem: TransportProblem | undefined;
  lastTryAt: number | undefined;
  lastContactAt: number | undefined;
  nextTryAt: number | undefined;
  archive: ArchiveProgress | undefined;
};

/** The engine's hold on the world, passed in: a test or a simulator gives its own. */
export type EngineParts = {
  vault: Vault;
  archive: ArchiveDb;
  transport: Transport;
  fetch: Fetch;
  /** Whether this device may send at all: it has keys, and a secure origin. */
  mayTalk(): Promise<boolean>;
  now(): number;
  chance(): number;
  /** @returns a function that cancels */
  after(ms: number, run: () => void): () => void;
  /** Runs `work` while no other tab does (S8). @returns false at once, without running it, when one does */
  alone(work: () => Promise<void>): Promise<boolean>;
};

export type SyncEngine = {
  state: StoreApi<SyncState>;
  /** Something changed or may have changed: send and fetch soon. Many calls are one try. */
  wake(): void;
  /** A person asks: try now, whatever the backoff says. */
  sendNow(): Promise<void>;
  stop(): void;
};

const REST_MS = 60_000;
const OTHER_TAB_MS = 5_000;

/**
 * Sends what waits and fetches what is new, for ever (S8). It keeps no work of its own: all of it is in the vault, so it can be
 * stopped at any point and started anew.
 */
export function createSyncEngine(parts: EngineParts): SyncEngine {
  const state = createStore<SyncState>(() => ({
    phase: 'resting',
    problem: undefined,
    lastTryAt: undefined,
    lastContactAt: undefined,
    nextTryAt: undefined,
    archive: undefined,
  }));
  let cancelTimer = () => {};
  let running: Promise<void> | undefined;
  let again = false;
  let failures = 0;
  let stopped = false;

  function schedule(ms: number) {
    cancelTimer();
    if (stopped) return;
    state.setState({ nextTryAt: parts.now() + ms });
    cancelTimer = parts.after(ms, () => void run());
  }

  async function run(): Promise<void> {
    if (running !== undefined) {
      again = true;
      return running;
    }
    cancelTimer();
    again = false;
    running = parts.alone(oneRound).then((mine) => {
      running = undefined;
      if (!mine) schedule(OTHER_TAB_MS);
      else if (again && failures === 0) schedule(0);
    });
    return running;
  }

  async function oneRound(): Promise<void> {
    state.setState({ phase: 'working', lastTryAt: parts.now() });
    const outcome = await attempt(parts, (archive) => state.setState({ archive }));
    if (outcome.ok) {
      failures = 0;
      state.setState({ phase: 'resting', problem: undefined, lastContactAt: parts.now(), archive: undefined });
      schedule(REST_MS);
      return;
    }
    failures += 1;
    const asked = outcome.error.kind === 'turned-away' ? outcome.error.retryAfterSeconds : undefined;
    state.setState({ phase: 'waiting', problem: outcome.error });
    schedule(backoffMs(failures, parts.chance(), asked));
  }

  return {
    state,
    wake: () => {
      if (stopped) return;
      if (running !== undefined) again = true;
      else if (failures === 0) schedule(0);
    },
    sendNow: async () => {
      failures = 0;
      await run();
    },
    stop: () => {
      stopped = true;
      cancelTimer();
    },
  };
}

/** One round: everything that waits, then everything that is new. One scope's trouble does not keep the others from being sent. */
async function attempt(
  parts: EngineParts,
  onProgress: (progress: ArchiveProgress) => void,
): Promise<Result<void, TransportProblem>> {
  let first: TransportProblem | undefined;
  if (await parts.mayTalk()) {
    for (const scope of await scopesToSend(parts.vault)) {
      const pushed = await pushScope(parts.vault, parts.transport, scope);
      if (pushed.ok) {
        await followScope(parts.vault, await personScope(parts.vault), 'self', true);
        continue;
      }
      first ??= pushed.error;
      if (pushed.error.kind !== 'turned-away') break;
      if (pushed.error.code === 'not-a-member') await loseScope(parts.vault, scope, pushed.error.code);
    }
    const pulled = first?.kind === 'no-connection' ? undefined : await pullScopes(parts.vault, parts.transport);
    if (pulled?.ok === false) first ??= pulled.error;
    await forgetOldSent(parts.vault);
  }
  const { archive: db, fetch, now } = parts;
  const archive = await updateArchive({ db, fetch, now, onProgress });
  if (!archive.ok) first ??= archive.error;
  return first === undefined ? { ok: true, value: undefined } : { ok: false, error: first };
}
