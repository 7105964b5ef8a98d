import { useCallback, useState } from 'react';
import type { Change } from './change.ts';
import type { Saved } from './save.ts';
import { useStore } from './store-context.tsx';

/** A save by a button: at once, and with a word where it fails. */
export type SaveNow = {
  /** @returns undefined where nothing of it could be saved; `failed` says why */
  saveNow(changes: readonly Change[]): Promise<Saved[] | undefined>;
  failed: unknown;
};

export function useSaveNow(): SaveNow {
  const { autosave } = useStore();
  const [failed, setFailed] = useState<unknown>();
  const saveNow = useCallback(
    async (changes: readonly Change[]) => {
      try {
        const saved = await autosave.now(changes);
        setFailed(undefined);
        return saved;
      } catch (error) {
        setFailed(error ?? new Error('not saved'));
        return undefined;
      }
    },
    [autosave],
  );
  return { saveNow, failed };
}
