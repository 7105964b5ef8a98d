import { stillness } from './stillness.ts';

type Event = { at: number; n: number; run: () => unknown };

/** The only clock and the only order of things: one event at a time, each until nothing moves by itself. */
export type Scheduler = {
  /** Milliseconds since 1970. */
  now(): number;
  /** @returns a function that cancels */
  after(ms: number, run: () => unknown): () => void;
  /** Lets this much time pass, with all that is due in it. */
  pass(ms: number): Promise<void>;
  /** Works off events until `done`, at most for so long. @returns whether it came to be done */
  until(done: () => boolean, ms: number): Promise<boolean>;
  /** Nobody waits for anything any more. */
  clear(): void;
};

/** Longer waits are slept through: what was due meanwhile happens when the sleep ends. */
const AWAKE_MS = 70_000;

export function createScheduler(start: number): Scheduler {
  let now = start;
  let count = 0;
  let events: Event[] = [];

  async function step(limit: number): Promise<boolean> {
    let next: Event | undefined;
    for (const event of events) {
      if (next === undefined || event.at < next.at || (event.at === next.at && event.n < next.n)) next = event;
    }
    if (next === undefined || next.at > limit) return false;
    events = events.filter((event) => event !== next);
    now = Math.max(now, next.at);
    await next.run();
    await stillness();
    return true;
  }

  return {
    now: () => now,
    after: (ms, run) => {
      count += 1;
      const event = { at: now + Math.max(0, ms), n: count, run };
      events.push(event);
      return () => {
        events = events.filter((other) => other !== event);
      };
    },
    async pass(ms) {
      const end = now + ms;
      await stillness();
      const awake = now + Math.min(ms, AWAKE_MS);
      while (await step(awake));
      now = end;
    },
    async until(done, ms) {
      const limit = now + ms;
      await stillness();
      while (!done()) if (!(await step(limit))) return done();
      return true;
    },
    clear: () => {
      events = [];
    },
  };
}
