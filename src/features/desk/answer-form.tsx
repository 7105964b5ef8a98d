import { useState } from 'react';
import * as z from 'zod/mini';
import { findIdentifier } from '../../domain/identifiers/stop.ts';
import { deskReportKind, REPORT_OUTCOMES, REPORT_WORDS, type ReportAbout } from '../../domain/report/report.ts';
import { OUTCOME_SENTENCES } from '../../domain/report/report-words.ts';
import { useDraft } from '../../store/use-draft.ts';
import { useSaveNow } from '../../store/use-save-now.ts';
import { useSeen } from '../../store/use-seen.ts';
import { Button } from '../../ui/actions/button.tsx';
import { ButtonRow } from '../../ui/actions/button-row.tsx';
import { ChoiceField } from '../../ui/forms/choice-field.tsx';
import { ErrorSummary } from '../../ui/forms/error-summary.tsx';
import { TextArea } from '../../ui/forms/text-area.tsx';
import { SeenNotice } from '../../ui/identifiers/seen-notice.tsx';
import { content } from './content.ts';
import { NotSaved } from './not-saved.tsx';

const draftSchema = z.object({ outcome: z.optional(z.enum(REPORT_OUTCOMES)), words: z.string() });

/** What was done about a report, in a sentence that the reader gets. Can be done offline. */
export function AnswerForm({ desk, report, about }: { desk: string; report: string; about: ReportAbout }) {
  const { saveNow, failed } = useSaveNow();
  const { draft, change, drop } = useDraft(`answer:${desk}:${report}`, draftSchema);
  const { outcome, words: own = '' } = draft ?? {};
  const [error, setError] = useState<{ id: string; message: string }>();
  const { seen } = useSeen(own, deskReportKind.name, 'answer');
  const identifies = seen.length > 0 || findIdentifier(own) !== undefined;
  const words = content.answer;

  const answer = async () => {
    if (outcome === undefined) return setError({ id: 'outcome', message: words.missing });
    if (identifies) return setError({ id: 'answer', message: words.identifies });
    if (outcome === 'other' && own.trim() === '') return setError({ id: 'answer', message: words.wordsMissing });
    const place = { scope: `desk:${desk}`, record: report, kind: deskReportKind.name, field: 'answer' };
    const payload = { outcome, words: own.trim() };
    if ((await saveNow([{ ...place, op: 'set', payload }])) !== undefined) await drop();
  };
  const errorOf = (id: string) => (error?.id === id ? error.message : undefined);

  return (
    <section className="d-section" aria-labelledby="answer-title">
      {error !== undefined && <ErrorSummary errors={[error]} />}
      <NotSaved error={failed} />
      <h2 id="answer-title">{words.title}</h2>
      <p>{words.text}</p>
      {about === 'patient' && <p>{words.patient}</p>}
      <ChoiceField
        id="outcome"
        label={words.what}
        error={errorOf('outcome')}
        choices={REPORT_OUTCOMES.map((value) => ({
          value,
          label: value === 'other' ? words.other : OUTCOME_SENTENCES[value],
        }))}
        value={outcome}
        onChange={(next) => change({ outcome: next, words: own })}
      />
      <TextArea
        id="answer"
        label={words.own}
        hint={words.hint}
        value={own}
        onChange={(next) => change({ ...(outcome && { outcome }), words: next })}
        error={errorOf('answer')}
        warning={identifies ? words.identifies : undefined}
        after={
          <SeenNotice
            id="answer"
            text={own}
            seen={seen}
            onText={(next) => change({ ...(outcome && { outcome }), words: next })}
          />
        }
        limit={REPORT_WORDS}
      />
      <ButtonRow>
        <Button onClick={() => void answer()}>{words.send}</Button>
      </ButtonRow>
    </section>
  );
}
