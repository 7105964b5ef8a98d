import { expect, test } from 'vitest';
import { createTestDevice, mutationBy } from './test-device.ts';
import { APPROVE, askFor, decision, draftProject, moderatorOf, progressOf } from './test-publishing.ts';
import { openTestServer } from './test-server.ts';
import { gone, OPERATOR, openPublished, RX1, SECRET, saidOutside, withdrawal } from './withdrawing.ts';

test('[S28] for another reason desks keep what they were sent', async () => {
  const { server, author, draft } = await openPublished();
  await server.push(author, withdrawal(author, draft.id, 1, 'wrong'));
  expect(await gone(server, draft.id, 1)).toMatchObject({ message: 'This was withdrawn: it was wrong.' });
  expect(saidOutside(server, draft.scope)).toContain(SECRET);
  await server.push(author, withdrawal(author, draft.id, 1, 'patient-data'));
  expect(saidOutside(server, draft.scope)).not.toContain(SECRET);
});

test('[S28] desks that it was moved from, and earlier requests, lose it as well', async () => {
  const server = await openTestServer();
  const author = await createTestDevice();
  const draft = draftProject(author, { worked: SECRET });
  const operator = await moderatorOf(server, OPERATOR);
  const first = await askFor(author, draft);
  await server.pushAll(author, draft.scope, [...draft.mutations, first]);
  await server.push(operator, decision(operator, OPERATOR, first.record, { decision: 'return', reason: 'Say more.' }));
  await server.push(author, await askFor(author, draft));
  await moderatorOf(server, 'desk:QT1');
  const moderator = await moderatorOf(server, RX1);
  const [waiting] = (await server.pullRows(moderator, RX1)).filter(({ field }) => field === 'submitted');
  await server.push(moderator, decision(moderator, RX1, waiting?.record ?? '', APPROVE));
  expect((await server.manifest()).projects).toBe(1);
  await server.push(author, withdrawal(author, draft.id, 1, 'personal-data'));
  expect(saidOutside(server, draft.scope)).not.toContain(SECRET);
});

test('[S28] a request that waits is erased at its desk, and can be decided no more', async () => {
  const { server, author, moderator, draft } = await openPublished();
  const change = mutationBy(author, {
    ...{ scope: draft.scope, record: draft.id, kind: 'project', field: 'didNotWork', payload: 'Much of it' },
  });
  const project = draft.records.map((record) =>
    record.kind === 'project' ? { ...record, values: { ...record.values, didNotWork: 'Much of it' } } : record,
  );
  const ask = await askFor(author, { ...draft, records: project });
  await server.pushAll(author, draft.scope, [change, ask]);
  const erase = withdrawal(moderator, draft.id, 0, 'wrong', RX1);
  expect(await server.push(moderator, erase)).toMatchObject({ result: 'applied' });
  expect(await progressOf(server, author, draft.scope, ask.record)).toMatchObject({ state: 'withdrawn', version: 0 });
  expect(saidOutside(server, draft.scope)).not.toContain('Much of it');
  expect(await server.push(moderator, decision(moderator, RX1, ask.record, APPROVE))).toMatchObject({
    result: 'parked',
  });
  expect(await server.manifest()).toMatchObject({ projects: 2, revoked: [] });
});

test('[S28] a desk that returned a request erases that, and nothing that waits at another desk', async () => {
  const server = await openTestServer();
  const author = await createTestDevice();
  const draft = draftProject(author, { worked: SECRET });
  const board = await moderatorOf(server, 'desk:QT1');
  const first = await askFor(author, draft);
  await server.pushAll(author, draft.scope, [...draft.mutations, first]);
  const returned = { decision: 'return', reason: 'Say more.' };
  await server.push(board, decision(board, 'desk:QT1', first.record, returned));
  const moderator = await moderatorOf(server, RX1);
  const second = await askFor(author, draft);
  await server.push(author, second);
  const erase = withdrawal(board, draft.id, 0, 'patient-data', 'desk:QT1');
  expect(await server.push(board, erase)).toMatchObject({ result: 'applied' });
  expect((await server.pullRows(board, 'desk:QT1')).find(({ field }) => field === 'submitted')?.redacted).toBeDefined();
  const waiting = { state: 'waiting', desk: RX1 };
  expect(await progressOf(server, author, draft.scope, second.record)).toMatchObject(waiting);
  await server.push(moderator, decision(moderator, RX1, second.record, APPROVE));
  expect((await server.archived('bodies')).get(draft.id)).toMatchObject({ content: { worked: SECRET } });
});
