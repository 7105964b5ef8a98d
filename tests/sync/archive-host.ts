import Dexie from 'dexie';
import { IDBKeyRange, indexedDB } from 'fake-indexeddb';
import { onTestFinished } from 'vitest';
import type { PublishedProject } from '../../src/domain/project/published-project.ts';
import { summarise } from '../../src/domain/project/summarise.ts';
import { canonicalJson, sha256 } from '../../src/protocol/canonical.ts';
import type { Manifest, Piece } from '../../src/protocol/manifest.ts';
import { readSummaries } from '../../src/store/archive.ts';
import { ArchiveDb } from '../../src/store/archive-db.ts';
import { type ArchiveProgress, updateArchive } from '../../src/sync/archive-download.ts';

Dexie.dependencies.indexedDB = indexedDB;
Dexie.dependencies.IDBKeyRange = IDBKeyRange;

export const project = (id: string, version = 1, title = `Project ${id}`): PublishedProject => ({
  id,
  version,
  publishedAt: `2026-01-0${version}T00:00:00.000Z`,
  content: {
    ...{ form: 'full', title, stage: 'completed', outcome: 'improved' },
    ...{ themes: [], tags: [], teamRoles: [], changeIdeas: [], cycles: [], measures: [] },
  },
});

/** A static host with an archive: what any web server could be. */
export async function host(version: number, blocks: object[][], more: Partial<Manifest> = {}) {
  const files = new Map<string, string>();
  const put = async (kind: 'summaries' | 'bodies', items: object[]): Promise<Piece> => {
    const text = canonicalJson(items);
    const hash = await sha256(text);
    files.set(`/a/${kind}/${hash}`, text);
    return { sha256: hash, bytes: text.length, count: items.length };
  };
  const summaries = await Promise.all(
    blocks.map((block) => put('summaries', (block as PublishedProject[]).map(summarise))),
  );
  const bodies = await Promise.all(blocks.map((block) => put('bodies', block)));
  const manifest: Manifest = {
    ...{ format: 1, epoch: 'e1', version, updatedAt: '2026-01-01T00:00:00.000Z', projects: 2, organisations: 1 },
    ...{ summaries, bodies, celebrated: [], revoked: [], ...more },
  };
  files.set('/a/manifest.json', JSON.stringify(manifest));
  return { files, manifest };
}

/** A device with a copy of the archive, whose clock and timers a test moves. */
export function openReadingDevice(db = new ArchiveDb(`archive-${crypto.randomUUID()}`)) {
  onTestFinished(() => db.close());
  const asked: string[] = [];
  const caches = new Set<RequestInit['cache']>();
  const progress: ArchiveProgress[] = [];
  const timers: { ms: number; run: () => void }[] = [];
  const clock = { now: 0 };
  const store = { isTight: false };
  const after = (ms: number, run: () => void) => {
    const timer = { ms, run };
    timers.push(timer);
    return () => void timers.splice(timers.indexOf(timer), 1);
  };
  return {
    ...{ db, asked, caches, progress, timers, clock, store },
    update: (files: Map<string, string>, answer: (text: string) => Response = (text) => new Response(text)) =>
      updateArchive({
        ...{ db, after, now: () => clock.now },
        onProgress: (one) => progress.push(one),
        storeIsTight: () => store.isTight,
        fetch: async (path, init) => {
          asked.push(path);
          caches.add(init.cache);
          const text = files.get(path);
          if (text === 'cut') throw new TypeError('the connection was cut');
          if (text === 'stalled') return new Promise<never>(() => {});
          return text === undefined ? new Response('not here', { status: 404 }) : answer(text);
        },
      }),
    titles: async () => (await readSummaries(db)).map(({ title }) => title).sort(),
  };
}
