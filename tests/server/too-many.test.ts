import { expect, test } from 'vitest';
import { createTestDevice, mutationBy, newProject, randomId, valuesOf } from './test-device.ts';
import { askFor, draftProject, progressOf } from './test-publishing.ts';
import { openTestServer } from './test-server.ts';

test('[S20] a field takes 20 values side by side; more are parked, and settling them goes on', async () => {
  const server = await openTestServer();
  const nurse = await createTestDevice();
  const { scope, id, title } = newProject(nurse, 'Title 0');
  const write = (payload: string, base: string[] = []) => ({ ...title, mid: randomId(), payload, base });
  const apart = Array.from({ length: 24 }, (_, at) => write(`Title ${at + 1}`));
  const results = await server.pushAll(nurse, scope, [title, ...apart]);
  expect(results.slice(1, 20).every((each) => each.result === 'conflict')).toBe(true);
  expect(results.slice(20)).toMatchObject(Array(5).fill({ result: 'parked', problem: 'too-many' }));
  const state = await server.fieldState(nurse, scope, id, 'title');
  expect(valuesOf(state)).toHaveLength(20);
  const base = state?.heads.flatMap((head) => head.versions) ?? [];
  expect(await server.push(nurse, write('Settled', base))).toMatchObject({ result: 'applied' });
  expect(valuesOf(await server.fieldState(nurse, scope, id, 'title'))).toEqual(['Settled']);
});

test('[S20] 1,200 edits that know nothing of each other stay few bytes', async () => {
  const server = await openTestServer();
  const nurse = await createTestDevice();
  const { scope, title } = newProject(nurse);
  for (let push = 0; push < 12; push++) {
    const edits = Array.from({ length: 100 }, (_, at) => ({
      ...title,
      mid: randomId(),
      payload: `Title ${push} ${at}`,
    }));
    await server.pushAll(nurse, scope, edits);
  }
  const row = server.otherConnection().prepare("select sum(length(coalesce(after, ''))) as bytes from log").get();
  expect(Number(row?.bytes)).toBeLessThan(200_000);
}, 60_000);

test('[S24] a push carries ten requests to publish; the others are parked', async () => {
  const server = await openTestServer();
  const author = await createTestDevice();
  const draft = draftProject(author);
  const asks = await Promise.all(Array.from({ length: 12 }, () => askFor(author, draft)));
  const results = await server.pushAll(author, draft.scope, [...draft.mutations, ...asks]);
  expect(results.slice(-2)).toMatchObject(Array(2).fill({ result: 'parked', problem: 'too-many' }));
  expect(results.slice(0, -2).every((each) => each.result === 'applied')).toBe(true);
  expect(await progressOf(server, author, draft.scope, asks[9]?.record ?? '')).toMatchObject({ state: 'waiting' });
});

test('[S16] many scopes with one large row each come in answers that are no larger than a page', async () => {
  const server = await openTestServer();
  const nurse = await createTestDevice();
  const wanted = new Map<string, string | null>();
  for (let count = 0; count < 12; count++) {
    const { scope } = newProject(nurse);
    const large = { scope, record: 'k', kind: 'later', field: 'all', payload: 'y'.repeat(240_000) };
    await server.push(nurse, mutationBy(nurse, large));
    wanted.set(scope, null);
  }
  for (let answers = 0; wanted.size > 0; answers++) {
    expect(answers).toBeLessThan(30);
    const { pages } = await server.pullPages(
      nurse,
      [...wanted].map(([scope, cursor]) => ({ scope, cursor })),
    );
    expect(JSON.stringify(pages).length).toBeLessThan(300 * 1024);
    expect(pages.some((page) => page.rows.length > 0)).toBe(true);
    for (const page of pages) {
      if (page.upToDate) wanted.delete(page.scope);
      else wanted.set(page.scope, page.next);
    }
  }
});
