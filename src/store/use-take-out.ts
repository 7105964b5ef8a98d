import { useCallback, useState } from 'react';
import { type TakenOut, type TakeOut, takeOut } from './redact.ts';
import { useStore } from './store-context.tsx';

/** Takes values out for good, by a button: after all that was typed is saved, and with a word where it fails. */
export function useTakeOut(): { takeOut(what: TakeOut): Promise<TakenOut | undefined>; failed: unknown } {
  const { vault, autosave } = useStore();
  const [failed, setFailed] = useState<unknown>();
  const now = useCallback(
    async (what: TakeOut) => {
      try {
        await autosave.flush();
        const done = await takeOut(vault, what);
        setFailed(undefined);
        return done;
      } catch (error) {
        setFailed(error ?? new Error('not taken out'));
        return undefined;
      }
    },
    [vault, autosave],
  );
  return { takeOut: now, failed };
}
