import { useState } from 'react';
import type { PersonHere } from '../../store/people-here.ts';
import { Button } from '../../ui/actions/button.tsx';
import { ButtonRow } from '../../ui/actions/button-row.tsx';
import { SureStep } from '../../ui/content/sure-step.tsx';
import { WarningNote } from '../../ui/content/warning-note.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { content } from './content.ts';

export interface ForgottenScreenProps {
  person: PersonHere;
  onAnew: () => void;
  /** @throws where it could not be removed */
  onRemove: () => Promise<void>;
  onBack: () => void;
}

/** What a forgotten PIN means, and what can be done: to begin anew beside, and, asked twice, to remove what is locked. */
export function ForgottenScreen({ person, onAnew, onRemove, onBack }: ForgottenScreenProps) {
  const [asked, setAsked] = useState(0);
  const [failed, setFailed] = useState(false);
  const words = content.forgotten;
  const unsent = words.unsent(person.unsent);
  const remove = () => onRemove().catch(() => setFailed(true));
  return (
    <Page width="reading">
      <PageTitle title={words.title} tabTitle={content.who.title} isEnd />
      <p className="d-lead">{words.lead}</p>
      <p>{words.sent}</p>
      <WarningNote title={unsent} level={2}>
        <p>{words.kept}</p>
      </WarningNote>
      <section className="d-section">
        <h2>{words.how.title}</h2>
        <ol>
          {words.how.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
      <ButtonRow>
        <Button onClick={onAnew}>{words.anew}</Button>
        <Button look="secondary" onClick={onBack}>
          {content.back}
        </Button>
      </ButtonRow>
      {asked === 0 && (
        <>
          <p className="d-soft">{words.removeHint}</p>
          <Button look="quiet" onClick={() => setAsked(1)}>
            {words.remove}
          </Button>
        </>
      )}
      {asked === 1 && (
        <SureStep
          {...words.sure}
          text={words.sure.text(person.name, unsent)}
          onYes={() => setAsked(2)}
          onNo={() => setAsked(0)}
        />
      )}
      {asked === 2 && (
        <SureStep key="really" {...words.reallySure} onYes={() => void remove()} onNo={() => setAsked(0)} />
      )}
      <p role="alert">{failed && words.failed}</p>
    </Page>
  );
}
