import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import * as z from 'zod/mini';
import { restoration } from '../../store/removal.ts';
import { useSaveNow } from '../../store/use-save-now.ts';
import type { WorkingCopy } from '../../store/working-copy.ts';
import { Button } from '../../ui/actions/button.tsx';
import { content } from './content.ts';
import { NotSaved } from './fields/not-saved.tsx';

/** What was just removed, for the list that comes next. */
const removedSchema = z.object({ removed: z.object({ kind: z.string(), record: z.string() }) });
type Removed = z.infer<typeof removedSchema>['removed'] & { what: string };

// The browser keeps the state of its history, also of a person who hands over: what was typed must not be in it (S13).
const names = new Map<string, string>();

export function removedState({ kind, record, what }: Removed) {
  names.set(record, what);
  return { removed: { kind, record } };
}

/** On a list: what was removed a moment ago, and a way to bring it back. */
export function JustRemoved({ copy }: { copy: WorkingCopy }) {
  const { state } = useLocation();
  const { saveNow, failed } = useSaveNow();
  const [isBack, setBack] = useState(false);
  const note = useRef<HTMLParagraphElement>(null);
  const removed = removedSchema.safeParse(state).data?.removed;
  // The page that was left, and the button that was pressed, are gone.
  useEffect(() => {
    if (removed !== undefined || isBack) note.current?.focus();
  }, [removed, isBack]);
  if (removed === undefined) return null;
  const { kind, record } = removed;
  const what = names.get(record) ?? content.removedThing;
  const bringBack = async () => {
    if ((await saveNow([restoration(copy, record, kind)])) !== undefined) setBack(true);
  };
  const isThere = copy.records.some(({ id }) => id === record);
  return (
    <>
      <NotSaved error={failed} />
      <div className="d-settled d-cluster" role="status">
        <p tabIndex={-1} ref={note}>
          {isThere ? content.isBack(what) : content.removed(what)}
        </p>
        {!isThere && (
          <Button look="secondary" small onClick={() => void bringBack()}>
            {content.bringBack}
          </Button>
        )}
      </div>
    </>
  );
}
