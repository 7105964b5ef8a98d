import { useEffect, useState } from 'react';
import { checksEmail, type EmailConfirmed } from '../../sync/check-email.ts';
import { LinkButton } from '../../ui/actions/link-button.tsx';
import { ConfirmationPanel } from '../../ui/content/confirmation-panel.tsx';
import { WarningNote } from '../../ui/content/warning-note.tsx';
import { BackLink } from '../../ui/shell/back-link.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { content } from './content.ts';
import { EmailForm } from './email-form.tsx';

/** A person has their e-mail address checked. */
export const CheckEmailPage = () => <EmailPage join={false} />;

/** Somebody who has lost all their devices comes back by their e-mail address. */
export const JoinByEmailPage = () => <EmailPage join />;

function EmailPage({ join }: { join: boolean }) {
  const [on, setOn] = useState<boolean>();
  const [done, setDone] = useState<EmailConfirmed>();
  const words = join ? content.join : content.check;
  useEffect(() => {
    void checksEmail().then(setOn);
  }, []);
  if (done !== undefined) {
    return (
      <Page width="reading">
        <ConfirmationPanel title={join && done.joined ? content.join.done : content.check.done} />
        <p>{join && (done.joined ? content.join.back : content.join.unknown)}</p>
        <p>{done.verified ? content.check.verified : content.check.notVerified}</p>
        <LinkButton to={join ? '/work' : '/you'}>{join ? content.work : content.you}</LinkButton>
      </Page>
    );
  }
  return (
    <Page width="reading">
      <BackLink to={join ? '/devices' : '/you'}>{join ? content.devices : content.you}</BackLink>
      <PageTitle title={words.title} />
      <p className="d-lead">{words.lead}</p>
      {on === false ? (
        <WarningNote title={content.off} level={2}>
          {join ? <p>{content.offOther}</p> : null}
        </WarningNote>
      ) : (
        <>
          <p>{words.kept}</p>
          <EmailForm join={join} onDone={setDone} />
        </>
      )}
    </Page>
  );
}
