import { Link } from 'react-router';
import { momentWords } from '../../domain/text/moment.ts';
import { useNow } from '../../platform/use-now.ts';
import { usePersistence } from '../../platform/use-persistence.ts';
import { countOf } from '../../store/my-projects.ts';
import { useCarried } from '../../store/use-carried.ts';
import { useDrafts } from '../../store/use-drafts.ts';
import { useNotSaved } from '../../store/use-not-saved.ts';
import { useNeedsYou, useWhereIsMyWork } from '../../store/use-store.ts';
import { useSaves } from '../../store/use-store-health.ts';
import { useTalking } from '../../sync/sync-context.tsx';
import { useComingIn } from '../../sync/use-coming-in.ts';
import { LinkButton } from '../../ui/actions/link-button.tsx';
import { Card } from '../../ui/content/card.tsx';
import { EmptyState } from '../../ui/content/empty-state.tsx';
import { Loading } from '../../ui/content/loading.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { AcceptanceCard } from '../../ui/working/acceptance-card.tsx';
import { CarriedList } from './carried-list.tsx';
import { content } from './content.ts';
import { DraftList } from './draft-list.tsx';
import { NeedsYouList } from './needs-you-list.tsx';
import { NotSent } from './not-sent.tsx';
import { WorkInFile } from './work-in-file.tsx';
import { WrongClock } from './wrong-clock.tsx';

/** What is on this device, what was sent and when, what is not and why, in words that can be read out on the phone. */
export function WhereIsMyWorkPage() {
  const work = useWhereIsMyWork();
  const needs = useNeedsYou();
  const carried = useCarried();
  const drafts = useDrafts();
  const notSaved = useNotSaved();
  const promise = usePersistence();
  const now = useNow();
  const saves = useSaves();
  const talking = useTalking();
  const comingIn = useComingIn();
  if (work === undefined || needs === undefined || carried === undefined || drafts === undefined) return <Loading />;
  const { saved, sending, halfway, sent, lastSentAt, forOthers } = work;
  const unsent = talking ? saved : [...saved, ...sending];
  const open = saved.length + sending.length + needs.stuck.length + needs.turnedAway.length + forOthers;
  const nothing =
    saved.length +
      sending.length +
      sent +
      countOf(needs) +
      carried.length +
      comingIn.length +
      drafts.size +
      notSaved ===
    0;
  return (
    <Page width="reading">
      <PageTitle title={content.title} />
      <p>{content.lead}</p>
      <WrongClock />
      {nothing && (
        <div className="d-section">
          <EmptyState title={content.none.title} action={<LinkButton to="/record">{content.none.record}</LinkButton>}>
            <p>{content.none.text}</p>
          </EmptyState>
        </div>
      )}
      {notSaved > 0 && (
        <Card tone="problem" level={2} title={content.notSaved.title(notSaved)}>
          <p>{content.notSaved.text}</p>
        </Card>
      )}
      <NeedsYouList needs={needs} />
      {comingIn.map(({ scope, madeAt, ...one }) => (
        <AcceptanceCard key={scope} {...one} when={momentWords(Date.parse(madeAt), now)} />
      ))}
      <DraftList drafts={drafts} copies={needs.copies} />
      {unsent.length > 0 && (
        <NotSent changes={unsent} halfway={talking ? 0 : halfway} copies={needs.copies} promise={promise} now={now} />
      )}
      {talking && sending.length > 0 && (
        <Card tone="waiting" level={2} title={content.sending.title(sending.length)}>
          <p>{content.sending.text}</p>
        </Card>
      )}
      {sent > 0 && (
        <Card tone="ok" level={2} title={content.sent.title(sent)}>
          <p>
            {saves && open === 0 && content.sent.all}{' '}
            {lastSentAt !== undefined && content.sent.last(momentWords(Date.parse(lastSentAt), now))}{' '}
            <span className="d-soft">{content.sent.kept}</span>
          </p>
        </Card>
      )}
      <CarriedList works={carried} />
      <WorkInFile />
      <p className="d-soft" role="status">
        {promise !== undefined && content.kept[promise]} <Link to="/help/keeping-work-safe">{content.kept.what}</Link>
      </p>
    </Page>
  );
}
