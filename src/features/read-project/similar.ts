import type { ProjectSummary } from '../../domain/project/summary.ts';
import { isTheme, themeLabel } from '../../domain/project/themes.ts';

export type Similar = { summary: ProjectSummary; shares: string[] };

/**
 * The projects that share most with one: each theme and free word that both have counts the more, the fewer projects have it;
 * the same setting decides between equals.
 *
 * @returns at most `limit`, the closest first, each with the subjects that it shares
 */
export function similarTo(project: ProjectSummary, all: readonly ProjectSummary[], limit = 4): Similar[] {
  const counts = new Map<string, number>();
  for (const summary of all)
    for (const subject of subjectsOf(summary)) counts.set(subject, (counts.get(subject) ?? 0) + 1);
  const weight = (subject: string) => Math.log10(all.length / (counts.get(subject) ?? 1));
  const own = subjectsOf(project);
  return all
    .filter(({ id }) => id !== project.id)
    .map((summary) => {
      const shares = [...subjectsOf(summary)]
        .filter((subject) => own.has(subject))
        .sort((a, b) => weight(b) - weight(a));
      const subjects = shares.reduce((sum, subject) => sum + weight(subject), 0);
      const setting = summary.setting !== undefined && summary.setting === project.setting ? 0.1 : 0;
      return { summary, shares: shares.map((subject) => labelOf(subject, project)), score: subjects + setting };
    })
    .filter(({ shares }) => shares.length > 0)
    .sort((a, b) => b.score - a.score || a.summary.title.localeCompare(b.summary.title))
    .slice(0, limit)
    .map(({ summary, shares }) => ({ summary, shares }));
}

/** Themes and free words, each once whatever its case. */
const subjectsOf = ({ themes, tags }: ProjectSummary): Set<string> =>
  new Set([...themes, ...tags.map((tag) => tag.toLowerCase())]);

/** Themes by their label, free words as the project writes them. */
const labelOf = (subject: string, { tags }: ProjectSummary): string =>
  isTheme(subject) ? themeLabel(subject) : (tags.find((tag) => tag.toLowerCase() === subject) ?? subject);
