import { createContext, use } from 'react';
import type { ArchiveDb } from './archive-db.ts';
import type { Autosave } from './autosave.ts';
import type { Vault } from './vault.ts';

/** The two databases of this device, and the one road by which screens save. */
export type Store = { vault: Vault; archive: ArchiveDb; autosave: Autosave };

export const StoreContext = createContext<Store | undefined>(undefined);

export function useStore(): Store {
  const store = use(StoreContext);
  if (store === undefined) throw new Error('StoreContext is missing around this screen');
  return store;
}
