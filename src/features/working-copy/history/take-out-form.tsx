import { type FormEvent, useState } from 'react';
import { REDACTION_REASONS, type RedactionReason } from '../../../protocol/mutation.ts';
import type { HistoryEntry } from '../../../store/history.ts';
import type { WorkingCopy } from '../../../store/working-copy.ts';
import { Button } from '../../../ui/actions/button.tsx';
import { InsetNote } from '../../../ui/content/inset-note.tsx';
import { SureStep } from '../../../ui/content/sure-step.tsx';
import { useAsking } from '../../../ui/content/use-asking.ts';
import { CheckList } from '../../../ui/forms/check-list.tsx';
import { ChoiceField } from '../../../ui/forms/choice-field.tsx';
import { ErrorSummary } from '../../../ui/forms/error-summary.tsx';
import { TextField } from '../../../ui/forms/text-field.tsx';
import { PageTitle } from '../../../ui/shell/page-title.tsx';
import { whoWas } from './history-entry.tsx';
import { content } from './take-out-content.ts';
import { holdsSame, suspect, textOf } from './with-same-text.ts';

export interface TakeOutFormProps {
  chosen: HistoryEntry;
  /** The values that this person may take out, the chosen one among them. */
  mine: readonly HistoryEntry[];
  /** Those that they may not. */
  others: readonly HistoryEntry[];
  copy: WorkingCopy;
  me: string;
  /** "Cycle 2: What happened?" */
  what: string;
  onConfirm: (entries: readonly HistoryEntry[], reason: RedactionReason) => void;
}

/** Which values, why, and are you sure. The words that are looked for are never saved. */
export function TakeOutForm({ chosen, mine, others, copy, me, what, onConfirm }: TakeOutFormProps) {
  const [words, setWords] = useState(() => suspect(chosen));
  const [byHand, setByHand] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [reason, setReason] = useState<RedactionReason>();
  const [tried, setTried] = useState(0);
  const { asking, ask, leave, back } = useAsking();
  const isTicked = (entry: HistoryEntry) => byHand.get(entry.mid) ?? holdsSame(entry, chosen, words);
  const ticked = mine.filter(isTicked);
  const elsewhere = others.filter((entry) => holdsSame(entry, chosen, words)).length;
  const errors = [
    ...(ticked.length === 0 ? [{ id: 'values', message: content.values.missing }] : []),
    ...(reason === undefined ? [{ id: 'reason', message: content.reason.missing }] : []),
  ];
  const errorOf = (id: string) => (tried > 0 ? errors.find((error) => error.id === id)?.message : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried((count) => count + 1);
    if (errors.length === 0) ask();
  };
  const invalid = tried > 0 && errors.length > 0;

  return (
    <form noValidate onSubmit={submit}>
      {invalid && <ErrorSummary errors={errors} attempt={tried} />}
      <PageTitle title={content.title} invalid={invalid} />
      <p>{content.what(what)}</p>
      <ul>
        {content.does.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <TextField id="words" {...content.words} value={words} onChange={setWords} />
      <CheckList
        id="values"
        label={content.values.label}
        hint={content.values.hint}
        error={errorOf('values')}
        items={mine.map((entry) => ({
          value: entry.mid,
          label: <bdi>{shortened(textOf(entry))}</bdi>,
          hint: whoWas(copy, me, entry),
          checked: isTicked(entry),
        }))}
        onToggle={(mid, checked) => setByHand(new Map(byHand).set(mid, checked))}
      />
      {elsewhere > 0 && <InsetNote>{content.elsewhere(elsewhere)}</InsetNote>}
      <ChoiceField
        id="reason"
        label={content.reason.label}
        hint={content.reason.hint}
        error={errorOf('reason')}
        choices={REDACTION_REASONS.map((value) => ({ value, label: content.reason.choices[value] }))}
        value={reason}
        onChange={setReason}
      />
      {asking && reason !== undefined && ticked.length > 0 ? (
        <SureStep
          title={content.sure.title(ticked.length)}
          text={content.sure.text}
          yes={content.sure.yes}
          no={content.sure.no}
          onYes={() => onConfirm(ticked, reason)}
          onNo={leave}
        />
      ) : (
        <Button type="submit" buttonRef={back}>
          {content.goOn}
        </Button>
      )}
    </form>
  );
}

const LONGEST = 300;

function shortened(text: string): string {
  if (text === '') return content.values.empty;
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}
