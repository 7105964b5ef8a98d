import { useState } from 'react';
import * as z from 'zod/mini';
import { organisationSchema } from '../../../domain/organisation/organisation.ts';
import { useDraft } from '../../../store/use-draft.ts';

const draftSchema = z.object({
  title: z.string(),
  organisation: z.nullable(z.object({ ...organisationSchema.shape, name: z.string() })),
  setting: z.string(),
  theme: z.string(),
});

export type StartDraft = z.infer<typeof draftSchema>;

/**
 * What was typed into the form for a new project. It is still there after a reload; it becomes a project by its button.
 *
 * @param guess stands where nothing was typed yet
 * @param title comes before what was typed earlier: the person has just asked for it
 */
export function useStartDraft(guess: StartDraft, title: string | undefined) {
  const { draft: kept, change, drop } = useDraft('start-project', draftSchema);
  const [asked, setAsked] = useState(title);
  const draft = kept === undefined ? undefined : { ...guess, ...kept, ...(asked !== undefined && { title: asked }) };
  return {
    draft,
    change(part: Partial<StartDraft>) {
      setAsked(undefined);
      change({ ...guess, ...draft, ...part });
    },
    drop,
  };
}
