import { problemWords } from '../../sync/problem-words.ts';
import { useSyncState } from '../../sync/sync-context.tsx';
import { Button } from '../../ui/actions/button.tsx';
import { ButtonRow } from '../../ui/actions/button-row.tsx';
import { LinkButton } from '../../ui/actions/link-button.tsx';
import { Loading } from '../../ui/content/loading.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { content } from './content.ts';

/** Somebody said yes, and the server has not heard it: what happens next, and what cannot be done until then. */
export function Waiting({ trying, onTryNow }: { trying: boolean; onTryNow: () => void }) {
  const { problem } = useSyncState();
  const words = content.waiting;
  return (
    <Page width="reading">
      <PageTitle title={words.title} tabTitle={content.title} />
      <p className="d-lead">{words.lead}</p>
      <p>{words.until}</p>
      <p>{words.week}</p>
      <p>{words.where}</p>
      {problem !== undefined && <p role="status">{problemWords(problem)}</p>}
      {trying ? (
        <Loading>{words.trying}</Loading>
      ) : (
        <ButtonRow>
          <Button onClick={onTryNow}>{words.tryNow}</Button>
          <LinkButton look="secondary" to="/work">
            {content.work}
          </LinkButton>
        </ButtonRow>
      )}
    </Page>
  );
}
