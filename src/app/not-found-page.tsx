import { ButtonRow } from '../ui/actions/button-row.tsx';
import { LinkButton } from '../ui/actions/link-button.tsx';
import { Page } from '../ui/shell/page.tsx';
import { PageTitle } from '../ui/shell/page-title.tsx';
import { content } from './content.ts';

export function NotFoundPage() {
  const { title, text, search, work } = content.notFound;
  return (
    <Page width="reading">
      <PageTitle title={title} />
      <p>{text}</p>
      <ButtonRow>
        <LinkButton to="/projects">{search}</LinkButton>
        <LinkButton to="/work" look="secondary">
          {work}
        </LinkButton>
      </ButtonRow>
    </Page>
  );
}
