import { liveQuery } from 'dexie';
import { readBodies, readSummaries } from '../store/archive.ts';
import type { ArchiveDb } from '../store/archive-db.ts';
import { documentOf } from './document.ts';
import type { SearchAnswer, SearchHit, SearchRequest } from './messages.ts';

/** The page's end of the search worker. */
export type SearchClient = {
  /** Resolves with the hits of the newest index, nearest first. */
  search(text: string): Promise<SearchHit[]>;
  /** Calls back whenever the index has been built anew. @returns a function that ends it */
  onIndexed(listener: () => void): () => void;
};

/** Starts the worker, and gives it the archive again whenever that changes: the summaries at once, with the bodies that are here. */
export function createSearchClient(archive: ArchiveDb, worker: Worker): SearchClient {
  const waiting = new Map<number, (hits: SearchHit[]) => void>();
  const listeners = new Set<() => void>();
  const send = (request: SearchRequest) => worker.postMessage(request);
  let last = 0;

  worker.addEventListener('message', (event: MessageEvent<SearchAnswer>) => {
    const message = event.data;
    if (message.type === 'loaded') {
      for (const listener of listeners) listener();
      return;
    }
    waiting.get(message.id)?.(message.hits);
    waiting.delete(message.id);
  });

  liveQuery(async () => {
    const [summaries, bodies] = await Promise.all([readSummaries(archive), readBodies(archive)]);
    const byId = new Map(bodies.map((body) => [body.id, body]));
    return summaries.map((summary) => documentOf(summary, byId.get(summary.id)));
  }).subscribe((documents) => send({ type: 'load', documents }));

  return {
    search: (text) => {
      last += 1;
      const id = last;
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        send({ type: 'query', id, text });
      });
    },
    onIndexed: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
