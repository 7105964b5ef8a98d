import type { LoopName, LoopWorld } from '../sync/loop.ts';

/** Longer than a round takes, as a rule. */
const LONGEST_WAIT_MS = 60_000;

type AloneParts = {
  /** Undefined where the browser has none. */
  locks: Pick<LockManager, 'request'> | undefined;
  now(): number;
  longestWaitMs?: number;
};

/**
 * One tab at a time runs a loop. Without locks two may, which costs work and harms nothing (S8). So nobody waits for a lock for ever:
 * a browser freezes tabs, with what they hold.
 */
export function createAlone({ locks, now, longestWaitMs = LONGEST_WAIT_MS }: AloneParts): LoopWorld['alone'] {
  /** Since when another tab has had the lock each time that this one asked. */
  const taken = new Map<LoopName, number>();

  /** @returns whether this tab was given the lock, and `work` has run */
  async function withLock(work: () => Promise<void>, loop: LoopName, waitMs: number): Promise<boolean> {
    if (locks === undefined) return false;
    let mine = false;
    const options: LockOptions = waitMs > 0 ? { signal: AbortSignal.timeout(waitMs) } : { ifAvailable: true };
    const held = locks.request(loop, options, async (lock) => {
      if (lock === null) return;
      mine = true;
      taken.delete(loop);
      await work();
    });
    await held.catch((error: unknown) => {
      // The other tab took longer than anybody should wait.
      if (mine || waitMs === 0) throw error;
    });
    return mine;
  }

  return async (work, loop, wait) => {
    const since = taken.get(loop) ?? now();
    const leftMs = Math.max(0, longestWaitMs - (now() - since));
    if (await withLock(work, loop, wait ? leftMs : 0)) return true;
    taken.set(loop, since);
    if (locks !== undefined && !wait && leftMs > 0) return false;
    await work();
    return true;
  };
}
