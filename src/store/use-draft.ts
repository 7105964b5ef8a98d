import { useEffect, useState } from 'react';
import type * as z from 'zod/mini';
import { readDraft } from './drafts.ts';
import { useStore } from './store-context.tsx';

export type EditedDraft<T> = {
  /** What was kept, with what has been typed since. Undefined while it is read, null where there is none. */
  draft: T | null | undefined;
  change(next: T): void;
  drop(): Promise<void>;
};

/**
 * A form that has no record yet, kept as it is typed. It takes the same road to the disk as a field does.
 *
 * @param shape stays the same from call to call
 */
export function useDraft<T extends object>(name: string, shape: z.ZodMiniType<T>): EditedDraft<T> {
  const { vault, autosave } = useStore();
  const [draft, setDraft] = useState<T | null>();

  useEffect(() => {
    let wanted = true;
    void readDraft(vault, name, shape)
      .catch(() => undefined)
      .then((kept) => {
        if (wanted) setDraft((typed) => typed ?? kept ?? null);
      });
    return () => {
      wanted = false;
    };
  }, [vault, name, shape]);

  return {
    draft,
    change(next) {
      setDraft(next);
      autosave.draft(name, next);
    },
    async drop() {
      await autosave.dropDraft(name);
      setDraft(null);
    },
  };
}
