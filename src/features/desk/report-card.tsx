import type { Folded } from '../../domain/record/kind.ts';
import { ABOUT_LABELS } from '../../domain/report/report-words.ts';
import type { DeskReport } from '../../domain/report/reports-of.ts';
import { clock } from '../../platform/world.ts';
import { useSummaries } from '../../store/use-store.ts';
import { Card } from '../../ui/content/card.tsx';
import { content } from './content.ts';
import { lookersInWords } from './looks-at.tsx';

export interface ReportCardProps {
  desk: string;
  report: DeskReport;
  records: readonly Folded[];
  me: string | undefined;
}

/** A report that waits: what is wrong, with what, for how long, and who looks at it. */
export function ReportCard({ desk, report, records, me }: ReportCardProps) {
  const { id, about, values } = report;
  const title = useReportedTitle(about.project);
  const days = Math.floor((clock.now() - Date.parse(about.at)) / 86_400_000);
  return (
    <Card
      tone={about.about === 'patient' ? 'problem' : 'waiting'}
      title={`${ABOUT_LABELS[about.about]}: ${title}`}
      to={`/desk/${desk}/report/${id}`}
      meta={`${content.report.by} · ${content.queue.since} ${content.age(days)}`}
    >
      <p className="d-soft">{lookersInWords(values.lookedAtBy ?? [], records, me)}</p>
    </Card>
  );
}

/** What the reported project is called, where this device knows it. */
export function useReportedTitle(project: string): string {
  return useSummaries()?.find(({ id }) => id === project)?.title ?? content.report.unknown;
}
