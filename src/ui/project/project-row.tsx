import { settingLabel } from '../../domain/project/settings.ts';
import type { ProjectSummary } from '../../domain/project/summary.ts';
import { inProgress, STAGE_LABELS } from '../../domain/project/vocabulary.ts';
import { Sparkline } from '../charts/sparkline.tsx';
import { ResultRow } from '../content/result-row.tsx';
import type { HeadingLevel } from '../heading.tsx';
import { shownOutcome } from './shown-outcome.ts';
import { yearsDone } from './when-done.ts';

export interface ProjectRowProps {
  summary: ProjectSummary;
  /** Marked where they stand. */
  words?: readonly string[];
  /** After the facts: what else matched. */
  matched?: string | undefined;
  level?: HeadingLevel;
}

/** One published project in a list: `<ul className="d-results">`. */
export function ProjectRow({ summary, words = [], matched, level = 2 }: ProjectRowProps) {
  const { id, title, finding, organisation, setting, stage, spark } = summary;
  return (
    <ResultRow
      to={`/projects/${id}`}
      outcome={shownOutcome(summary)}
      finding={finding === '' ? undefined : finding}
      meta={[
        organisation?.name,
        setting && settingLabel(setting),
        inProgress(stage) ? STAGE_LABELS[stage] : undefined,
        yearsDone(summary),
        matched,
      ]}
      sparkline={spark && <Sparkline points={spark.map((value, index) => ({ on: String(index), value }))} />}
      {...{ title, words, level }}
    />
  );
}
