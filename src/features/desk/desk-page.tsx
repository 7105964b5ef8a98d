import { Link, useParams } from 'react-router';
import { isToLookAt, queueOf, type Submission } from '../../domain/publication/queue.ts';
import { ABOUT_LABELS, OUTCOME_SENTENCES } from '../../domain/report/report-words.ts';
import { type DeskReport, reportsOf } from '../../domain/report/reports-of.ts';
import { usePerson, useWorkingCopy } from '../../store/use-store.ts';
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
import { goneLabel } from './gone-label.ts';
import { content as log } from './log-content.ts';
import { content as moderators } from './moderators-content.ts';
import { NotMine } from './not-mine.tsx';
import { Policy } from './policy.tsx';
import { Questions } from './questions.tsx';
import { ReportCard, useReportedTitle } from './report-card.tsx';
import { WaitingCard } from './waiting-card.tsx';

/** One desk: what is waiting, by age, what was decided, and what is celebrated. */
export function DeskPage() {
  const { desk = '' } = useParams();
  const copy = useWorkingCopy(`desk:${desk}`);
  const directory = useDirectory();
  const me = usePerson();
  const words = content.queue;
  if (copy === undefined) return <Loading />;
  // Nothing is known of a desk that this person was never let into: neither that nothing is waiting.
  if (copy.row === undefined) return <NotMine desk={desk} />;
  const { waiting, decided, takenOut } = queueOf(copy.records);
  const { open, answered } = reportsOf(copy.records);
  const toLookAt = decided.filter(isToLookAt);
  const shown = { desk, me, records: copy.records };
  const urgent = open.filter(({ about }) => about.about === 'patient');
  const others = open.filter(({ about }) => about.about !== 'patient');
  return (
    <Page width="reading">
      <BackLink to="/desk">{content.desks.title}</BackLink>
      <PageTitle title={deskLabel(desk, directory)} />
      {copy.row?.lost !== undefined && <WarningNote title={words.lost}>{content.desks.none}</WarningNote>}
      {copy.row?.lost === undefined && (
        <ul>
          <li>
            <Link to={`/desk/${desk}/moderators`}>{moderators.link}</Link>
          </li>
          <li>
            <Link to={`/desk/${desk}/log`}>{log.link}</Link>
          </li>
        </ul>
      )}
      <Questions desk={desk} records={copy.records} />
      <h2>{words.waiting}</h2>
      {waiting.length + open.length === 0 && (
        <EmptyState title={words.empty} level={3}>
          {words.emptyText}
        </EmptyState>
      )}
      <div className="d-stack">
        {urgent.map((one) => (
          <ReportCard key={one.id} {...shown} report={one} />
        ))}
        {byAge(waiting, others).map((one) =>
          'about' in one ? (
            <ReportCard key={one.id} {...shown} report={one} />
          ) : (
            <WaitingCard key={one.id} {...shown} submission={one} />
          ),
        )}
      </div>
      {toLookAt.length > 0 && <h2>{content.policy.toLookAt}</h2>}
      <div className="d-stack">
        {toLookAt.map((one) => (
          <WaitingCard key={one.id} {...shown} submission={one} />
        ))}
      </div>
      {decided.length + takenOut.length > 0 && <h2>{words.decided}</h2>}
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
        {takenOut.map((one) => (
          <li key={`${one.at} ${one.reason}`}>{goneLabel(one)}</li>
        ))}
      </ul>
      {answered.length > 0 && <h2>{content.report.title}</h2>}
      <ul>
        {answered.map((one) => (
          <Answered key={one.id} desk={desk} report={one} />
        ))}
      </ul>
      <Celebrations desk={desk} records={copy.records} />
      <Policy desk={desk} records={copy.records} />
      {desk === 'operator' && <FindToTakeOut desk={desk} />}
    </Page>
  );
}

/** What a reader reported waits among what asks to be published, the oldest first; what may name a patient stands above all. */
function byAge(waiting: readonly Submission[], reports: readonly DeskReport[]): (Submission | DeskReport)[] {
  const ageOf = (one: Submission | DeskReport) => ('about' in one ? one.about.at : one.submitted.askedAt);
  return [...waiting, ...reports].sort((a, b) => ageOf(a).localeCompare(ageOf(b)));
}

function Answered({ desk, report: { id, about, values } }: { desk: string; report: DeskReport }) {
  const title = useReportedTitle(about.project);
  return (
    <li>
      <Link to={`/desk/${desk}/report/${id}`} dir="auto">
        {title}
      </Link>
      {' · '}
      {values.answer === undefined ? ABOUT_LABELS[about.about] : OUTCOME_SENTENCES[values.answer.outcome]}
    </li>
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
