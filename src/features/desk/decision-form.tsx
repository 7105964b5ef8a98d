import { useState } from 'react';
import * as z from 'zod/mini';
import { findIdentifier } from '../../domain/identifiers/stop.ts';
import { submissionKind } from '../../domain/publication/publication.ts';
import { useDraft } from '../../store/use-draft.ts';
import { useSaveNow } from '../../store/use-save-now.ts';
import { useSeen } from '../../store/use-seen.ts';
import { Button } from '../../ui/actions/button.tsx';
import { ButtonRow } from '../../ui/actions/button-row.tsx';
import { ErrorSummary } from '../../ui/forms/error-summary.tsx';
import { TextArea } from '../../ui/forms/text-area.tsx';
import { SeenNotice } from '../../ui/identifiers/seen-notice.tsx';
import { content } from './content.ts';
import { NotSaved } from './not-saved.tsx';

type Decision = { decision: 'approve'; hash: string } | { decision: 'return'; reason: string };

const draftSchema = z.object({ reason: z.string() });

/**
 * Approve, or return with a reason. Can be done offline; it is sent like any other change.
 *
 * @param hash of the content that the page shows: that is what is approved, and nothing else
 */
export function DecisionForm({ desk, submission, hash }: { desk: string; submission: string; hash: string }) {
  const { saveNow, failed } = useSaveNow();
  const { draft, change, drop } = useDraft(`decision:${desk}:${submission}`, draftSchema);
  const reason = draft?.reason ?? '';
  const { seen } = useSeen(reason, submissionKind.name, 'decision');
  const identifies = seen.length > 0 || findIdentifier(reason) !== undefined;
  const [error, setError] = useState<string>();
  const words = content.submission;

  const decide = async (payload: Decision) => {
    const target = { scope: `desk:${desk}`, record: submission, kind: submissionKind.name, field: 'decision' };
    if ((await saveNow([{ ...target, op: 'set', payload }])) !== undefined) await drop();
  };
  const giveBack = () => {
    if (reason.trim() === '') setError(words.reasonMissing);
    else if (identifies) setError(words.reasonIdentifies);
    else void decide({ decision: 'return', reason: reason.trim() });
  };

  return (
    <section className="d-stack">
      {error !== undefined && <ErrorSummary errors={[{ id: 'reason', message: error }]} />}
      <NotSaved error={failed} />
      <p>{words.lookFor}</p>
      <ButtonRow>
        <Button onClick={() => void decide({ decision: 'approve', hash })}>{words.approve}</Button>
      </ButtonRow>
      <h2>{words.returnTitle}</h2>
      <TextArea
        id="reason"
        label={words.reason}
        hint={words.reasonHint}
        value={reason}
        onChange={(next) => change({ reason: next })}
        error={error}
        warning={identifies ? words.reasonIdentifies : undefined}
        after={<SeenNotice id="reason" text={reason} seen={seen} onText={(next) => change({ reason: next })} />}
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
