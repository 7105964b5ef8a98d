import { Link } from 'react-router';
import { momentWords } from '../../domain/text/moment.ts';
import { useNow } from '../../platform/use-now.ts';
import { placeOf, type WorkPlace } from '../../store/place-of.ts';
import { useMyProjects } from '../../store/use-store.ts';
import type { WorkingCopy } from '../../store/working-copy.ts';
import { useTalking } from '../../sync/sync-context.tsx';
import { useComingIn } from '../../sync/use-coming-in.ts';
import { ButtonRow } from '../../ui/actions/button-row.tsx';
import { LinkButton } from '../../ui/actions/link-button.tsx';
import { EmptyState } from '../../ui/content/empty-state.tsx';
import { Loading } from '../../ui/content/loading.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { AcceptanceCard } from '../../ui/working/acceptance-card.tsx';
import { content } from './content.ts';
import { WorkCard } from './work-card.tsx';

const URGENCY: readonly WorkPlace[] = ['needs-you', 'saved-on-this-device', 'sending', 'sent'];

/** What somebody has left, with nothing that would still have to be sent there, is none of their work any more. */
const hasLeft = ({ row, unsent, sending, stuck }: WorkingCopy): boolean =>
  row?.lost === 'left' && unsent + sending + stuck.length === 0;

/** The working copies on this device, what needs somebody first. */
export function YourWorkPage() {
  const copies = useMyProjects();
  const talking = useTalking();
  const comingIn = useComingIn();
  const now = useNow();
  if (copies === undefined) return <Loading />;
  const placed = copies
    .filter((copy) => !hasLeft(copy))
    .map((copy) => ({ copy, place: placeOf(copy, talking) }))
    .sort((a, b) => URGENCY.indexOf(a.place) - URGENCY.indexOf(b.place));
  const record = <LinkButton to="/record">{content.record}</LinkButton>;
  return (
    <Page width="reading">
      <PageTitle title={content.title} />
      {comingIn.map(({ scope, madeAt, ...one }) => (
        <AcceptanceCard key={scope} {...one} when={momentWords(Date.parse(madeAt), now)} />
      ))}
      {placed.length === 0 ? (
        <EmptyState title={content.none.title} action={record}>
          <p>{content.none.text}</p>
        </EmptyState>
      ) : (
        <>
          <p>{content.lead}</p>
          <ButtonRow>{record}</ButtonRow>
          {placed.map(({ copy, place }) => (
            <WorkCard key={copy.scope} copy={copy} place={place} />
          ))}
        </>
      )}
      <ul className="d-plain-list d-after">
        <li>
          <Link to="/where-is-my-work">{content.where}</Link>
        </li>
        <li>
          <Link to="/devices">{content.devices}</Link>
        </li>
        <li>
          <Link to="/you">{content.you}</Link>
        </li>
      </ul>
    </Page>
  );
}
