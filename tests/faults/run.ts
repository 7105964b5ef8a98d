import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Chance } from './chance.ts';
import { NotCarriedOut } from './not-carried-out.ts';
import type { Verdict } from './oracle.ts';
import { patience } from './patience.ts';
import { openWorld, type Strike, type World } from './world.ts';

export type RunResult = {
  complaints: string[];
  lost: number;
  /** It failed before it could begin: nothing is known of the rule that it would have tried. */
  notCarriedOut: boolean;
  strikes: Strike[];
  events: string[];
  /** Where the server's folder is kept, after a failure. */
  kept?: string;
};

// Each run starts five programs or more: what one has made of their text, the next takes over.
process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), 'dandelion-compile-cache');

/** From the moment on which something is left behind. */
const open = new Set<Promise<World>>();

/** A run that takes longer hangs. */
const LONGEST_MS = 300_000;

/**
 * Runs one history in a world of its own, which is stopped and removed whatever happens; after a failure its folder stays. What could
 * not be carried out is tried once more.
 */
export async function runIn(chanceOf: () => Chance, history: (world: World) => Promise<Verdict>): Promise<RunResult> {
  const first = await runOnce(chanceOf(), history);
  return first.notCarriedOut ? runOnce(chanceOf(), history) : first;
}

async function runOnce(chance: Chance, history: (world: World) => Promise<Verdict>): Promise<RunResult> {
  const opening = openWorld(chance);
  open.add(opening);
  const world = await opening.catch((error: unknown) => String(error));
  if (typeof world === 'string') {
    open.delete(opening);
    return {
      complaints: [`The server did not start: ${world}`],
      lost: 0,
      notCarriedOut: true,
      strikes: [],
      events: [],
    };
  }
  let notCarriedOut = false;
  const verdict = await inTime(history(world)).catch((error: unknown): Verdict => {
    notCarriedOut = error instanceof NotCarriedOut;
    return { complaints: [error instanceof Error ? (error.stack ?? error.message) : String(error)], lost: 0 };
  });
  const failed = verdict.complaints.length > 0;
  await world.end(failed && !notCarriedOut);
  open.delete(opening);
  const { strikes, events, server } = world;
  return { ...verdict, notCarriedOut, strikes, events, ...(failed && { kept: server.dataDir }) };
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('It hangs')), patience(LONGEST_MS));
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Stops and removes what runs now: somebody broke off. */
export async function endAll(): Promise<void> {
  await Promise.allSettled([...open].map(async (opening) => (await opening).end()));
}
