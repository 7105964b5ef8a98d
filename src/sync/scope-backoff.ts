import { backoffMs } from './backoff.ts';

/** When a scope that was turned away is tried again: each on its own, so that one does not keep the others from being sent (S8). */
export type ScopeBackoff = {
  failed(scope: string, retryAfterSeconds: number | undefined): void;
  worked(scope: string): void;
  /** How long a scope still has to wait; 0 for one that may be tried. */
  waitMs(scope: string): number;
  forget(): void;
};

/** Kept in memory: after a reload each is tried once more. */
export function createScopeBackoff(parts: { now(): number; chance(): number }): ScopeBackoff {
  const waits = new Map<string, { failures: number; since: number; ms: number }>();
  return {
    failed: (scope, retryAfterSeconds) => {
      const failures = (waits.get(scope)?.failures ?? 0) + 1;
      waits.set(scope, { failures, since: parts.now(), ms: backoffMs(failures, parts.chance(), retryAfterSeconds) });
    },
    worked: (scope) => void waits.delete(scope),
    waitMs: (scope) => {
      const wait = waits.get(scope);
      if (wait === undefined) return 0;
      const passed = parts.now() - wait.since;
      // A clock that was set back says nothing.
      return passed < 0 ? 0 : Math.max(0, wait.ms - passed);
    },
    forget: () => waits.clear(),
  };
}
