import { useState } from 'react';
import { Link } from 'react-router';
import { clock } from '../../platform/world.ts';
import { useProfile } from '../../store/use-profile.ts';
import { useSync } from '../../sync/sync-context.tsx';
import { Button } from '../../ui/actions/button.tsx';
import { ConfirmationPanel } from '../../ui/content/confirmation-panel.tsx';
import { SureStep } from '../../ui/content/sure-step.tsx';
import { useAsking } from '../../ui/content/use-asking.ts';
import { BackLink } from '../../ui/shell/back-link.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { content } from './content.ts';

/** Somebody goes for good: first they read what goes and what stays. */
export function ForgetPage() {
  const { values, save } = useProfile();
  const { engine } = useSync();
  const { asking, ask, leave, back } = useAsking();
  const [done, setDone] = useState(false);
  const words = content.forget;
  if (done || values?.forgotten !== undefined) {
    return (
      <Page width="reading">
        <ConfirmationPanel title={words.done} />
        <p>{words.doneText}</p>
        <Link to="/where-is-my-work">{words.where}</Link>
      </Page>
    );
  }
  const forget = async () => {
    // What waits in the projects goes first: afterwards nothing of this person is taken any more.
    await engine.sendNow();
    const { saved } = await save('forgotten', { at: new Date(clock.now()).toISOString() });
    setDone(saved);
  };
  return (
    <Page width="reading">
      <BackLink to="/you">{content.forget.you}</BackLink>
      <PageTitle title={words.title} />
      <p className="d-lead">{words.lead}</p>
      {[words.goes, words.stays].map(({ title, list }) => (
        <section key={title}>
          <h2>{title}</h2>
          <ul>
            {list.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
      <p>
        {words.unsent} <Link to="/where-is-my-work">{words.where}</Link>
      </p>
      {asking ? (
        <SureStep
          title={words.sure}
          text={words.sureText}
          yes={words.yes}
          no={words.no}
          onYes={() => void forget()}
          onNo={leave}
        />
      ) : (
        <Button look="warning" buttonRef={back} onClick={ask}>
          {words.button}
        </Button>
      )}
    </Page>
  );
}
