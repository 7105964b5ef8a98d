import type { Result } from '../domain/result.ts';
import { backoffMs } from './backoff.ts';
import type { TransportProblem } from './transport.ts';

/** Names a loop, and the lock that only one tab at a time holds for it. */
export type LoopName = 'dandelion-sync' | 'dandelion-archive';

/** What a round brought: how long to rest after it, and whether the server was talked to at all. */
export type Round = Result<{ restMs: number; contact: boolean }, TransportProblem>;

export type LoopState = {
  /** `resting`: nothing to do. `working`: in a round. `waiting`: the last round failed. */
  phase: 'resting' | 'working' | 'waiting';
  /** Why the last round failed. It stays while the next one runs. */
  problem: TransportProblem | undefined;
  /** Whether the last good round talked to the server. */
  contact: boolean;
  lastTryAt: number | undefined;
  lastContactAt: number | undefined;
  nextTryAt: number | undefined;
};

/** A loop's hold on the world, passed in: a test or a simulator gives its own. */
export type LoopWorld = {
  now(): number;
  chance(): number;
  /** @returns a function that cancels */
  after(ms: number, run: () => void, loop: LoopName): () => void;
  /**
   * Runs `work` while no other tab runs the same loop (S8). Where one does: with `wait` it waits for its turn, else it gives up at
   * once.
   *
   * @returns whether it ran
   */
  alone(work: () => Promise<void>, loop: LoopName, wait: boolean): Promise<boolean>;
};

export type LoopParts = LoopWorld & {
  name: LoopName;
  round(): Promise<Round>;
  changed(state: LoopState): void;
};

export type Loop = {
  /** Something changed: a round soon, but not against the backoff. */
  wake(): void;
  /** Whoever has no connection looks again soon; anything else is left as it is. */
  nudge(): void;
  /** A whole round that begins after this call, whatever the backoff says. Resolves when it has ended, well or not. */
  runNow(): Promise<void>;
  stop(): void;
};

const OTHER_TAB_MS = 5_000;
const NUDGE_MS = 5_000;

/** Rounds for ever: a rest after a good one, a longer and longer wait after those that fail (S8). A throw is a failure like any. */
export function createLoop(parts: LoopParts): Loop {
  let state: LoopState = {
    ...{ phase: 'resting', problem: undefined, contact: false },
    ...{ lastTryAt: undefined, lastContactAt: undefined, nextTryAt: undefined },
  };
  let cancelTimer = () => {};
  let running: Promise<void> | undefined;
  let asked: Promise<void> | undefined;
  let again = false;
  let failures = 0;
  let stopped = false;

  function change(part: Partial<LoopState>) {
    state = { ...state, ...part };
    parts.changed(state);
  }

  function schedule(ms: number) {
    cancelTimer();
    if (stopped) return;
    change({ nextTryAt: parts.now() + ms });
    cancelTimer = parts.after(ms, () => void run(false), parts.name);
  }

  function run(wait: boolean): Promise<void> {
    if (stopped) return Promise.resolve();
    running ??= turn(wait);
    return running;
  }

  async function turn(wait: boolean): Promise<void> {
    cancelTimer();
    again = false;
    const mine = await parts.alone(oneRound, parts.name, wait).catch(() => settle({ ok: false, error: FAILED }));
    running = undefined;
    if (mine === false) schedule(OTHER_TAB_MS);
    else if (again && failures === 0) schedule(0);
  }

  async function oneRound(): Promise<void> {
    change({ phase: 'working', lastTryAt: parts.now() });
    settle(await parts.round().catch((): Round => ({ ok: false, error: FAILED })));
  }

  function settle(outcome: Round): void {
    if (outcome.ok) {
      failures = 0;
      const { contact, restMs } = outcome.value;
      change({ phase: 'resting', problem: undefined, contact, ...(contact && { lastContactAt: parts.now() }) });
      schedule(restMs);
      return;
    }
    failures += 1;
    const asksFor = outcome.error.kind === 'turned-away' ? outcome.error.retryAfterSeconds : undefined;
    change({ phase: 'waiting', problem: outcome.error });
    schedule(backoffMs(failures, parts.chance(), asksFor));
  }

  function nudge() {
    if (stopped || running !== undefined || state.problem?.kind !== 'no-connection') return;
    if ((state.nextTryAt ?? 0) > parts.now() + NUDGE_MS) schedule(NUDGE_MS);
  }

  return {
    nudge,
    wake: () => {
      if (stopped) return;
      if (running !== undefined) again = true;
      else if (failures === 0) schedule(0);
      else nudge();
    },
    runNow: () => {
      asked ??= (running ?? Promise.resolve()).then(() => {
        asked = undefined;
        failures = 0;
        return run(true);
      });
      return asked;
    },
    stop: () => {
      stopped = true;
      cancelTimer();
    },
  };
}

const FAILED: TransportProblem = { kind: 'failed' };
