import { ABOUT_LABELS, OUTCOME_SENTENCES } from '../../domain/report/report-words.ts';
import { formatDate } from '../../domain/text/partial-date.ts';
import type { MyReport } from '../../store/use-reports.ts';
import { useSummaries } from '../../store/use-store.ts';
import { Card } from '../../ui/content/card.tsx';
import { content } from './content.ts';

export interface ReportListProps {
  reports: readonly MyReport[];
  /** Where the page does not say which project it is about. */
  withProject?: boolean;
}

/** What a reader reported, and what the desk answered. */
export function ReportList({ reports, withProject = false }: ReportListProps) {
  const summaries = useSummaries() ?? [];
  return (
    <div className="d-stack">
      {reports.map((report) => {
        const { project } = report.about;
        const title = summaries.find(({ id }) => id === project)?.title;
        return (
          <Card
            key={report.id}
            tone={report.progress?.state === 'answered' ? 'ok' : 'waiting'}
            meta={formatDate(report.about.at.slice(0, 10))}
            title={ABOUT_LABELS[report.about.about]}
            level={withProject ? 2 : 3}
          >
            {withProject && (
              <p className="d-soft" dir="auto">
                {title ?? project}
              </p>
            )}
            {report.words !== undefined && (
              <p className="d-prose" dir="auto">
                {report.words}
              </p>
            )}
            <Answer progress={report.progress} />
          </Card>
        );
      })}
    </div>
  );
}

function Answer({ progress }: { progress: MyReport['progress'] | undefined }) {
  if (progress === undefined) return <p>{content.state.unsent}</p>;
  if (progress.state === 'waiting') return <p>{content.state.waiting}</p>;
  const { outcome, words } = progress;
  return (
    <>
      <p className="d-soft d-small d-flush">{content.answered}</p>
      <p>{OUTCOME_SENTENCES[outcome]}</p>
      {words !== '' && (
        <p className="d-prose" dir="auto">
          {words}
        </p>
      )}
    </>
  );
}
