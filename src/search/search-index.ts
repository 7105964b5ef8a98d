import MiniSearch from 'minisearch';
import { SEARCHED_FIELDS, type SearchDocument } from './document.ts';
import type { SearchHit } from './messages.ts';

/** An index in memory over the given documents. */
export type SearchIndex = { search(text: string): SearchHit[] };

/**
 * Finds projects by any of the words, nearest first: the beginning of a word is enough, and a typing error is forgiven in a word of
 * five letters or more that no project has ("falls" never finds "calls"). Projects with all of the words come before those with some.
 */
export function createSearchIndex(documents: readonly SearchDocument[]): SearchIndex {
  const index = new MiniSearch<SearchDocument>({ fields: [...SEARCHED_FIELDS], idField: 'id' });
  index.addAll(documents);
  const isKnown = (term: string) => index.search(term, { prefix: true }).length > 0;
  return {
    search(text) {
      const words = text.trim().split(/\s+/).filter(Boolean).length;
      const results = index.search(text, {
        prefix: (term) => term.length >= 2,
        fuzzy: (term) => (term.length >= 5 && !isKnown(term) ? 0.2 : false),
        boost: { title: 4, subjects: 3, finding: 2 },
        weights: { fuzzy: 0.3, prefix: 0.6 },
      });
      return results
        .map(({ id, score, terms, queryTerms }) => ({
          id: String(id),
          score: score * (new Set(queryTerms).size / Math.max(1, words)),
          terms,
        }))
        .sort((a, b) => b.score - a.score);
    },
  };
}
