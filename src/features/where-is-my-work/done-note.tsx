import { useEffect, useRef } from 'react';
import { Button } from '../../ui/actions/button.tsx';
import { InsetNote } from '../../ui/content/inset-note.tsx';
import { content } from './content.ts';

/** What was done last with a card that is gone since, or has lost its buttons. */
export type Done = { told: string; undo?: { what: string; run(): Promise<void> } };

/**
 * Until the page is left, or something else is done: what was done, and how to take it back. It takes the focus that the card had.
 *
 * @param onUndone with what stands here then
 */
export function DoneNote({ done, onUndone }: { done: Done; onUndone(done: Done): void }) {
  const button = useRef<HTMLButtonElement>(null);
  const line = useRef<HTMLParagraphElement>(null);
  const { told, undo } = done;
  useEffect(() => {
    (undo === undefined ? line : button).current?.focus();
  }, [undo]);
  return (
    <InsetNote>
      <p role="status" dir="auto" tabIndex={-1} ref={line}>
        {told}
      </p>
      {undo !== undefined && (
        <Button
          small
          look="secondary"
          hiddenText={`: ${undo.what}`}
          buttonRef={button}
          onClick={() => void undo.run().then(() => onUndone({ told: content.needsYou.undone(undo.what) }))}
        >
          {content.needsYou.undo}
        </Button>
      )}
    </InsetNote>
  );
}
