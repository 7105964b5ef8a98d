import { type Folded, ofKind, type RecordOf } from '../record/kind.ts';
import { type About, deskReportKind } from './report.ts';

export type DeskReport = RecordOf<typeof deskReportKind> & { about: About };

/** What was reported to a desk: open ones the oldest first, answered ones the newest first. */
export function reportsOf(records: readonly Folded[]): { open: DeskReport[]; answered: DeskReport[] } {
  const all = ofKind(records, deskReportKind).flatMap(({ id, values }): DeskReport[] =>
    values.about === undefined ? [] : [{ id, values, about: values.about }],
  );
  const byAge = (a: DeskReport, b: DeskReport) => a.about.at.localeCompare(b.about.at);
  return {
    open: all.filter(isOpen).sort(byAge),
    answered: all.filter((one) => !isOpen(one)).sort((a, b) => byAge(b, a)),
  };
}

const isOpen = ({ values }: DeskReport) => values.progress?.state !== 'answered' && values.answer === undefined;
