import { fail } from '../domain/result.ts';
import type { WorkRound } from './work-round.ts';

/** A round whose code comes with the first one. Where it does not come, that round fails and says so, and the next asks anew. */
export function createLateRound(load: () => Promise<WorkRound>): WorkRound {
  return async (parts) => {
    const round = await load().catch(() => undefined);
    return round === undefined ? fail({ kind: 'missing-part' }) : round(parts);
  };
}
