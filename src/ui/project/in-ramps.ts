import type { PublishedCycle } from '../../domain/project/published-project.ts';

/** The cycles so that each stands right after the one it follows, ramp by ramp. Every cycle comes once, also in a ring. */
export function inRamps(cycles: readonly PublishedCycle[]): PublishedCycle[] {
  const ids = new Set(cycles.map(({ id }) => id));
  const ordered = new Set<PublishedCycle>();
  const add = (cycle: PublishedCycle) => {
    if (ordered.has(cycle)) return;
    ordered.add(cycle);
    for (const next of cycles) if (next.follows === cycle.id) add(next);
  };
  for (const cycle of cycles) if (cycle.follows === undefined || !ids.has(cycle.follows)) add(cycle);
  for (const cycle of cycles) add(cycle);
  return [...ordered];
}
