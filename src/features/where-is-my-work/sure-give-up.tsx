import { useEffect, useRef } from 'react';
import { Button } from '../../ui/actions/button.tsx';
import { ButtonRow } from '../../ui/actions/button-row.tsx';
import { content } from './content.ts';

export interface SureGiveUpProps {
  question: string;
  what: string;
  onYes(): void;
  onNo(): void;
}

/** Asked in a card, in place of its buttons. It takes the focus that the button had. */
export function SureGiveUp({ question, what, onYes, onNo }: SureGiveUpProps) {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => line.current?.focus(), []);
  return (
    <>
      <p tabIndex={-1} ref={line}>
        <strong>{question}</strong>
      </p>
      <ButtonRow>
        <Button small look="warning" hiddenText={`: ${what}`} onClick={onYes}>
          {content.needsYou.yes}
        </Button>
        <Button small look="secondary" hiddenText={`: ${what}`} onClick={onNo}>
          {content.needsYou.no}
        </Button>
      </ButtonRow>
    </>
  );
}
