import { createHash, randomBytes } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { type PublishedProject, publishedProjectSchema } from '../../src/domain/project/published-project.ts';
import { projectSummarySchema } from '../../src/domain/project/summary.ts';
import { canonicalJson } from '../../src/protocol/canonical.ts';
import { openSqlite } from '../../sync-server/storage/sqlite.ts';
import { seedArchive } from '../../sync-server/usecases/seed-archive.ts';
import { createTestDevice } from './test-device.ts';
import { draftProject, moderatorOf, publishNow } from './test-publishing.ts';
import { openTestServer, type TestServer } from './test-server.ts';

const DESCRIBED = new URL('../../data/projects/', import.meta.url);
const RX1 = 'desk:RX1';

/** What the server fills its archive with, on a connection of its own. */
async function seedingOf(server: TestServer) {
  return {
    storage: await openSqlite(server.file),
    journal: server.journal,
    keyed: (text: string) => text,
    clock: () => server.clock.now,
    random: randomBytes,
    log: pino({ level: 'silent' }),
  };
}

async function seeded() {
  const server = await openTestServer();
  const service = await seedingOf(server);
  return {
    server,
    service,
    count: await seedArchive(service, DESCRIBED),
    again: () => seedArchive(service, DESCRIBED),
  };
}

const get = (server: TestServer, path: string, headers: Record<string, string> = {}) =>
  server.request(path, { headers });

test('[S26] the manifest is looked at again each time, and costs nothing while it is the same', async () => {
  const server = await openTestServer();
  const first = await get(server, '/a/manifest.json');
  expect(first.headers.get('cache-control')).toBe('no-cache');
  const etag = first.headers.get('etag') ?? '';
  expect(etag).toMatch(/^"[^"]+"$/);
  const same = await get(server, '/a/manifest.json', { 'if-none-match': `"other", ${etag}` });
  expect([same.status, await same.text(), same.headers.get('etag')]).toEqual([304, '', etag]);

  const gzipped = await get(server, '/a/manifest.json', { 'accept-encoding': 'gzip' });
  expect(gzipped.headers.get('content-encoding')).toBe('gzip');
  expect(gzipped.headers.get('etag')).not.toBe(etag);
  const author = await createTestDevice();
  await publishNow(server, author, await moderatorOf(server, RX1), RX1, draftProject(author));
  const changed = await get(server, '/a/manifest.json', { 'if-none-match': etag });
  expect([changed.status, ((await changed.json()) as { version: number }).version]).toEqual([200, 1]);
});

test('[S26] a piece never changes, is compressed beforehand, and has the hash of its decoded bytes', async () => {
  const { server } = await seeded();
  const { bodies, summaries } = await server.manifest();
  for (const [kind, piece] of [
    ['bodies', bodies[0]],
    ['summaries', summaries[0]],
  ] as const) {
    const path = `/a/${kind}/${piece?.sha256}`;
    const decoders = { br: brotliDecompressSync, gzip: gunzipSync, identity: (bytes: Uint8Array) => bytes };
    const accepts = { br: 'gzip, deflate, br', gzip: 'gzip, br;q=0', identity: '' };
    const sizes: number[] = [];
    for (const encoding of ['br', 'gzip', 'identity'] as const) {
      const response = await get(server, path, { 'accept-encoding': accepts[encoding] });
      expect(response.headers.get('content-encoding') ?? 'identity').toBe(encoding);
      expect(response.headers.get('cache-control')).toBe('public, max-age=86400, immutable');
      expect(response.headers.get('vary')).toBe('Accept-Encoding');
      expect(response.headers.get('content-type')).toBe('application/json');
      const body = new Uint8Array(await response.arrayBuffer());
      sizes.push(body.byteLength);
      const decoded = decoders[encoding](body);
      expect(createHash('sha256').update(decoded).digest('hex')).toBe(piece?.sha256);
      const etag = response.headers.get('etag') ?? '';
      const same = await get(server, path, { 'accept-encoding': accepts[encoding], 'if-none-match': etag });
      expect(same.status).toBe(304);
    }
    expect(sizes[1]).toBe(piece?.bytes);
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
  }
  const unknown = await get(server, `/a/bodies/${'0'.repeat(64)}`);
  expect([unknown.status, unknown.headers.get('cache-control')]).toEqual([404, 'no-store']);
});

test('[S26] an empty archive is filled once with the described projects', async () => {
  const { server, count, again } = await seeded();
  const manifest = await server.manifest();
  expect(manifest).toMatchObject({ version: 1, projects: count, celebrated: [], revoked: [] });
  expect(count).toBe(237);
  expect(manifest.organisations).toBeGreaterThan(100);
  expect(manifest.summaries).toHaveLength(1);
  expect(manifest.bodies.map((piece) => piece.count)).toEqual([50, 50, 50, 50, 37]);
  const bodies = await server.archived<PublishedProject>('bodies');
  expect(
    z
      .array(publishedProjectSchema)
      .parse([...bodies.values()])
      .every((each) => each.content.source !== undefined),
  ).toBe(true);
  const summaries = await server.archived<{ id: string }>('summaries');
  expect(z.array(projectSummarySchema).parse([...summaries.values()])).toHaveLength(237);
  expect(new Set(summaries.keys())).toEqual(new Set(bodies.keys()));
  expect(await again()).toBe(0);
  expect(await server.manifest()).toEqual(manifest);
});

test('[S26] an archive that has something of its own is not filled', async () => {
  const server = await openTestServer();
  const author = await createTestDevice();
  await publishNow(server, author, await moderatorOf(server, RX1), RX1, draftProject(author));
  expect(await seedArchive(await seedingOf(server), DESCRIBED)).toBe(0);
  expect(await server.manifest()).toMatchObject({ projects: 1 });
});

test('[S26] one publication costs a device a few kB; many small pieces become one, and the old are served for a day', async () => {
  const { server } = await seeded();
  const author = await createTestDevice();
  const moderator = await moderatorOf(server, RX1);
  const before = await server.manifest();
  const drafts = Array.from({ length: 17 }, (_, at) => draftProject(author, { title: `Project ${at}` }));
  const shas = new Set<string>();
  for (const draft of drafts) {
    await publishNow(server, author, moderator, RX1, draft);
    for (const piece of (await server.manifest()).bodies) shas.add(piece.sha256);
  }
  const after = await server.manifest();
  // 37 described ones and the new: 17 small pieces, then one.
  expect(after.bodies.map((piece) => piece.count)).toEqual([50, 50, 50, 50, 53, 1]);
  expect(after.summaries.map((piece) => piece.count)).toEqual([237, 17]);
  expect((after.summaries[1]?.bytes ?? 0) + (after.bodies[5]?.bytes ?? 0)).toBeLessThan(10_000);
  expect(after.version).toBe(before.version + 17);
  expect(after.projects).toBe(before.projects + 17);
  const titles = [...(await server.archived<PublishedProject>('bodies')).values()].map((each) => each.content.title);
  expect(titles).toEqual(expect.arrayContaining(drafts.map((_, at) => `Project ${at}`)));

  for (const sha of shas) expect((await get(server, `/a/bodies/${sha}`)).status).toBe(200);
  server.clock.now = new Date(server.clock.now.getTime() + 25 * 3_600_000);
  for (let more = 0; more < 17; more++) await publishNow(server, author, moderator, RX1, draftProject(author));
  const young = new Set(after.bodies.map((piece) => piece.sha256));
  for (const sha of shas) expect((await get(server, `/a/bodies/${sha}`)).status).toBe(young.has(sha) ? 200 : 404);
}, 20_000);

test('[S26] a piece that is put together keeps the newest version of each project', async () => {
  const server = await openTestServer();
  const author = await createTestDevice();
  const moderator = await moderatorOf(server, RX1);
  const draft = draftProject(author);
  const project = draft.records[0]?.values ?? {};
  for (let version = 1; version <= 17; version++) {
    const at = draft.mutations.findIndex((mutation) => mutation.field === 'worked');
    const last = draft.mutations[at];
    project.worked = `Try ${version}`;
    const mutations = [...draft.mutations.filter((each) => each !== last)];
    if (last !== undefined) {
      const next = {
        ...last,
        mid: `w${version}`,
        base: version === 1 ? [] : [`w${version - 1}`],
        payload: project.worked,
      };
      mutations.push(next);
    }
    expect(await publishNow(server, author, moderator, RX1, { ...draft, mutations })).toMatchObject({ version });
  }
  const { bodies, projects } = await server.manifest();
  expect(bodies).toHaveLength(1);
  expect(projects).toBe(1);
  const [piece] = bodies;
  const items = (await (await get(server, `/a/bodies/${piece?.sha256}`)).json()) as PublishedProject[];
  expect(items).toMatchObject([{ version: 17, content: { worked: 'Try 17' } }]);
  expect(canonicalJson(items)).toBe(await (await get(server, `/a/bodies/${piece?.sha256}`)).text());
});
