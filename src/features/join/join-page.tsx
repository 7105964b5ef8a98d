import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { type GrantLink, readGrantFragment } from '../../protocol/grants.ts';
import { scopeId, scopeKind } from '../../protocol/scope.ts';
import { acceptances, dropAcceptance, keepAcceptance } from '../../store/acceptances.ts';
import { useStore } from '../../store/store-context.tsx';
import { useSync } from '../../sync/sync-context.tsx';
import { Button } from '../../ui/actions/button.tsx';
import { LinkButton } from '../../ui/actions/link-button.tsx';
import { Loading } from '../../ui/content/loading.tsx';
import { WarningNote } from '../../ui/content/warning-note.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { content } from './content.ts';
import { Opens } from './opens.tsx';
import { Waiting } from './waiting.tsx';

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

/** `waits`: the person's answer is on the disk, and the server has not heard it. */
type Progress = { at: 'open' | 'coming' | 'waits' | 'trying' } | { at: 'failed'; code: string };

function Invitation({ grant }: { grant: GrantLink }) {
  const { vault, autosave } = useStore();
  const { engine } = useSync();
  const navigate = useNavigate();
  const [progress, setProgress] = useState<Progress>({ at: 'open' });

  const comeIn = async () => {
    setProgress({ at: 'coming' });
    await autosave.flush();
    try {
      await keepAcceptance(vault, grant);
    } catch {
      return setProgress({ at: 'failed', code: 'not-saved' });
    }
    return ask();
  };

  const ask = async () => {
    await engine.sendNow();
    const mine = (await acceptances(vault)).find(
      ({ scope, secret }) => scope === grant.scope && secret === grant.secret,
    );
    if (mine === undefined) return void navigate(placeOf(grant.scope), { replace: true });
    if (mine.refused === undefined) return setProgress({ at: 'waits' });
    // It is told here.
    await dropAcceptance(vault, mine);
    return setProgress({ at: 'failed', code: mine.refused });
  };

  if (progress.at === 'waits' || progress.at === 'trying') {
    const tryNow = async () => {
      setProgress({ at: 'trying' });
      await ask();
    };
    return <Waiting trying={progress.at === 'trying'} onTryNow={() => void tryNow()} />;
  }
  return (
    <Page width="reading">
      <Opens grant={grant} />
      {progress.at === 'failed' && (
        <div role="alert">
          <WarningNote title={content.problems[progress.code] ?? content.problems.other} level={2}>
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
