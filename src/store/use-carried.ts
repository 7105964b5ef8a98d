import { useLiveQuery } from 'dexie-react-hooks';
import { type CarriedWork, readCarried } from './carried-work.ts';
import { useStore } from './store-context.tsx';

/** What this device carries for other people (S30). */
export function useCarried(): CarriedWork[] | undefined {
  const { vault } = useStore();
  return useLiveQuery(() => readCarried(vault), [vault]);
}
