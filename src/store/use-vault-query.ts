import { useLiveQuery } from 'dexie-react-hooks';
import { useSyncExternalStore } from 'react';
import { useStore } from './store-context.tsx';
import { troubleOf } from './store-trouble.ts';

const NEVER = new Promise<never>(() => {});
const quiet = () => () => {};

/**
 * A live query of the vault that a dead connection does not end (S10): what a screen shows stays, with whatever is being typed into
 * it, and is read again when the vault can be read again.
 */
export function useVaultQuery<T>(read: () => Promise<T>, deps: readonly unknown[]): T | undefined {
  const { health } = useStore().vault;
  const broken = useSyncExternalStore(health?.subscribe ?? quiet, () => health?.getState().at === 'broken');
  const lasting = () =>
    read().catch((error: unknown) => {
      if (health === undefined || troubleOf(error) === undefined) throw error;
      return NEVER;
    });
  return useLiveQuery(lasting, [...deps, broken]);
}
