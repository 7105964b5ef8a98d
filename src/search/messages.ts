import type { SearchDocument } from './document.ts';

/** What the page asks of the search worker. A `load` replaces all documents. */
export type SearchRequest = { type: 'load'; documents: SearchDocument[] } | { type: 'query'; id: number; text: string };

/** One found project. `terms` are the words of the document that matched, for marking. */
export type SearchHit = { id: string; score: number; terms: string[] };

export type SearchAnswer = { type: 'loaded'; documents: number } | { type: 'hits'; id: number; hits: SearchHit[] };
