import { useRouteError } from 'react-router';
import { Button } from '../ui/actions/button.tsx';
import { ButtonRow } from '../ui/actions/button-row.tsx';
import { LinkButton } from '../ui/actions/link-button.tsx';
import { Page } from '../ui/shell/page.tsx';
import { PageTitle } from '../ui/shell/page-title.tsx';
import { content } from './content.ts';

/** Instead of a page that threw. Says first what happened to the person's work. */
export function RouteError() {
  const error = useRouteError();
  const { title, work, missing, broken, again, home } = content.error;
  // Browsers throw a TypeError where a part of the page could not be fetched.
  const notFetched = error instanceof TypeError && /import|fetch|module/i.test(error.message);
  return (
    <Page width="reading">
      <PageTitle title={title} />
      <p>{work}</p>
      <p>{notFetched ? missing : broken}</p>
      <ButtonRow>
        <Button onClick={() => window.location.reload()}>{again}</Button>
        <LinkButton to="/" look="secondary">
          {home}
        </LinkButton>
      </ButtonRow>
    </Page>
  );
}
