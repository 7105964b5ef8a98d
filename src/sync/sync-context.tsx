import { createContext, use } from 'react';
import { useStore as useZustand } from 'zustand';
import type { SyncEngine, SyncState } from './engine.ts';
import type { Transport } from './transport.ts';

export type Sync = { engine: SyncEngine; transport: Transport };

export const SyncContext = createContext<Sync | undefined>(undefined);

export function useSync(): Sync {
  const sync = use(SyncContext);
  if (sync === undefined) throw new Error('SyncContext is missing around this screen');
  return sync;
}

/** What the engine is doing, kept up to date. */
export const useSyncState = (): SyncState => useZustand(useSync().engine.state);

/** Whether the server is being talked to right now, as far as anybody knows: after a failure not before the next success. */
export const useTalking = (): boolean => {
  const { phase, problem } = useSyncState();
  return phase === 'working' && problem === undefined;
};
