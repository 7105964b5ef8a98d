/** How long before it locks somebody is warned. */
const WARN_MS = 30_000;

export type IdleParts = {
  limitMs: number;
  /** The clock of the world: it goes on while the computer sleeps, and somebody may set it. */
  now(): number;
  /** A clock that nobody can set, and that may stand still while the computer sleeps. */
  steady(): number;
};

/** Since when nobody has touched anything. */
export type Idle = {
  /** Somebody is there. */
  active(): void;
  /** How long until it is to be locked, in milliseconds: 0 or less where it is. */
  leftMs(): number;
  /** The same in whole seconds, where it is time to say so. */
  warning(): number | undefined;
};

/** Compares clocks rather than waiting for timers, which a browser stops while it sleeps. The one that says more counts. */
export function createIdle({ limitMs, now, steady }: IdleParts): Idle {
  let last = { now: now(), steady: steady() };
  const leftMs = () => limitMs - Math.max(now() - last.now, steady() - last.steady);
  return {
    active: () => {
      last = { now: now(), steady: steady() };
    },
    leftMs,
    warning: () => (leftMs() <= WARN_MS ? Math.max(0, Math.ceil(leftMs() / 1_000)) : undefined),
  };
}
