import { submissionKind } from '../../domain/publication/publication.ts';
import { useSaveNow } from '../../store/use-save-now.ts';
import { Button } from '../../ui/actions/button.tsx';
import { content } from './content.ts';
import { NotSaved } from './not-saved.tsx';

/** For what was published before anybody looked: a moderator has, and leaves it. */
export function LookAfter({ desk, submission }: { desk: string; submission: string }) {
  const { saveNow, failed } = useSaveNow();
  const words = content.policy;
  const place = { scope: `desk:${desk}`, record: submission, kind: submissionKind.name, field: 'decision' };
  return (
    <>
      <NotSaved error={failed} />
      <p>{words.unseen}</p>
      <p>{content.submission.lookFor}</p>
      <Button onClick={() => void saveNow([{ ...place, op: 'set', payload: { decision: 'approve' } }])}>
        {words.looked}
      </Button>
    </>
  );
}
