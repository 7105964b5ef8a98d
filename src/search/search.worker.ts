import { documentOf } from './document.ts';
import type { SearchAnswer, SearchRequest } from './messages.ts';
import { createSearchIndex } from './search-index.ts';

let index = createSearchIndex([]);

self.addEventListener('message', (event: MessageEvent<SearchRequest>) => {
  const request = event.data;
  switch (request.type) {
    case 'load':
      index = createSearchIndex(request.projects.map(documentOf));
      answer({ type: 'loaded', documents: request.projects.length });
      return;
    case 'query':
      answer({ type: 'hits', id: request.id, hits: index.search(request.text) });
  }
});

const answer = (message: SearchAnswer) => self.postMessage(message);
