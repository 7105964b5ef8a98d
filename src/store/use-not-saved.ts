import { useStore } from './store-context.tsx';
import { useSaves } from './use-store-health.ts';

/**
 * How many answers and forms stand in this page alone, because this device cannot save just now. 0 while it can: what was typed in the
 * last second is not worth a word.
 */
export function useNotSaved(): number {
  const { autosave } = useStore();
  const saves = useSaves();
  if (saves) return 0;
  const { changes, drafts } = autosave.typed();
  return changes.length + Object.keys(drafts).length;
}
