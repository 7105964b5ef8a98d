import type { ProjectSummary } from './summary.ts';

/** The order of lists without a question: newest in the archive, then newest work, then by title. */
export function newestFirst(a: ProjectSummary, b: ProjectSummary): number {
  return (
    compare(b.publishedAt, a.publishedAt) || compare(lastDay(b), lastDay(a)) || a.title.localeCompare(b.title, 'en-GB')
  );
}

const lastDay = ({ startedOn = '', endedOn = startedOn }: ProjectSummary): string => endedOn;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
