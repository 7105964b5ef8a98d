import { expect, test } from 'vitest';
import type { PublishedProject } from '../../src/domain/project/published-project.ts';
import { createTestDevice, mutationBy, randomId } from './test-device.ts';
import { APPROVE, askFor, decision, draftProject, moderatorOf, progressOf, publishNow } from './test-publishing.ts';
import { openTestServer } from './test-server.ts';

const RX1 = 'desk:RX1';

test('[S24] from a request to the archive: mirrored to the desk, approved, and exactly what was checked appears', async () => {
  const server = await openTestServer();
  const author = await createTestDevice();
  const moderator = await moderatorOf(server, RX1);
  const draft = draftProject(author);
  const ask = await askFor(author, draft);
  const results = await server.pushAll(author, draft.scope, [...draft.mutations, ask]);
  expect(results.every((each) => each.result === 'applied')).toBe(true);
  const at = server.clock.now.toISOString();
  expect(await progressOf(server, author, draft.scope, ask.record)).toEqual({ state: 'waiting', desk: RX1, at });

  const submitted = (await server.pullRows(moderator, RX1)).find((row) => row.field === 'submitted');
  expect(submitted).toMatchObject({ record: ask.record, by: 'server' });
  expect(submitted?.payload).toMatchObject({ project: draft.id, publishedVersion: 0, asker: { name: 'Ann Example' } });
  await server.push(moderator, decision(moderator, RX1, ask.record, APPROVE));

  const published = { state: 'published', version: 1, at };
  expect(await progressOf(server, author, draft.scope, ask.record)).toEqual(published);
  expect(await progressOf(server, moderator, RX1, ask.record)).toEqual(published);
  const content = (submitted?.payload as { content: object } | undefined)?.content;
  const bodies = await server.archived<PublishedProject>('bodies');
  expect([...bodies.values()]).toEqual([{ id: draft.id, version: 1, publishedAt: at, content }]);
  expect(await server.archived('summaries')).toMatchObject(
    new Map([[draft.id, { title: 'Fewer falls on Ward 7', version: 1 }]]),
  );
  expect(await server.manifest()).toMatchObject({ version: 1, projects: 1, organisations: 1 });
});

test('[S24] a return reaches the author with its reason, and the next request goes its own way', async () => {
  const server = await openTestServer();
  const author = await createTestDevice();
  const moderator = await moderatorOf(server, RX1);
  const draft = draftProject(author);
  const ask = await askFor(author, draft);
  await server.pushAll(author, draft.scope, [...draft.mutations, ask]);
  const reason = 'Please say how many falls there were before.';
  await server.push(moderator, decision(moderator, RX1, ask.record, { decision: 'return', reason }));
  expect(await progressOf(server, author, draft.scope, ask.record)).toMatchObject({ state: 'returned', reason });
  expect(await server.manifest()).toMatchObject({ projects: 0 });
  const again = await askFor(author, draft);
  await server.push(author, again);
  expect(await progressOf(server, author, draft.scope, again.record)).toMatchObject({ state: 'waiting' });
});

test('[S24] one tap tells others early: title, aim, organisation and a role, in progress', async () => {
  const server = await openTestServer();
  const author = await createTestDevice();
  const moderator = await moderatorOf(server, RX1);
  const draft = draftProject(author);
  const ask = await askFor(author, draft, 'in-progress');
  await server.pushAll(author, draft.scope, [...draft.mutations, ask]);
  await server.push(moderator, decision(moderator, RX1, ask.record, APPROVE));
  const { content } = (await server.archived<PublishedProject>('bodies')).get(draft.id) ?? {};
  expect(content).toMatchObject({ form: 'in-progress', title: 'Fewer falls on Ward 7', cycles: [] });
  expect(content?.worked).toBeUndefined();
});

test('[S24] versions count on; each keeps its own address; the working copy goes on', async () => {
  const server = await openTestServer();
  const author = await createTestDevice();
  const moderator = await moderatorOf(server, RX1);
  const draft = draftProject(author);
  await publishNow(server, author, moderator, RX1, draft);
  const project = draft.records[0]?.values ?? {};
  const edit = { scope: draft.scope, record: draft.id, kind: 'project', field: 'finding', payload: 'Half the falls.' };
  await server.push(author, mutationBy(author, edit));
  expect((await server.archived<PublishedProject>('bodies')).get(draft.id)?.content.finding).toBeUndefined();
  project.finding = 'Half the falls.';
  expect(await publishNow(server, author, moderator, RX1, { ...draft, mutations: [] })).toMatchObject({ version: 2 });
  expect((await server.archived<PublishedProject>('bodies')).get(draft.id)).toMatchObject({
    version: 2,
    content: { finding: 'Half the falls.' },
  });
  for (const version of [1, 2]) {
    const response = await server.request(`/a/versions/${draft.id}/${version}`);
    expect(await response.json()).toMatchObject({ id: draft.id, version });
    expect(response.headers.get('cache-control')).toBe('no-cache');
  }
  expect((await server.request(`/a/versions/${draft.id}/3`)).status).toBe(404);
});

test('[S24] the content is that of the moment before the request, whatever comes behind it in the same push', async () => {
  const server = await openTestServer();
  const author = await createTestDevice();
  const draft = draftProject(author);
  const ask = await askFor(author, draft);
  const later = mutationBy(author, {
    ...{ scope: draft.scope, record: draft.id, kind: 'project', field: 'finding', payload: 'Later.' },
  });
  await server.pushAll(author, draft.scope, [...draft.mutations, ask, later]);
  expect(await progressOf(server, author, draft.scope, ask.record)).toMatchObject({ state: 'waiting' });
});

test('[S24] the same content asked twice is one submission, decided once for both', async () => {
  const server = await openTestServer();
  const author = await createTestDevice();
  const moderator = await moderatorOf(server, RX1);
  const draft = draftProject(author);
  const [first, twin] = [await askFor(author, draft), await askFor(author, draft)];
  await server.pushAll(author, draft.scope, [...draft.mutations, first, twin]);
  expect((await server.pullRows(moderator, RX1)).filter((row) => row.field === 'submitted')).toHaveLength(1);
  await server.push(moderator, decision(moderator, RX1, first.record, APPROVE));
  const late = await askFor(author, draft);
  await server.push(author, late);
  for (const ask of [first, twin, late]) {
    expect(await progressOf(server, author, draft.scope, ask.record)).toMatchObject({ state: 'published', version: 1 });
  }
  expect(await server.manifest()).toMatchObject({ version: 1, projects: 1 });
});

test('[S24] a newer request takes the place of one that waits', async () => {
  const server = await openTestServer();
  const author = await createTestDevice();
  const moderator = await moderatorOf(server, RX1);
  const draft = draftProject(author);
  const older = await askFor(author, draft);
  await server.pushAll(author, draft.scope, [...draft.mutations, older]);
  const project = draft.records[0]?.values ?? {};
  project.finding = 'Half the falls.';
  const edit = { scope: draft.scope, record: draft.id, kind: 'project', field: 'finding', payload: project.finding };
  const newer = await askFor(author, draft);
  await server.pushAll(author, draft.scope, [mutationBy(author, edit), newer]);
  const replaced = { state: 'returned', reason: 'A newer request to publish this project took its place.' };
  expect(await progressOf(server, author, draft.scope, older.record)).toMatchObject(replaced);
  expect(await progressOf(server, moderator, RX1, older.record)).toMatchObject(replaced);
  await server.push(moderator, decision(moderator, RX1, older.record, APPROVE));
  expect(await server.manifest()).toMatchObject({ projects: 0 });
  await server.push(moderator, decision(moderator, RX1, newer.record, APPROVE));
  expect((await server.archived<PublishedProject>('bodies')).get(draft.id)).toMatchObject({
    version: 1,
    content: { finding: 'Half the falls.' },
  });
});

test('[S24] the first decision stands, and none can publish what was not submitted', async () => {
  const server = await openTestServer();
  const author = await createTestDevice();
  const [first, second] = [await moderatorOf(server, RX1), await moderatorOf(server, RX1)];
  const draft = draftProject(author);
  const ask = await askFor(author, draft);
  await server.pushAll(author, draft.scope, [...draft.mutations, ask]);
  await server.push(first, decision(first, RX1, ask.record, { decision: 'return', reason: 'Say more.' }));
  expect(await server.push(second, decision(second, RX1, ask.record, APPROVE))).toMatchObject({ result: 'conflict' });
  expect(await progressOf(server, author, draft.scope, ask.record)).toMatchObject({
    state: 'returned',
    reason: 'Say more.',
  });
  expect(await server.push(first, decision(first, RX1, 'never-asked', APPROVE))).toMatchObject({
    result: 'parked',
    problem: 'bad-value',
  });
  const forged = {
    ...draft.mutations[0],
    scope: RX1,
    mid: randomId(),
    by: first.id,
    kind: 'submission',
    record: 'x',
    field: 'submitted',
  };
  expect(await server.push(first, { ...forged, payload: 'anything' })).toMatchObject({ result: 'parked' });
  expect(await server.manifest()).toMatchObject({ projects: 0 });
});
