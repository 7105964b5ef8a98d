import { expect, it } from 'vitest';
import { documentOf } from '../../src/search/document.ts';
import type { SearchAnswer, SearchRequest } from '../../src/search/messages.ts';
import { createSearchClient } from '../../src/search/search-client.ts';
import { createSearchIndex } from '../../src/search/search-index.ts';
import { host, openReadingDevice, project } from '../sync/archive-host.ts';

/** The search worker's own work, in this process. */
class WorkerHere extends EventTarget {
  #index = createSearchIndex([]);

  postMessage(request: SearchRequest): void {
    if (request.type === 'load') this.#index = createSearchIndex(request.projects.map(documentOf));
    const data: SearchAnswer =
      request.type === 'load'
        ? { type: 'loaded', documents: request.projects.length }
        : { type: 'hits', id: request.id, hits: this.#index.search(request.text) };
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

it('[S28] a project that was withdrawn is not found any more, though no piece came or went', async () => {
  const device = openReadingDevice();
  const blocks = [[project('a', 1, 'Lavender walks'), project('b', 1, 'Lavender baths')]];
  await device.update((await host(1, blocks)).files);
  const client = createSearchClient(device.db, () => new WorkerHere() as unknown as Worker);
  const found = async () => (await client.search('lavender')).map(({ id }) => id).sort();
  expect(await found()).toEqual(['a', 'b']);
  await device.update((await host(2, blocks, { revoked: [{ project: 'a', upTo: 1 }] })).files);
  await expect.poll(found, { timeout: 5_000 }).toEqual(['b']);
});
