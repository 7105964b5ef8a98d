import { Link, useParams } from 'react-router';
import { deskReportKind } from '../../domain/report/report.ts';
import { ABOUT_LABELS, OUTCOME_SENTENCES } from '../../domain/report/report-words.ts';
import type { DeskReport } from '../../domain/report/reports-of.ts';
import { reportsOf } from '../../domain/report/reports-of.ts';
import { formatDate } from '../../domain/text/partial-date.ts';
import { usePerson, useWorkingCopy } from '../../store/use-store.ts';
import type { WorkingCopy } from '../../store/working-copy.ts';
import { EmptyState } from '../../ui/content/empty-state.tsx';
import { FactsList } from '../../ui/content/facts-list.tsx';
import { InsetNote } from '../../ui/content/inset-note.tsx';
import { Loading } from '../../ui/content/loading.tsx';
import { BackLink } from '../../ui/shell/back-link.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { AnswerForm } from './answer-form.tsx';
import { content } from './content.ts';
import { LooksAt } from './looks-at.tsx';
import { useReportedTitle } from './report-card.tsx';
import { TakeOutWords, useWords } from './take-out-words.tsx';

/** What a reader says is wrong, what can be done about it, and the answer. */
export function DeskReportPage() {
  const { desk = '', report: id = '' } = useParams();
  const copy = useWorkingCopy(`desk:${desk}`);
  const { missing, missingText } = content.report;
  if (copy === undefined) return <Loading />;
  const { open, answered } = reportsOf(copy.records);
  const found = [...open, ...answered].find((one) => one.id === id);
  return (
    <Page width="reading">
      <BackLink to={`/desk/${desk}`}>{content.submission.back}</BackLink>
      {found === undefined ? (
        <>
          <PageTitle title={missing} />
          <EmptyState title={missing}>{missingText}</EmptyState>
        </>
      ) : (
        <Report desk={desk} copy={copy} report={found} />
      )}
    </Page>
  );
}

function Report({ desk, copy, report }: { desk: string; copy: WorkingCopy; report: DeskReport }) {
  const me = usePerson();
  const { about, values, id } = report;
  const title = useReportedTitle(about.project);
  const words = content.report;
  const place = { desk, record: id, kind: deskReportKind.name, field: 'words' };
  const { leaving } = useWords(place);
  const isOpen = values.progress?.state !== 'answered' && values.answer === undefined;
  return (
    <>
      <PageTitle title={ABOUT_LABELS[about.about]} />
      <FactsList
        facts={[
          { label: words.about, value: <Link to={`/projects/${about.project}`}>{title}</Link> },
          { label: words.version, value: String(about.version) },
          { label: words.on, value: formatDate(about.at.slice(0, 10)) },
        ]}
      />
      {values.words !== undefined && !leaving && (
        <InsetNote>
          <p className="d-prose" dir="auto">
            {values.words}
          </p>
        </InsetNote>
      )}
      <TakeOutWords id="take-out-words" place={place} label={words.takeOutWords} />
      {isOpen && me !== undefined && (
        <LooksAt
          {...{ desk, me, record: id, kind: deskReportKind.name, records: copy.records }}
          lookers={values.lookedAtBy ?? []}
        />
      )}
      {isOpen && (
        <p>
          <Link to={`/desk/${desk}/project/${about.project}/take-out`}>{content.submission.withdraw}</Link>
        </p>
      )}
      <Answer desk={desk} report={report} />
    </>
  );
}

function Answer({ desk, report: { id, values, about } }: { desk: string; report: DeskReport }) {
  const place = { desk, record: id, kind: deskReportKind.name, field: 'answer' };
  const { leaving } = useWords(place);
  const { answer, progress } = values;
  const words = content.report;
  if (answer === undefined && progress?.state !== 'answered') {
    return <AnswerForm key={id} desk={desk} report={id} about={about.about} />;
  }
  return (
    <>
      <InsetNote>
        <p>{progress?.state === 'answered' ? words.answered : words.answering}</p>
        {answer !== undefined && <p>{OUTCOME_SENTENCES[answer.outcome]}</p>}
        {answer !== undefined && answer.words !== '' && !leaving && (
          <p className="d-prose" dir="auto">
            {answer.words}
          </p>
        )}
      </InsetNote>
      {answer?.words !== '' && <TakeOutWords id="take-out-answer" place={place} label={words.takeOutAnswer} />}
    </>
  );
}
