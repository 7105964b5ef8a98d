import { useLiveQuery } from 'dexie-react-hooks';
import { useStore } from './store-context.tsx';
import { untilReadable } from './until-readable.ts';
import { useStoreHealth } from './use-store-health.ts';

/**
 * A live query of the vault that a dead connection does not end (S10): what a screen shows stays, with whatever is being typed into
 * it, and is read again when the vault can be read again.
 */
export function useVaultQuery<T>(read: () => Promise<T>, deps: readonly unknown[]): T | undefined {
  const { vault } = useStore();
  const broken = useStoreHealth() === 'broken';
  return useLiveQuery(() => untilReadable(vault, read), [...deps, broken]);
}
