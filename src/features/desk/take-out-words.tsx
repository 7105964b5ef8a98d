import { useState } from 'react';
import { REDACTION_REASONS, type RedactionReason } from '../../protocol/mutation.ts';
import { useHistory } from '../../store/use-history.ts';
import { useTakeOut } from '../../store/use-take-out.ts';
import { Button } from '../../ui/actions/button.tsx';
import { Disclosure } from '../../ui/content/disclosure.tsx';
import { SureStep } from '../../ui/content/sure-step.tsx';
import { useAsking } from '../../ui/content/use-asking.ts';
import { ChoiceField } from '../../ui/forms/choice-field.tsx';
import { content } from './content.ts';
import { NotSaved } from './not-saved.tsx';

export interface WordsPlace {
  desk: string;
  record: string;
  kind: string;
  field: string;
}

/** Which words stand in a field of the desk, and whether somebody on this device has asked to take them out. */
export function useWords({ desk, record, field }: WordsPlace): { mids: string[]; leaving: boolean } {
  const history = useHistory(`desk:${desk}`, record, field);
  const entries = history?.entries ?? [];
  return {
    mids: entries.filter(({ op, payload }) => op === 'set' && payload !== undefined).map(({ mid }) => mid),
    leaving: entries.some(({ state }) => state === 'taking-out'),
  };
}

/** Takes words that stand at a desk out for good (S23): there, and wherever the server told them on. What was decided stays. */
export function TakeOutWords({ id, place, label }: { id: string; place: WordsPlace; label: string }) {
  const { mids, leaving } = useWords(place);
  const { takeOut, failed } = useTakeOut();
  const { asking, ask, leave, back } = useAsking();
  const [reason, setReason] = useState<RedactionReason>();
  const words = content.takeOutWords;
  if (leaving) return <p role="status">{words.leaving}</p>;
  if (mids.length === 0) return null;
  const { desk, record, kind, field } = place;
  const confirm = async () => {
    if (reason === undefined) return;
    await takeOut({ scope: `desk:${desk}`, record, kind, field, mids, reason });
    leave();
  };
  return (
    <Disclosure summary={label}>
      <NotSaved error={failed} />
      <p>{words.text}</p>
      <ChoiceField
        id={id}
        label={words.why}
        choices={REDACTION_REASONS.map((value) => ({ value, label: words.reasons[value] }))}
        value={reason}
        onChange={setReason}
      />
      {asking && reason !== undefined ? (
        <SureStep {...words.sure} onYes={() => void confirm()} onNo={leave} />
      ) : (
        <Button look="secondary" buttonRef={back} disabled={reason === undefined} onClick={ask}>
          {words.button}
        </Button>
      )}
    </Disclosure>
  );
}
