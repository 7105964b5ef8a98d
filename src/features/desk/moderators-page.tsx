import { useParams } from 'react-router';
import type { deskModeratorKind } from '../../domain/desk/moderator.ts';
import { moderatorsOf } from '../../domain/desk/moderators-of.ts';
import type { RecordOf } from '../../domain/record/kind.ts';
import { formatDate } from '../../domain/text/partial-date.ts';
import { usePerson, useWorkingCopy } from '../../store/use-store.ts';
import { Loading } from '../../ui/content/loading.tsx';
import { BackLink } from '../../ui/shell/back-link.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { AppointAnother } from './appoint-another.tsx';
import { content } from './moderators-content.ts';
import { NotMine } from './not-mine.tsx';
import { StepDown } from './step-down.tsx';
import { YourName } from './your-name.tsx';

/** Who looks after a desk, a link for another one, and the way out. */
export function ModeratorsPage() {
  const { desk = '' } = useParams();
  const copy = useWorkingCopy(`desk:${desk}`);
  const me = usePerson();
  if (copy === undefined || me === undefined) return <Loading />;
  if (copy.row === undefined || copy.row.lost !== undefined) return <NotMine desk={desk} />;
  const moderators = moderatorsOf(copy.records);
  return (
    <Page width="reading">
      <BackLink to={`/desk/${desk}`}>{content.back}</BackLink>
      <PageTitle title={content.title} />
      <p>{content.text}</p>
      <ul>
        {moderators.map((one) => (
          <Moderator key={one.id} moderator={one} isMe={one.id === me} />
        ))}
      </ul>
      <YourName desk={desk} person={me} records={copy.records} />
      <AppointAnother desk={desk} />
      <StepDown desk={desk} person={me} isLast={moderators.length <= 1} />
    </Page>
  );
}

function Moderator({ moderator, isMe }: { moderator: RecordOf<typeof deskModeratorKind>; isMe: boolean }) {
  const { name, appointment } = moderator.values;
  const called = name?.trim() ?? '';
  return (
    <li>
      <bdi>{called || (isMe ? content.you : content.unnamed)}</bdi>
      {isMe && called !== '' && ` (${content.you.toLowerCase()})`}
      {appointment !== undefined && (
        <span className="d-soft"> {content.since(formatDate(appointment.at.slice(0, 10)))}</span>
      )}
    </li>
  );
}
