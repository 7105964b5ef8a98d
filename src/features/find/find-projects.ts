import { newestFirst } from '../../domain/project/newest-first.ts';
import type { ProjectSummary } from '../../domain/project/summary.ts';
import type { SearchHit } from '../../search/messages.ts';
import { tellingWords } from '../../search/telling-words.ts';

/** A project in the list, with the words of it that matched. */
export type Found = { summary: ProjectSummary; terms: readonly string[] };
export type Order = 'relevance' | 'newest';

/** What answers the search, in the order that is asked for. Without a question that is the whole archive, newest first. */
export function findProjects(
  all: readonly ProjectSummary[],
  hits: readonly SearchHit[] | undefined,
  order: Order,
): Found[] {
  if (hits === undefined) return all.toSorted(newestFirst).map((summary) => ({ summary, terms: [] }));
  const byId = new Map(all.map((summary) => [summary.id, summary]));
  const found = hits.flatMap(({ id, terms }) => {
    const summary = byId.get(id);
    return summary === undefined ? [] : [{ summary, terms }];
  });
  return order === 'relevance' ? found : found.sort((a, b) => newestFirst(a.summary, b.summary));
}

/** Whether a project has every word that was asked, as it was written or as the beginning of a longer one. */
export function hasAllWords(asked: string, { terms }: Found): boolean {
  return tellingWords(asked).every((word) => terms.some((term) => term.toLowerCase().startsWith(word)));
}
