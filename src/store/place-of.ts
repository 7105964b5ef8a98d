import { turnedAway } from './why-closed.ts';
import type { WorkingCopy } from './working-copy.ts';

/** The only names for where work is. */
export type WorkPlace = 'saved-on-this-device' | 'sending' | 'sent' | 'needs-you';

/**
 * Where the work in one scope is. A change that is on its way counts as not sent while nobody talks to the server: nobody
 * knows whether it arrived.
 *
 * @param talking whether the engine is at work right now
 */
export function placeOf(copy: WorkingCopy, talking: boolean): WorkPlace {
  if (copy.stuck.length > 0 || copy.conflicts.length > 0 || turnedAway(copy.row) !== undefined) return 'needs-you';
  if (copy.sending > 0 && talking) return 'sending';
  return copy.unsent + copy.sending > 0 ? 'saved-on-this-device' : 'sent';
}
