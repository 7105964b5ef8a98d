import { expect, test } from 'vitest';
import { createTestDevice, mutationBy, randomId, type TestDevice, valuesOf } from './test-device.ts';
import { APPROVE, askFor, decision, draftProject, moderatorOf, progressOf } from './test-publishing.ts';
import { openTestServer, type TestServer } from './test-server.ts';

const DESK = 'desk:RX1';

const say = (device: TestDevice, record: string, field: string, payload: unknown) =>
  mutationBy(device, { scope: DESK, record, kind: 'desk-moderator', field, payload });

const stepDown = (server: TestServer, device: TestDevice, record = device.id) =>
  server.push(device, say(device, record, 'stepsDown', '2026-03-01T09:00:00.000Z'));

const appointment = async (server: TestServer, device: TestDevice, person: string) =>
  valuesOf(await server.fieldState(device, DESK, person, 'appointment'))[0];

async function waiting(server: TestServer) {
  const author = await createTestDevice();
  const draft = draftProject(author);
  const ask = await askFor(author, draft);
  await server.pushAll(author, draft.scope, [...draft.mutations, ask]);
  return { ask, progress: () => progressOf(server, author, draft.scope, ask.record) };
}

test('[S1] a moderator appoints another by a link; the desk says who looks after it', async () => {
  const server = await openTestServer();
  const [first, second] = [await moderatorOf(server, DESK), await createTestDevice()];
  const grant = await server.grant(first, DESK, 'moderator');
  expect(await server.accept(second, grant)).toMatchObject({ scope: DESK, role: 'moderator' });
  expect(await appointment(server, second, first.id)).toMatchObject({ state: 'active' });
  expect(await appointment(server, first, second.id)).toEqual({ state: 'active', at: '2026-03-01T10:00:00.000Z' });
  const { ask, progress } = await waiting(server);
  await server.push(second, decision(second, DESK, ask.record, APPROVE));
  expect(await progress()).toMatchObject({ state: 'published' });
});

test('[S1] a link to a desk that was used cannot be used by somebody else', async () => {
  const server = await openTestServer();
  const [first, second, thief] = [await moderatorOf(server, DESK), await createTestDevice(), await createTestDevice()];
  const { scope, secret } = await server.grant(first, DESK, 'moderator');
  await server.accept(second, { scope, secret });
  const body = { nonce: randomId(), scope, secret };
  expect(await server.refusal(thief, '/v1/grants/accept', body)).toMatchObject({ status: 410, code: 'grant-used' });
});

test('[S1] whoever steps down is out at once, and others are not stepped down for', async () => {
  const server = await openTestServer();
  const [first, second] = [await moderatorOf(server, DESK), await moderatorOf(server, DESK)];
  expect(await stepDown(server, first, second.id)).toMatchObject({ result: 'refused', problem: 'not-allowed' });
  expect(await server.push(first, say(first, second.id, 'name', 'Not me'))).toMatchObject({ result: 'refused' });
  expect(await server.push(first, say(first, first.id, 'name', 'Ann'))).toMatchObject({ result: 'applied' });
  expect(await stepDown(server, first)).toMatchObject({ result: 'applied' });
  expect((await server.pullPages(first, [{ scope: DESK, cursor: null }])).refused).toHaveLength(1);
  expect(await appointment(server, second, first.id)).toMatchObject({ state: 'ended' });
  expect(valuesOf(await server.fieldState(first, `person:${first.id}`, 'desk_RX1', '*'))).toEqual(['deleted']);
  const mutation = say(first, first.id, 'name', 'Ann again');
  const body = { nonce: randomId(), scope: DESK, mutations: [mutation] };
  expect(await server.refusal(first, '/v1/push', body)).toMatchObject({ status: 403, code: 'not-a-member' });
});

test('[S1] somebody who stepped down can be appointed again, and follows the desk again', async () => {
  const server = await openTestServer();
  const [first, second] = [await moderatorOf(server, DESK), await moderatorOf(server, DESK)];
  await stepDown(server, first);
  await server.accept(first, await server.grant(second, DESK, 'moderator'));
  expect(await appointment(server, second, first.id)).toMatchObject({ state: 'active' });
  const own = `person:${first.id}`;
  expect(valuesOf(await server.fieldState(first, own, 'desk_RX1', '*'))).toEqual([]);
  expect(valuesOf(await server.fieldState(first, own, 'desk_RX1', 'membership'))).toMatchObject([{ scope: DESK }]);
});

test('[S24] when the last moderator steps down, what waits goes on to the desk that stands in, and comes back', async () => {
  const server = await openTestServer();
  const operator = await moderatorOf(server, 'desk:operator');
  const only = await moderatorOf(server, DESK);
  const { ask, progress } = await waiting(server);
  expect(await progress()).toMatchObject({ state: 'waiting', desk: DESK });
  await stepDown(server, only);
  expect(await progress()).toMatchObject({ state: 'waiting', desk: 'desk:operator' });
  expect(valuesOf(await server.fieldState(operator, 'desk:operator', ask.record, 'progress')).at(0)).toMatchObject({
    state: 'waiting',
  });

  server.clock.now = new Date('2026-03-01T11:00:00.000Z');
  const again = await moderatorOf(server, DESK);
  expect(await progress()).toMatchObject({ state: 'waiting', desk: DESK });
  expect(valuesOf(await server.fieldState(again, DESK, ask.record, '*'))).toEqual([]);
  await server.push(again, decision(again, DESK, ask.record, APPROVE));
  expect(await progress()).toMatchObject({ state: 'published', version: 1 });
});

test('[S1] a moderator whose only device joins another person looks after no desk any more, and it counts as such', async () => {
  const server = await openTestServer();
  const [phone, moderator] = [await createTestDevice(), await moderatorOf(server, DESK)];
  await server.person(phone);
  const { progress } = await waiting(server);
  await server.accept(moderator, await server.grant(phone, `person:${phone.id}`, 'self'));
  expect(await progress()).toMatchObject({ state: 'waiting', desk: 'desk:operator' });
  expect((await server.pullPages(moderator, [{ scope: DESK, cursor: null }])).refused).toHaveLength(1);
  const next = await waiting(server);
  expect(await next.progress()).toMatchObject({ desk: 'desk:operator' });
});
