import { expect, test } from 'vitest';
import { createTestDevice, mutationBy } from './test-device.ts';
import { askFor, draftProject, moderatorOf, progressOf } from './test-publishing.ts';
import { openTestServer } from './test-server.ts';

const RX1 = 'desk:RX1';

test('[S24] another content than the one that was checked is not published', async () => {
  const server = await openTestServer();
  const [author, colleague] = [await createTestDevice(), await createTestDevice()];
  const draft = draftProject(author);
  await server.pushAll(author, draft.scope, draft.mutations);
  await server.accept(colleague, await server.grant(author, draft.scope, 'member'));
  const edit = { scope: draft.scope, record: draft.id, kind: 'project', field: 'finding', payload: 'By a colleague' };
  await server.push(colleague, mutationBy(colleague, edit));
  const ask = await askFor(author, draft);
  expect(await server.push(author, ask)).toMatchObject({ result: 'applied' });
  expect(await progressOf(server, author, draft.scope, ask.record)).toMatchObject({
    state: 'refused',
    reason: 'changed-since-checked',
  });
});

test('[S24] an open conflict stops what it would change, and nothing else', async () => {
  const server = await openTestServer();
  const author = await createTestDevice();
  const draft = draftProject(author);
  const other = mutationBy(author, {
    scope: draft.scope,
    record: draft.id,
    kind: 'project',
    field: 'worked',
    payload: 'Lights.',
  });
  const [full, early] = [await askFor(author, draft, 'full'), await askFor(author, draft, 'in-progress')];
  await server.pushAll(author, draft.scope, [...draft.mutations, other, full, early]);
  expect(await progressOf(server, author, draft.scope, full.record)).toMatchObject({
    state: 'refused',
    reason: 'open-conflict',
  });
  expect(await progressOf(server, author, draft.scope, early.record)).toMatchObject({ state: 'waiting' });
});

test('[S24] a project without a title, and what is deleted, is not published', async () => {
  const server = await openTestServer();
  const author = await createTestDevice();
  const draft = draftProject(author, { title: '' });
  const ask = await askFor(author, draft);
  await server.pushAll(author, draft.scope, [...draft.mutations, ask]);
  expect(await progressOf(server, author, draft.scope, ask.record)).toMatchObject({
    state: 'refused',
    reason: 'no-title',
  });

  const whole = draftProject(author);
  const gone = {
    scope: whole.scope,
    record: 'c1',
    kind: 'pdsa-cycle',
    field: '*',
    op: 'delete',
    payload: { seen: 99 },
  } as const;
  const without = await askFor(author, { ...whole, records: whole.records.slice(0, 1) });
  await server.pushAll(author, whole.scope, [...whole.mutations, mutationBy(author, gone), without]);
  expect(await progressOf(server, author, whole.scope, without.record)).toMatchObject({ state: 'waiting' });
});

test('[S24] an identifier that two harmless texts make together is not published', async () => {
  const server = await openTestServer();
  const [author, colleague] = [await createTestDevice(), await createTestDevice()];
  const draft = draftProject(author, { worked: 'See 943 and\n\nsomething else.' });
  await server.pushAll(author, draft.scope, draft.mutations);
  await server.accept(colleague, await server.grant(author, draft.scope, 'member'));
  const first = draft.mutations.find((mutation) => mutation.field === 'worked');
  const edit = (payload: string) =>
    mutationBy(author, {
      scope: draft.scope,
      record: draft.id,
      kind: 'project',
      field: 'worked',
      base: [first?.mid ?? ''],
      payload,
    });
  await server.push(author, edit('See 943 476\n\nsomething else.'));
  await server.push(author, edit('See 943 and\n\n5919'));
  const merged = (await server.fieldState(author, draft.scope, draft.id, 'worked'))?.heads[0]?.value;
  expect(merged).toBe('See 943 476\n\n5919');
  const project = draft.records[0]?.values ?? {};
  project.worked = merged;
  const ask = await askFor(author, draft);
  await server.push(author, ask);
  expect(await progressOf(server, author, draft.scope, ask.record)).toMatchObject({
    state: 'refused',
    reason: 'identifier',
  });
});

test('[S24] a request under the id of another project’s waiting request is parked, and changes nothing at the desk', async () => {
  const server = await openTestServer();
  const [author, rival] = [await createTestDevice(), await createTestDevice()];
  const moderator = await moderatorOf(server, RX1);
  const [draft, theirs] = [draftProject(author), draftProject(rival, { title: 'Not theirs' })];
  const ask = await askFor(author, draft);
  await server.pushAll(author, draft.scope, [...draft.mutations, ask]);
  const same = await askFor(rival, theirs, 'full', ask.record);
  const results = await server.pushAll(rival, theirs.scope, [...theirs.mutations, same]);
  expect(results.at(-1)).toMatchObject({ result: 'parked', problem: 'could-not-apply' });
  const submitted = (await server.pullRows(moderator, RX1)).filter((row) => row.field === 'submitted');
  expect(submitted).toMatchObject([{ payload: { project: draft.id } }]);
});
