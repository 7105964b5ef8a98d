import type { Chance } from './chance.ts';
import type { Verdict } from './oracle.ts';
import { openWorld, type Strike, type World } from './world.ts';

export type RunResult = {
  complaints: string[];
  lost: number;
  strikes: Strike[];
  events: string[];
  /** Where the server's folder is kept, after a failure. */
  kept?: string;
};

const open = new Set<World>();

/** Runs one history in a world of its own, which is stopped and removed whatever happens; after a failure its folder stays. */
export async function runIn(chance: Chance, history: (world: World) => Promise<Verdict>): Promise<RunResult> {
  const world = await openWorld(chance);
  open.add(world);
  const verdict = await history(world).catch((error: unknown): Verdict => {
    return { complaints: [error instanceof Error ? (error.stack ?? error.message) : String(error)], lost: 0 };
  });
  const failed = verdict.complaints.length > 0;
  await world.end(failed);
  open.delete(world);
  const { strikes, events, server } = world;
  return { ...verdict, strikes, events, ...(failed && { kept: server.dataDir }) };
}

/** Stops and removes what runs now: somebody broke off. */
export async function endAll(): Promise<void> {
  await Promise.all([...open].map((world) => world.end()));
}
