import { expect, test } from 'vitest';
import { celebrationId } from '../../src/domain/publication/publication.ts';
import { createTestDevice, mutationBy, type TestDevice, valuesOf } from './test-device.ts';
import {
  APPROVE,
  askFor,
  decision,
  draftProject,
  moderatorOf,
  NOTTINGHAM,
  progressOf,
  publishNow,
} from './test-publishing.ts';
import { openTestServer, type TestServer } from './test-server.ts';

async function waitingAt(server: TestServer, author: TestDevice, organisation: object | null) {
  const draft = draftProject(author, { organisation });
  const ask = await askFor(author, draft);
  await server.pushAll(author, draft.scope, [...draft.mutations, ask]);
  const progress = await progressOf(server, author, draft.scope, ask.record);
  return { draft, ask, desk: progress?.state === 'waiting' ? progress.desk : progress };
}

test('[S24] without a moderator it goes to the integrated care board, and without one there to the operator', async () => {
  const server = await openTestServer();
  const author = await createTestDevice();
  expect((await waitingAt(server, author, NOTTINGHAM)).desk).toBe('desk:operator');
  await moderatorOf(server, 'desk:QT1');
  expect((await waitingAt(server, author, NOTTINGHAM)).desk).toBe('desk:QT1');
  await moderatorOf(server, 'desk:RX1');
  expect((await waitingAt(server, author, NOTTINGHAM)).desk).toBe('desk:RX1');
  expect((await waitingAt(server, author, { name: 'Riverside Surgery', icb: 'QT1' })).desk).toBe('desk:QT1');
  expect((await waitingAt(server, author, { name: 'A practice in Wales' })).desk).toBe('desk:operator');
  // Without an organisation of the project, that of the person who asks.
  expect((await waitingAt(server, author, null)).desk).toBe('desk:RX1');
});

test('[S24] when a desk gets its first moderator, what waits for it elsewhere moves there', async () => {
  const server = await openTestServer();
  const author = await createTestDevice();
  const operator = await moderatorOf(server, 'desk:operator');
  const { draft, ask } = await waitingAt(server, author, NOTTINGHAM);
  const elsewhere = await waitingAt(server, author, { name: 'A practice in Wales' });

  const board = await moderatorOf(server, 'desk:QT1');
  expect(await progressOf(server, author, draft.scope, ask.record)).toMatchObject({
    state: 'waiting',
    desk: 'desk:QT1',
  });
  const trust = await moderatorOf(server, 'desk:RX1');
  expect(await progressOf(server, author, draft.scope, ask.record)).toMatchObject({
    state: 'waiting',
    desk: 'desk:RX1',
  });
  for (const [device, desk] of [
    [operator, 'desk:operator'],
    [board, 'desk:QT1'],
  ] as const) {
    expect(valuesOf(await server.fieldState(device, desk, ask.record, '*'))).toEqual(['deleted']);
    expect(await server.push(device, decision(device, desk, ask.record, APPROVE))).toMatchObject({ result: 'parked' });
  }
  expect(await progressOf(server, author, elsewhere.draft.scope, elsewhere.ask.record)).toMatchObject({
    desk: 'desk:operator',
  });

  await moderatorOf(server, 'desk:RX1');
  expect((await server.pullRows(trust, 'desk:RX1')).filter((row) => row.field === 'submitted')).toHaveLength(1);
  await server.push(trust, decision(trust, 'desk:RX1', ask.record, APPROVE));
  expect(await progressOf(server, author, draft.scope, ask.record)).toMatchObject({ state: 'published', version: 1 });
});

test('the desk that published a project celebrates it, and so does the operator; others do not', async () => {
  const server = await openTestServer();
  const author = await createTestDevice();
  const [trust, board, operator] = [
    await moderatorOf(server, 'desk:RX1'),
    await moderatorOf(server, 'desk:QT1'),
    await moderatorOf(server, 'desk:operator'),
  ];
  const draft = draftProject(author);
  await publishNow(server, author, trust, 'desk:RX1', draft);
  const celebrate = (device: TestDevice, scope: string, payload: boolean, project = draft.id) => {
    const record = celebrationId(project);
    return server.push(
      device,
      mutationBy(device, { scope, record, kind: 'celebration', field: 'celebrated', payload }),
    );
  };
  expect(await celebrate(board, 'desk:QT1', true)).toMatchObject({ result: 'refused', problem: 'not-allowed' });
  expect(await celebrate(trust, 'desk:RX1', true, 'no-such-project')).toMatchObject({ result: 'refused' });
  const before = await server.manifest();
  expect(await celebrate(trust, 'desk:RX1', true)).toMatchObject({ result: 'applied' });
  expect(await server.manifest()).toMatchObject({ celebrated: [draft.id], version: before.version + 1 });
  expect(await celebrate(operator, 'desk:operator', false)).toMatchObject({ result: 'applied' });
  expect(await server.manifest()).toMatchObject({ celebrated: [] });
});
