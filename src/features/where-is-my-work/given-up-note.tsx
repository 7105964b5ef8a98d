import { useEffect, useRef } from 'react';
import { Button } from '../../ui/actions/button.tsx';
import { InsetNote } from '../../ui/content/inset-note.tsx';
import { content } from './content.ts';
import type { GivenUp } from './stuck-card.tsx';

/** What was given up last, in the place of its card, until the page is left. It takes the focus that the card had. */
export function GivenUpNote({ given, onUndone }: { given: GivenUp; onUndone(): void }) {
  const button = useRef<HTMLButtonElement>(null);
  const { what, undo } = given;
  useEffect(() => button.current?.focus(), []);
  return (
    <InsetNote>
      <p role="status" dir="auto">
        {content.needsYou.givenUp(what)}
      </p>
      <Button
        small
        look="secondary"
        hiddenText={`: ${what}`}
        buttonRef={button}
        onClick={() => void undo().then(onUndone)}
      >
        {content.needsYou.undo}
      </Button>
    </InsetNote>
  );
}
