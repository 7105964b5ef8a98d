import { EmptyState } from '../../ui/content/empty-state.tsx';
import { BackLink } from '../../ui/shell/back-link.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { content } from './content.ts';
import { deskLabel, useDirectory } from './desk-label.ts';

/** In place of a desk that this person was never let into, or looks after no more. */
export function NotMine({ desk }: { desk: string }) {
  const directory = useDirectory();
  return (
    <Page width="reading">
      <BackLink to="/desk">{content.desks.title}</BackLink>
      <PageTitle title={deskLabel(desk, directory)} />
      <EmptyState title={content.queue.notMine}>{content.desks.none}</EmptyState>
    </Page>
  );
}
