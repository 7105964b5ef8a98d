import { Link } from 'react-router';
import { placeOf, type WorkPlace } from '../../store/place-of.ts';
import { useMyProjects } from '../../store/use-store.ts';
import { useTalking } from '../../sync/sync-context.tsx';
import { ButtonRow } from '../../ui/actions/button-row.tsx';
import { LinkButton } from '../../ui/actions/link-button.tsx';
import { EmptyState } from '../../ui/content/empty-state.tsx';
import { Loading } from '../../ui/content/loading.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { content } from './content.ts';
import { WorkCard } from './work-card.tsx';

const URGENCY: readonly WorkPlace[] = ['needs-you', 'saved-on-this-device', 'sending', 'sent'];

/** The working copies on this device, what needs somebody first. */
export function YourWorkPage() {
  const copies = useMyProjects();
  const talking = useTalking();
  if (copies === undefined) return <Loading />;
  const placed = copies
    .map((copy) => ({ copy, place: placeOf(copy, talking) }))
    .sort((a, b) => URGENCY.indexOf(a.place) - URGENCY.indexOf(b.place));
  const record = <LinkButton to="/record">{content.record}</LinkButton>;
  return (
    <Page width="reading">
      <PageTitle title={content.title} />
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
