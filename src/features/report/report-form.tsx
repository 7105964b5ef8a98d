import { type FormEvent, useState } from 'react';
import * as z from 'zod/mini';
import { findIdentifier } from '../../domain/identifiers/stop.ts';
import { REPORT_ABOUTS, REPORT_WORDS, reportKind } from '../../domain/report/report.ts';
import { ABOUT_LABELS } from '../../domain/report/report-words.ts';
import { useDraft } from '../../store/use-draft.ts';
import { useReport } from '../../store/use-reports.ts';
import { useSeen } from '../../store/use-seen.ts';
import { Button } from '../../ui/actions/button.tsx';
import { WarningNote } from '../../ui/content/warning-note.tsx';
import { ChoiceField } from '../../ui/forms/choice-field.tsx';
import { ErrorSummary } from '../../ui/forms/error-summary.tsx';
import { TextArea } from '../../ui/forms/text-area.tsx';
import { SeenNotice } from '../../ui/identifiers/seen-notice.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { content } from './content.ts';

const draftSchema = z.object({ about: z.optional(z.enum(REPORT_ABOUTS)), words: z.string() });

export interface ReportFormProps {
  project: string;
  version: number;
  title: string;
  onDone: () => void;
}

/** What is wrong, and a few words to the desk. It is kept as it is typed. */
export function ReportForm({ project, version, title, onDone }: ReportFormProps) {
  const { draft, change, drop } = useDraft(`report:${project}`, draftSchema);
  const { report, failed } = useReport();
  const [tried, setTried] = useState(0);
  const { about, words = '' } = draft ?? {};
  const own = words.trim();
  const { seen } = useSeen(words, reportKind.name, 'words');
  const identifies = seen.length > 0 || findIdentifier(words) !== undefined;
  const wordsProblem = identifies
    ? content.identifies
    : own.length > REPORT_WORDS
      ? content.long
      : own === ''
        ? content.wordsMissing
        : undefined;
  const errors = [
    ...(about === undefined ? [{ id: 'about', message: content.whatMissing }] : []),
    ...(wordsProblem === undefined ? [] : [{ id: 'words', message: wordsProblem }]),
  ];
  const invalid = tried > 0 && errors.length > 0;
  const errorOf = (id: string) => (tried > 0 ? errors.find((error) => error.id === id)?.message : undefined);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried((count) => count + 1);
    if (about === undefined || errors.length > 0) return;
    if (!(await report({ project, version, about }, own))) return;
    await drop();
    onDone();
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      {invalid && <ErrorSummary errors={errors} attempt={tried} />}
      <PageTitle title={content.title} invalid={invalid} />
      <p className="d-lead" dir="auto">
        {title}
      </p>
      <p>{content.lead}</p>
      <div role="alert">
        {failed !== undefined && <WarningNote title={content.notSaved.title}>{content.notSaved.text}</WarningNote>}
      </div>
      <ChoiceField
        id="about"
        label={content.what}
        error={errorOf('about')}
        choices={REPORT_ABOUTS.map((value) => ({
          ...{ value, label: ABOUT_LABELS[value] },
          ...(content.hints[value] !== '' && { hint: content.hints[value] }),
        }))}
        value={about}
        onChange={(next) => change({ about: next, words })}
      />
      <TextArea
        id="words"
        label={content.words}
        hint={content.wordsHint[about ?? 'other']}
        value={words}
        onChange={(next) => change({ ...(about && { about }), words: next })}
        error={errorOf('words')}
        warning={identifies && errorOf('words') === undefined ? content.identifies : undefined}
        after={
          <SeenNotice
            id="words"
            text={words}
            seen={seen}
            onText={(next) => change({ ...(about && { about }), words: next })}
          />
        }
        limit={REPORT_WORDS}
      />
      <Button type="submit">{content.send}</Button>
    </form>
  );
}
