import { useEffect, useRef, useState } from 'react';
import type { SeenWords } from '../../domain/identifiers/mended.ts';
import type { Pass, PassReason } from '../../domain/identifiers/pass.ts';
import { reasonsFor } from '../../domain/identifiers/reasons-for.ts';
import { Button } from '../actions/button.tsx';
import { ButtonRow } from '../actions/button-row.tsx';
import { ChoiceField } from '../forms/choice-field.tsx';
import { TextArea } from '../forms/text-area.tsx';
import { REASON_WORDS, WORDS } from './words.ts';

export interface ReasonFormProps {
  id: string;
  one: SeenWords;
  identifies: (note: string) => boolean;
  onPass: (pass: Pass) => void;
  onLeave: () => void;
}

const NOTE_MOST = 300;

/** Why something may stand: one of a few reasons, and a person's own words. Both go along, and the desk reads them. */
export function ReasonForm({ id, one, identifies, onPass, onLeave }: ReasonFormProps) {
  const { type, words } = one;
  const [reason, setReason] = useState<PassReason>();
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector('input')?.focus(), []);
  const said = note.trim();
  const noReason = reason === undefined ? WORDS.choose : undefined;
  const badNote = identifies(said)
    ? WORDS.noteIdentifies
    : reason === 'other' && said === ''
      ? WORDS.noteMissing
      : undefined;
  const goOn = () => {
    setTried(true);
    if (reason === undefined || badNote !== undefined || said.length > NOTE_MOST) return;
    onPass({ type, words, reason, ...(said !== '' && { note: said }) });
  };
  return (
    <div ref={box}>
      {type === 'nhs-number' && <p className="d-small">{WORDS.howAsked}</p>}
      <ChoiceField
        id={`${id}-reason`}
        label={WORDS.why(words)}
        labelSize="small"
        choices={reasonsFor(type).map((value) => ({ value, label: REASON_WORDS[value] }))}
        value={reason}
        onChange={setReason}
        error={tried ? noReason : undefined}
      />
      <TextArea
        id={`${id}-note`}
        label={reason === 'other' ? WORDS.noteNeeded : WORDS.note}
        labelSize="small"
        hint={WORDS.noteHint}
        rows={2}
        limit={NOTE_MOST}
        value={note}
        onChange={setNote}
        error={tried ? badNote : undefined}
      />
      <ButtonRow>
        <Button small onClick={goOn}>
          {type === 'nhs-number' ? WORDS.ask : WORDS.goOn}
        </Button>
        <Button small look="quiet" onClick={onLeave}>
          {WORDS.leave}
        </Button>
      </ButtonRow>
    </div>
  );
}
