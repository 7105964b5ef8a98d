import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useMyReports } from '../../store/use-reports.ts';
import { useSummaries } from '../../store/use-store.ts';
import { ConfirmationPanel } from '../../ui/content/confirmation-panel.tsx';
import { Loading } from '../../ui/content/loading.tsx';
import { BackLink } from '../../ui/shell/back-link.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { content } from './content.ts';
import { ReportForm } from './report-form.tsx';
import { ReportList } from './report-list.tsx';

/** A reader says that something in a published project is wrong, and reads what the desk answered. */
export function ReportPage() {
  const { id = '' } = useParams();
  const summaries = useSummaries();
  const reports = useMyReports(id);
  const [done, setDone] = useState(false);
  if (summaries === undefined) return <Loading />;
  const summary = summaries.find((each) => each.id === id);
  return (
    <Page width="reading">
      <BackLink to={`/projects/${id}`}>{content.back}</BackLink>
      {done && (
        <>
          <ConfirmationPanel title={content.done} />
          <p>{content.doneText}</p>
        </>
      )}
      {!done && summary !== undefined && (
        <ReportForm project={id} version={summary.version} title={summary.title} onDone={() => setDone(true)} />
      )}
      {!done && summary === undefined && <PageTitle title={content.title} />}
      {reports !== undefined && reports.length > 0 && (
        <section className="d-section" aria-labelledby="yours">
          <h2 id="yours">{content.yours}</h2>
          <ReportList reports={reports} />
          <p>
            <Link to="/reports">{content.all}</Link>
          </p>
        </section>
      )}
    </Page>
  );
}

/** All that this person reported. */
export function MyReportsPage() {
  const reports = useMyReports();
  if (reports === undefined) return <Loading />;
  return (
    <Page width="reading">
      <PageTitle title={content.all} />
      {reports.length === 0 ? <p>{content.none}</p> : <ReportList reports={reports} withProject />}
    </Page>
  );
}
