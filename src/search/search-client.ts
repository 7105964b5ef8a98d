import { liveQuery } from 'dexie';
import type { ArchiveDb } from '../store/archive-db.ts';
import type { SearchAnswer, SearchHit, SearchRequest } from './messages.ts';
import { readSearchable } from './searchable.ts';

const REST_MS = 500;

/** The page's end of the search worker. */
export type SearchClient = {
  /** Resolves with the hits of the newest index, nearest first. */
  search(text: string): Promise<SearchHit[]>;
  /** Calls back whenever the index has been built anew. @returns a function that ends it */
  onIndexed(listener: () => void): () => void;
};

/**
 * A client whose worker starts at the first question, or when `warm` says that there is time: a cold start belongs to the list. The
 * worker is given the archive again whenever that changes; questions wait for its first index.
 */
export function createSearchClient(archive: ArchiveDb, startWorker: () => Worker): SearchClient & { warm(): void } {
  const waiting = new Map<number, (hits: SearchHit[]) => void>();
  const listeners = new Set<() => void>();
  let firstIndex = () => {};
  const indexed = new Promise<void>((resolve) => {
    firstIndex = resolve;
  });
  let worker: Worker | undefined;
  let last = 0;

  function hear({ data: message }: MessageEvent<SearchAnswer>): void {
    if (message.type === 'loaded') {
      firstIndex();
      for (const listener of listeners) listener();
      return;
    }
    waiting.get(message.id)?.(message.hits);
    waiting.delete(message.id);
  }

  function started(): Worker {
    if (worker !== undefined) return worker;
    const begun = startWorker();
    begun.addEventListener('message', hear);
    const load = async () => {
      const projects = await readSearchable(archive);
      begun.postMessage({ type: 'load', projects } satisfies SearchRequest);
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    liveQuery(() => archive.pieces.toCollection().primaryKeys()).subscribe(() => {
      // While pieces come in, one after the other, the index is built when they rest; the first time at once.
      const first = timer === undefined;
      clearTimeout(timer);
      timer = setTimeout(() => void load(), first ? 0 : REST_MS);
    });
    worker = begun;
    return begun;
  }

  return {
    warm: () => void started(),
    search: async (text) => {
      const asked = started();
      await indexed;
      last += 1;
      const id = last;
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        asked.postMessage({ type: 'query', id, text } satisfies SearchRequest);
      });
    },
    onIndexed: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
