import { useEffect, useRef } from 'react';
import { Button } from '../actions/button.tsx';
import { ButtonRow } from '../actions/button-row.tsx';

export interface SureStepProps {
  title: string;
  text: string;
  yes: string;
  no: string;
  onYes: () => void;
  onNo: () => void;
}

/** "Are you sure?" before what cannot be undone, in place of the button that was pressed. It takes the focus. */
export function SureStep({ title, text, yes, no, onYes, onNo }: SureStepProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="d-caution">
      <h2 className="d-caution__title" tabIndex={-1} ref={heading}>
        {title}
      </h2>
      <p>{text}</p>
      <ButtonRow>
        <Button look="warning" onClick={onYes}>
          {yes}
        </Button>
        <Button look="secondary" onClick={onNo}>
          {no}
        </Button>
      </ButtonRow>
    </div>
  );
}
