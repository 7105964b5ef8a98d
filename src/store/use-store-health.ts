import { useSyncExternalStore } from 'react';
import type { StoreHealth } from './keep-open.ts';
import { useStore } from './store-context.tsx';

const quiet = () => () => {};

/** How the vault does; `ok` where nobody keeps it open. */
export function useStoreHealth(): StoreHealth['at'] {
  const { health } = useStore().vault;
  return useSyncExternalStore(health?.subscribe ?? quiet, () => health?.getState().at ?? 'ok');
}

/** Whether what is typed reaches the disk. */
export function useSaves(): boolean {
  const at = useStoreHealth();
  return at === 'ok' || at === 'reopening';
}
