import { Link, useParams } from 'react-router';
import { queueOf, type Submission } from '../../domain/publication/queue.ts';
import { formatDate } from '../../domain/text/partial-date.ts';
import { clock } from '../../platform/world.ts';
import { useWorkingCopy } from '../../store/use-store.ts';
import { Card } from '../../ui/content/card.tsx';
import { EmptyState } from '../../ui/content/empty-state.tsx';
import { Loading } from '../../ui/content/loading.tsx';
import { WarningNote } from '../../ui/content/warning-note.tsx';
import { BackLink } from '../../ui/shell/back-link.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { Celebrations } from './celebrations.tsx';
import { content } from './content.ts';
import { deskLabel, useDirectory } from './desk-label.ts';
import { FindToTakeOut } from './find-to-take-out.tsx';
import { Questions } from './questions.tsx';

/** One desk: what is waiting, by age, what was decided, and what is celebrated. */
export function DeskPage() {
  const { desk = '' } = useParams();
  const copy = useWorkingCopy(`desk:${desk}`);
  const directory = useDirectory();
  const words = content.queue;
  if (copy === undefined) return <Loading />;
  // Nothing is known of a desk that this person was never let into: neither that nothing is waiting.
  if (copy.row === undefined) return <NotMine name={deskLabel(desk, directory)} />;
  const { waiting, decided } = queueOf(copy.records);
  return (
    <Page width="reading">
      <BackLink to="/desk">{content.desks.title}</BackLink>
      <PageTitle title={deskLabel(desk, directory)} />
      {copy.row?.lost !== undefined && <WarningNote title={words.lost}>{content.desks.none}</WarningNote>}
      <Questions desk={desk} records={copy.records} />
      <h2>{words.waiting}</h2>
      {waiting.length === 0 && (
        <EmptyState title={words.empty} level={3}>
          {words.emptyText}
        </EmptyState>
      )}
      <div className="d-stack">
        {waiting.map((one) => (
          <Waiting key={one.id} desk={desk} submission={one} />
        ))}
      </div>
      {decided.length > 0 && <h2>{words.decided}</h2>}
      <ul>
        {decided.map(({ id, submitted, values }) => (
          <li key={id}>
            <Link to={`/desk/${desk}/${id}`} dir="auto">
              {submitted.content.title}
            </Link>
            {' · '}
            {stateLabel(values.progress)}
          </li>
        ))}
      </ul>
      <Celebrations desk={desk} records={copy.records} />
      {desk === 'operator' && <FindToTakeOut desk={desk} />}
    </Page>
  );
}

function NotMine({ name }: { name: string }) {
  return (
    <Page width="reading">
      <BackLink to="/desk">{content.desks.title}</BackLink>
      <PageTitle title={name} />
      <EmptyState title={content.queue.notMine}>{content.desks.none}</EmptyState>
    </Page>
  );
}

function Waiting({ desk, submission }: { desk: string; submission: Submission }) {
  const { id, submitted } = submission;
  const { asker } = submitted;
  const days = Math.floor((clock.now() - Date.parse(submitted.askedAt)) / 86_400_000);
  const words = content.queue;
  return (
    <Card
      tone="waiting"
      title={submitted.content.title}
      to={`/desk/${desk}/${id}`}
      meta={`${words.waiting} ${content.age(days)}`}
    >
      <p>
        {words.form[submitted.content.form]} · {words.version(submitted.publishedVersion)}
      </p>
      <p className="d-soft">
        {words.askedBy} <bdi>{asker.name}</bdi>
        {asker.role !== '' && (
          <>
            , <bdi>{asker.role}</bdi>
          </>
        )}
        , {formatDate(submitted.askedAt.slice(0, 10))}
      </p>
    </Card>
  );
}

function stateLabel(progress: Submission['values']['progress']): string {
  switch (progress?.state) {
    case 'published':
      return content.submission.published(progress.version);
    case 'returned':
      return content.submission.returned;
    case 'refused':
      return content.submission.refused;
    case 'withdrawn':
      return content.submission.withdrawn;
    default:
      return content.submission.deciding;
  }
}
