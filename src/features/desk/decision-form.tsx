import { useState } from 'react';
import { submissionKind } from '../../domain/publication/publication.ts';
import { useStore } from '../../store/store-context.tsx';
import { Button } from '../../ui/actions/button.tsx';
import { ButtonRow } from '../../ui/actions/button-row.tsx';
import { ErrorSummary } from '../../ui/forms/error-summary.tsx';
import { TextArea } from '../../ui/forms/text-area.tsx';
import { content } from './content.ts';

type Decision = { decision: 'approve' } | { decision: 'return'; reason: string };

/** Approve, or return with a reason. Can be done offline; it is sent like any other change. */
export function DecisionForm({ desk, submission }: { desk: string; submission: string }) {
  const { autosave } = useStore();
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();
  const words = content.submission;

  const decide = (payload: Decision) => {
    const change = { scope: `desk:${desk}`, record: submission, kind: submissionKind.name, field: 'decision' };
    void autosave.now([{ ...change, op: 'set', payload }]);
  };
  const giveBack = () => {
    if (reason.trim() === '') setError(words.reasonMissing);
    else decide({ decision: 'return', reason: reason.trim() });
  };

  return (
    <section className="d-stack">
      {error !== undefined && <ErrorSummary errors={[{ id: 'reason', message: error }]} />}
      <p>{words.lookFor}</p>
      <ButtonRow>
        <Button onClick={() => decide({ decision: 'approve' })}>{words.approve}</Button>
      </ButtonRow>
      <h2>{words.returnTitle}</h2>
      <TextArea
        id="reason"
        label={words.reason}
        hint={words.reasonHint}
        value={reason}
        onChange={setReason}
        error={error}
        limit={2000}
      />
      <ButtonRow>
        <Button look="secondary" onClick={giveBack}>
          {words.return}
        </Button>
      </ButtonRow>
    </section>
  );
}
