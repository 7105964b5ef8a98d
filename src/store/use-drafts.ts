import { readDrafts } from './drafts.ts';
import { useStore } from './store-context.tsx';
import { useVaultQuery } from './use-vault-query.ts';

/** What was begun on this device and is no change yet, by the name of its form. Undefined while it is read. */
export function useDrafts(): ReadonlyMap<string, Readonly<Record<string, unknown>>> | undefined {
  const { vault } = useStore();
  return useVaultQuery(async () => new Map(Object.entries(await readDrafts(vault))), [vault]);
}
