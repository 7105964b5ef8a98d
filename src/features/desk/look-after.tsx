import { submissionKind } from '../../domain/publication/publication.ts';
import { useSaveNow } from '../../store/use-save-now.ts';
import { Button } from '../../ui/actions/button.tsx';
import { content } from './content.ts';
import { NotSaved } from './not-saved.tsx';

interface LookAfterProps {
  desk: string;
  submission: string;
  /** Of what was published: that is what the moderator saw. */
  hash: string;
}

/** For what was published before anybody looked: a moderator has, and leaves it. */
export function LookAfter({ desk, submission, hash }: LookAfterProps) {
  const { saveNow, failed } = useSaveNow();
  const words = content.policy;
  const place = { scope: `desk:${desk}`, record: submission, kind: submissionKind.name, field: 'decision' };
  return (
    <>
      <NotSaved error={failed} />
      <p>{words.unseen}</p>
      <p>{content.submission.lookFor}</p>
      <Button onClick={() => void saveNow([{ ...place, op: 'set', payload: { decision: 'approve', hash } }])}>
        {words.looked}
      </Button>
    </>
  );
}
