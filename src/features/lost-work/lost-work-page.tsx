import { useNow } from '../../platform/use-now.ts';
import { useLost } from '../../store/marker-context.tsx';
import { LinkButton } from '../../ui/actions/link-button.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { content } from './content.ts';
import { LostCard } from './lost-card.tsx';

/** What this device does not have any more, and what of it comes back, in words that can be read out on the phone (S11). */
export function LostWorkPage() {
  const { lost, forget } = useLost();
  const now = useNow();
  return (
    <Page width="reading">
      <PageTitle title={content.title} />
      <p>{lost.length === 0 ? content.none : content.lead}</p>
      {lost.map((one) => (
        <LostCard key={one.vault + one.writtenAt} lost={one} now={now} onForget={() => forget(one)} />
      ))}
      <LinkButton to="/work" look="secondary">
        {content.work}
      </LinkButton>
    </Page>
  );
}
