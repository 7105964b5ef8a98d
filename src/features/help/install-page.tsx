import { useStore as useZustand } from 'zustand';
import { install, installState } from '../../platform/install.ts';
import { Button } from '../../ui/actions/button.tsx';
import { ButtonRow } from '../../ui/actions/button-row.tsx';
import { InsetNote } from '../../ui/content/inset-note.tsx';
import { BackLink } from '../../ui/shell/back-link.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { content } from './content.ts';

/** Written steps for each kind of device, and the browser's own way where it offers one. */
export function InstallPage() {
  const state = useZustand(installState);
  const words = content.install;
  return (
    <Page width="reading">
      <BackLink to="/help">{content.back}</BackLink>
      <PageTitle title={words.title} />
      <p className="d-lead">{words.lead}</p>
      {state === 'installed' && <InsetNote>{words.done}</InsetNote>}
      {state === 'offered' && (
        <ButtonRow>
          <Button look="secondary" onClick={() => void install()}>
            {words.button}
          </Button>
        </ButtonRow>
      )}
      {words.guides.map(({ title, steps, note }) => (
        <section className="d-section" key={title}>
          <h2>{title}</h2>
          <ol>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <p className="d-soft">{note}</p>
        </section>
      ))}
    </Page>
  );
}
