import { useEffect, useRef, useState } from 'react';
import * as z from 'zod/mini';
import { organisationSchema } from '../../../domain/organisation/organisation.ts';
import { dropDraft, readDraft, writeDraft } from '../../../store/drafts.ts';
import { useStore } from '../../../store/store-context.tsx';

const draftSchema = z.object({
  title: z.string(),
  organisation: z.nullable(z.object({ ...organisationSchema.shape, name: z.string() })),
  setting: z.string(),
  theme: z.string(),
});

export type StartDraft = z.infer<typeof draftSchema>;

const NAME = 'start-project';
const DELAY_MS = 300;

/**
 * What was typed into the form for a new project. It is still there after a reload; it becomes a project by its button.
 *
 * @param guess stands where nothing was typed yet
 * @param title comes before what was typed earlier: the person has just asked for it
 */
export function useStartDraft(guess: StartDraft, title: string | undefined) {
  const { vault } = useStore();
  const [draft, setDraft] = useState<StartDraft>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const first = useRef({ guess, title });

  useEffect(() => {
    let wanted = true;
    void readDraft(vault, NAME, draftSchema).then((kept) => {
      if (!wanted) return;
      const begun = kept ?? first.current.guess;
      setDraft((typed) => typed ?? { ...begun, title: first.current.title ?? begun.title });
    });
    return () => {
      wanted = false;
    };
  }, [vault]);

  return {
    draft,
    change(part: Partial<StartDraft>) {
      const next = { ...guess, ...draft, ...part };
      setDraft(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void writeDraft(vault, NAME, next), DELAY_MS);
    },
    async drop() {
      clearTimeout(timer.current);
      await dropDraft(vault, NAME);
    },
  };
}
