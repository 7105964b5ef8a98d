import type { TeamChange } from '../domain/team/membership.ts';
import { useStore } from './store-context.tsx';
import { teamChange, teamChangesOnTheWay } from './team-changes.ts';
import { useSaveNow } from './use-save-now.ts';
import { useVaultQuery } from './use-vault-query.ts';

/** Changes of a project's team: saved on this device like all work, and done by the server when they are sent (S1). */
export function useTeamChanges(scope: string) {
  const { vault } = useStore();
  const { saveNow, failed } = useSaveNow();
  const onTheWay = useVaultQuery(() => teamChangesOnTheWay(vault, scope), [vault, scope]);
  /** @returns whether all of them were saved */
  const change = async (...changes: TeamChange[]): Promise<boolean> =>
    (await saveNow(changes.map((one) => teamChange(vault, scope, one)))) !== undefined;
  return { onTheWay, change, failed };
}
