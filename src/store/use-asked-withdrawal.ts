import { withdrawalId } from '../domain/publication/withdrawal.ts';
import type { WorkPlace } from './place-of.ts';
import { useWhereIsMyWork } from './use-store.ts';

/**
 * Where a withdrawal is that was saved on this device: on its way, arrived, or back.
 *
 * @param scope of the project, or of the desk
 * @returns undefined while it is read
 */
export function useAskedWithdrawal(scope: string, project: string): WorkPlace | undefined {
  const work = useWhereIsMyWork();
  if (work === undefined) return undefined;
  const isIt = (one: { scope: string; record: string }) => one.scope === scope && one.record === withdrawalId(project);
  if (work.needsYou.some(isIt)) return 'needs-you';
  if (work.saved.some(isIt)) return 'saved-on-this-device';
  return work.sending.some(isIt) ? 'sending' : 'sent';
}
