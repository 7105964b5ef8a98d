import { type FormEvent, useState } from 'react';
import type { SeenWords } from '../../domain/identifiers/mended.ts';
import { findIdentifier } from '../../domain/identifiers/stop.ts';
import { WITHDRAWAL_REASONS, type WithdrawalReason } from '../../domain/publication/withdrawal.ts';
import { Button } from '../actions/button.tsx';
import { SureStep } from '../content/sure-step.tsx';
import { useAsking } from '../content/use-asking.ts';
import { ChoiceField } from '../forms/choice-field.tsx';
import { ErrorSummary } from '../forms/error-summary.tsx';
import { TextArea } from '../forms/text-area.tsx';
import { SeenNotice } from '../identifiers/seen-notice.tsx';
import { PageTitle } from '../shell/page-title.tsx';

/** What is filled in so far; a screen keeps it as it is typed. */
export type WithdrawalDraft = { reason: WithdrawalReason | ''; note: string };

export interface WithdrawFormProps {
  title: string;
  /** The title of the project, where the page does not say it. */
  about?: string | undefined;
  /** What it does, one sentence a line. */
  does: readonly string[];
  /** What comes on top where patient data are the reason. */
  erases?: string;
  noteHint: string;
  sure: { title: string; text: string };
  draft: WithdrawalDraft;
  onDraft: (draft: WithdrawalDraft) => void;
  /** What in the note may tell who a patient is. */
  seen: readonly SeenWords[];
  onConfirm: (reason: WithdrawalReason, note: string) => void;
}

const WORDS = {
  reason: 'Why?',
  reasonMissing: 'Say why it is taken out',
  reasons: {
    'patient-data': 'It could tell who a patient is',
    'personal-data': 'It is about somebody who does not want that',
    wrong: 'Something in it is wrong',
    asked: 'The team asks for it',
    other: 'Another reason',
  } satisfies Record<WithdrawalReason, string>,
  note: 'What should the team know?',
  noteIdentifies: 'This may tell who a patient is. Take it out: never repeat what must go.',
  noteLong: 'Shorten this to 2,000 characters',
  goOn: 'Go on',
  yes: 'Yes, take it out',
  no: 'No, leave it',
};
const NOTE_MAX = 2_000;

/** Why something public is taken out of the archive, and are you sure. */
export function WithdrawForm(props: WithdrawFormProps) {
  const { title, about, does, erases, noteHint, sure, draft, onDraft, seen, onConfirm } = props;
  const { reason, note } = draft;
  const [tried, setTried] = useState(0);
  const { asking, ask, leave, back } = useAsking();
  const identifies = seen.length > 0 || findIdentifier(note) !== undefined;
  const noteProblem = identifies ? WORDS.noteIdentifies : note.trim().length > NOTE_MAX ? WORDS.noteLong : undefined;
  const errors = [
    ...(reason === '' ? [{ id: 'reason', message: WORDS.reasonMissing }] : []),
    ...(noteProblem === undefined ? [] : [{ id: 'note', message: noteProblem }]),
  ];
  const invalid = tried > 0 && errors.length > 0;
  const errorOf = (id: string) => (tried > 0 ? errors.find((error) => error.id === id)?.message : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried((count) => count + 1);
    if (errors.length === 0) ask();
  };
  return (
    <form noValidate onSubmit={submit}>
      {invalid && <ErrorSummary errors={errors} attempt={tried} />}
      <PageTitle title={title} invalid={invalid} />
      {about !== undefined && (
        <p className="d-lead" dir="auto">
          {about}
        </p>
      )}
      <ul>
        {does.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <ChoiceField
        id="reason"
        label={WORDS.reason}
        error={errorOf('reason')}
        choices={WITHDRAWAL_REASONS.map((value) => ({ value, label: WORDS.reasons[value] }))}
        value={reason === '' ? undefined : reason}
        onChange={(next) => onDraft({ ...draft, reason: next })}
      />
      <p role="status">{(reason === 'patient-data' || reason === 'personal-data') && erases}</p>
      <TextArea
        id="note"
        label={WORDS.note}
        hint={noteHint}
        value={note}
        onChange={(next) => onDraft({ ...draft, note: next })}
        error={errorOf('note')}
        // The same sentence stands there as the error already.
        warning={identifies && errorOf('note') === undefined ? WORDS.noteIdentifies : undefined}
        after={<SeenNotice id="note" text={note} seen={seen} onText={(next) => onDraft({ ...draft, note: next })} />}
        limit={NOTE_MAX}
      />
      {asking && reason !== '' && noteProblem === undefined ? (
        <SureStep {...sure} yes={WORDS.yes} no={WORDS.no} onYes={() => onConfirm(reason, note.trim())} onNo={leave} />
      ) : (
        <Button type="submit" buttonRef={back}>
          {WORDS.goOn}
        </Button>
      )}
    </form>
  );
}
