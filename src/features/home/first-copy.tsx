import { useSync, useSyncState } from '../../sync/sync-context.tsx';
import type { TransportProblem } from '../../sync/transport.ts';
import { wordsOfTroubleHere } from '../../sync/trouble-here.ts';
import { Button } from '../../ui/actions/button.tsx';
import { ButtonRow } from '../../ui/actions/button-row.tsx';
import { EmptyState } from '../../ui/content/empty-state.tsx';
import { Loading } from '../../ui/content/loading.tsx';
import { ProgressBar } from '../../ui/content/progress-bar.tsx';
import { content } from './content.ts';

/** While nothing of the archive is on this device: how far it is, or why it does not come and what can be done meanwhile. */
export function FirstCopy() {
  const { engine } = useSync();
  const { archive, archiveProblem: problem } = useSyncState();
  const words = content.copy;
  // What went wrong stays in view while the engine tries again, until something comes.
  if (problem !== undefined && archive === undefined) {
    return (
      <EmptyState title={words.failed}>
        <p>{whyOf(problem)}</p>
        <p>{words.meanwhile}</p>
        <ButtonRow>
          <Button look="secondary" onClick={() => void engine.sendNow()}>
            {words.again}
          </Button>
        </ButtonRow>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={words.title}>
      {archive === undefined ? (
        <Loading>{words.starting}</Loading>
      ) : (
        <ProgressBar label={words.label} done={archive.done} total={archive.of} unit={words.unit} />
      )}
      <p>{words.meanwhile}</p>
    </EmptyState>
  );
}

function whyOf(problem: TransportProblem): string {
  if (problem.kind === 'failed' || problem.kind === 'missing-part') return wordsOfTroubleHere[problem.kind];
  return problem.kind === 'not-our-server' ? content.copy.foreignText : content.copy.failedText;
}
