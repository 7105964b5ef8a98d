import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { type Grant, readGrantFragment } from '../../protocol/grants.ts';
import { scopeId, scopeKind } from '../../protocol/scope.ts';
import { useStore } from '../../store/store-context.tsx';
import { acceptGrant } from '../../sync/grants.ts';
import { problemWords } from '../../sync/problem-words.ts';
import { useSync } from '../../sync/sync-context.tsx';
import type { TransportProblem } from '../../sync/transport.ts';
import { Button } from '../../ui/actions/button.tsx';
import { LinkButton } from '../../ui/actions/link-button.tsx';
import { Loading } from '../../ui/content/loading.tsx';
import { WarningNote } from '../../ui/content/warning-note.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { content } from './content.ts';
import { Opens } from './opens.tsx';

/** What a link opens, in plain words, and the button that uses it. The secret stands behind `#` and is gone afterwards. */
export function JoinPage() {
  const { hash } = useLocation();
  const [grant] = useState(() => readGrantFragment(hash));
  if (grant !== undefined) return <Invitation grant={grant} />;
  const { title, text } = content.bad;
  return (
    <Page width="reading">
      <PageTitle title={title} />
      <p>{text}</p>
      <LinkButton to="/work">{content.work}</LinkButton>
    </Page>
  );
}

type Progress = { at: 'waiting' | 'coming' } | { at: 'failed'; problem: TransportProblem };

function Invitation({ grant }: { grant: Grant }) {
  const { vault, autosave } = useStore();
  const { engine, transport } = useSync();
  const navigate = useNavigate();
  const [progress, setProgress] = useState<Progress>({ at: 'waiting' });

  const comeIn = async () => {
    setProgress({ at: 'coming' });
    await autosave.flush();
    const entered = await acceptGrant(vault, transport, grant);
    if (!entered.ok) return setProgress({ at: 'failed', problem: entered.error });
    await engine.sendNow();
    await navigate(placeOf(entered.value.scope), { replace: true });
  };

  return (
    <Page width="reading">
      <Opens scope={grant.scope} />
      {progress.at === 'failed' && (
        <div role="alert">
          <WarningNote title={whyNot(progress.problem)} level={2}>
            <p>{content.problems.nothingLost}</p>
          </WarningNote>
        </div>
      )}
      <p>{content.once}</p>
      {progress.at === 'coming' ? (
        <Loading>{content.coming}</Loading>
      ) : (
        <Button onClick={() => void comeIn()}>{content.button}</Button>
      )}
    </Page>
  );
}

function placeOf(scope: string): string {
  switch (scopeKind(scope)) {
    case 'project':
      return `/work/${scopeId(scope)}`;
    case 'desk':
      return `/desk/${scopeId(scope)}`;
    case 'person':
      return '/work';
  }
}

function whyNot(problem: TransportProblem): string {
  const words = content.problems;
  if (problem.kind === 'no-connection') return words.offline;
  if (problem.kind !== 'turned-away') return problemWords(problem);
  switch (problem.code) {
    case 'grant-used':
    case 'grant-expired':
    case 'grant-unknown':
      return words[problem.code];
    default:
      return problemWords(problem);
  }
}
