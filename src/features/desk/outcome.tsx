import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { submissionKind } from '../../domain/publication/publication.ts';
import { isToLookAt, type Submission } from '../../domain/publication/queue.ts';
import { RETURN_LABELS } from '../../domain/publication/return-reasons.ts';
import { deskWithdrawalKind, withdrawalId } from '../../domain/publication/withdrawal.ts';
import type { WorkingCopy } from '../../store/working-copy.ts';
import { InsetNote } from '../../ui/content/inset-note.tsx';
import { content } from './content.ts';
import { DecisionForm } from './decision-form.tsx';
import { LookAfter } from './look-after.tsx';
import { TakeOutWords, useWords, type WordsPlace } from './take-out-words.tsx';

export interface OutcomeProps {
  desk: string;
  copy: WorkingCopy;
  submission: Submission;
}

/** What became of a request, or the form that decides it. */
export function Outcome({ desk, copy, submission }: OutcomeProps) {
  const { decision, progress } = submission.values;
  const words = content.submission;
  const another = copy.conflicts.some(({ record, field }) => record === submission.id && field === 'decision');
  const note = another && <p>{words.another}</p>;
  switch (progress?.state) {
    case 'published':
      return (
        <>
          {isToLookAt(submission) && (
            <LookAfter desk={desk} submission={submission.id} hash={submission.submitted.hash} />
          )}
          <InsetNote>
            {words.published(progress.version)}.{' '}
            <Link to={`/projects/${submission.submitted.project}`}>{words.read}</Link>
            {note}
          </InsetNote>
        </>
      );
    case 'returned':
      return <Returned desk={desk} id={submission.id} progress={progress} note={note} />;
    case 'withdrawn':
      return <Withdrawn desk={desk} project={submission.submitted.project} note={progress.note} />;
    case 'refused':
      return <InsetNote>{words.refused}</InsetNote>;
    default:
      if (decision !== undefined) return <InsetNote>{words.deciding}</InsetNote>;
      return (
        <DecisionForm key={submission.id} desk={desk} submission={submission.id} hash={submission.submitted.hash} />
      );
  }
}

type ReturnedProgress = Extract<NonNullable<Submission['values']['progress']>, { state: 'returned' }>;

function Returned(props: { desk: string; id: string; progress: ReturnedProgress; note: ReactNode }) {
  const { desk, id, note } = props;
  const { why, reason } = props.progress;
  const place: WordsPlace = { desk, record: id, kind: submissionKind.name, field: 'decision' };
  const { leaving } = useWords(place);
  const words = content.submission;
  return (
    <>
      <InsetNote>
        <p>{words.returned}</p>
        {why !== undefined && why !== 'other' && <p>{RETURN_LABELS[why]}</p>}
        {reason !== '' && !leaving && (
          <p className="d-prose" dir="auto">
            {reason}
          </p>
        )}
        {note}
      </InsetNote>
      <TakeOutWords id="take-out-reason" place={place} label={content.takeOutWords.reason} />
    </>
  );
}

function Withdrawn({ desk, project, note }: { desk: string; project: string; note: string }) {
  const record = withdrawalId(project);
  const place: WordsPlace = { desk, record, kind: deskWithdrawalKind.name, field: 'withdrawn' };
  const { leaving } = useWords(place);
  const { withdrawn } = content.submission;
  return (
    <>
      <InsetNote>{note === '' || leaving ? withdrawn : `${withdrawn}: ${note}`}</InsetNote>
      {note !== '' && <TakeOutWords id="take-out-note" place={place} label={content.takeOutWords.note} />}
    </>
  );
}
