import { useLiveQuery } from 'dexie-react-hooks';
import { useSyncExternalStore } from 'react';
import { useStore } from './store-context.tsx';
import { untilReadable } from './until-readable.ts';

const quiet = () => () => {};

/**
 * A live query of the vault that a dead connection does not end (S10): what a screen shows stays, with whatever is being typed into
 * it, and is read again when the vault can be read again.
 */
export function useVaultQuery<T>(read: () => Promise<T>, deps: readonly unknown[]): T | undefined {
  const { vault } = useStore();
  const { health } = vault;
  const broken = useSyncExternalStore(health?.subscribe ?? quiet, () => health?.getState().at === 'broken');
  return useLiveQuery(() => untilReadable(vault, read), [...deps, broken]);
}
