import type { ProjectSummary } from '../domain/project/summary.ts';

/** What is told of a project. `body` is its text, a part a line, and empty until the body is here. */
export type Searchable = { summary: ProjectSummary; body: string };

/** What the page asks of the search worker. A `load` replaces all projects. */
export type SearchRequest = { type: 'load'; projects: Searchable[] } | { type: 'query'; id: number; text: string };

/** One found project. `terms` are the words of the document that matched, for marking. */
export type SearchHit = { id: string; score: number; terms: string[] };

export type SearchAnswer = { type: 'loaded'; documents: number } | { type: 'hits'; id: number; hits: SearchHit[] };
