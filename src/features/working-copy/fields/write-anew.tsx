import { useEffect, useRef } from 'react';
import { Button } from '../../../ui/actions/button.tsx';
import { ButtonRow } from '../../../ui/actions/button-row.tsx';
import { SureStep } from '../../../ui/content/sure-step.tsx';
import { useAsking } from '../../../ui/content/use-asking.ts';
import { TextArea } from '../../../ui/forms/text-area.tsx';
import { TextField } from '../../../ui/forms/text-field.tsx';
import { content } from './content.ts';
import type { Anew } from './use-write-anew.ts';

export interface WriteAnewProps {
  anew: Anew;
  /** Values stand beside one another: what was written for earlier ones cannot be kept before somebody goes on with it. */
  choosing: boolean;
}

/**
 * The button that begins it, then the field and the buttons that keep it or give it up. The field stays the same one while what it was
 * written against is settled, so that somebody who types goes on typing.
 */
export function WriteAnew({ anew, choosing }: WriteAnewProps) {
  const words = content.conflict.anew;
  const box = useRef<HTMLDivElement>(null);
  const { asking, ask, leave, back } = useAsking();
  const { is, start, id, text, problem, warning, called } = anew;
  useEffect(() => {
    if (called > 0) box.current?.querySelector<HTMLElement>('.d-input')?.focus();
  }, [called]);
  if (is === 'closed') {
    return start === undefined ? null : (
      <Button look="secondary" small onClick={start}>
        {words.start}
      </Button>
    );
  }
  const isOld = is === 'old';
  const said = isOld ? { label: words.old.label } : { label: words.label, hint: words.hint };
  const common = { id, ...said, error: problem, warning, value: text, onChange: anew.type };
  return (
    <div className="d-conflict__anew" ref={box}>
      {anew.long ? (
        <TextArea {...common} labelSize="small" rows={4} />
      ) : (
        <TextField {...common} labelSize="small" width="medium" />
      )}
      {asking ? (
        <SureStep {...words.sure} onYes={() => void anew.giveUp().then(leave)} onNo={leave} />
      ) : (
        <ButtonRow>
          {isOld && choosing ? (
            <Button look="secondary" small onClick={anew.goOn}>
              {words.old.goOn}
            </Button>
          ) : (
            <Button small onClick={anew.keep}>
              {words.keep}
            </Button>
          )}
          {(isOld || text.trim() !== '') && (
            <Button look="quiet" small buttonRef={back} onClick={ask}>
              {words.giveUp}
            </Button>
          )}
        </ButtonRow>
      )}
    </div>
  );
}
