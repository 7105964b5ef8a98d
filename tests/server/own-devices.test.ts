import { expect, test } from 'vitest';
import { deviceKind } from '../../src/domain/profile/device.ts';
import { devicesAnswerSchema } from '../../src/protocol/devices.ts';
import { grantAnswerSchema } from '../../src/protocol/grants.ts';
import { createTestDevice, mutationBy, newProject, randomId, type TestDevice } from './test-device.ts';
import { openTestServer, type TestServer } from './test-server.ts';

async function listFor(server: TestServer, device: TestDevice) {
  const response = await server.send(device, '/v1/devices', { nonce: randomId() });
  return devicesAnswerSchema.parse(await response.json()).devices;
}

/** A person with a phone and a laptop, and a project. */
async function twoDevices() {
  const server = await openTestServer();
  const [phone, laptop] = [await createTestDevice(), await createTestDevice()];
  const { scope, id, title } = newProject(phone);
  await server.push(phone, title);
  await server.accept(laptop, await server.grant(phone, `person:${phone.id}`, 'self'));
  const out = (by: TestDevice, record: string) =>
    mutationBy(by, {
      ...{ scope: `person:${phone.id}`, record, kind: deviceKind.name, field: 'out' },
      payload: { at: '2026-03-01T10:00:00.000Z' },
    });
  return { server, phone, laptop, scope, id, title, out };
}

test('[S1] a person sees their own devices, since when, and on which day each was there last', async () => {
  const { server, phone, laptop, scope } = await twoDevices();
  server.clock.now = new Date('2026-03-04T08:00:00.000Z');
  await server.pullPages(laptop, [{ scope, cursor: null }]);
  const madeAt = '2026-03-01T10:00:00.000Z';
  expect(await listFor(server, phone)).toEqual(
    expect.arrayContaining([
      { device: phone.id, madeAt, lastSeen: '2026-03-01', state: 'in-use' },
      { device: laptop.id, madeAt, lastSeen: '2026-03-04', state: 'in-use' },
    ]),
  );
  expect(await listFor(server, await createTestDevice())).toEqual([]);
});

test('[S1] a device that is taken out is let in nowhere, and its way back is closed', async () => {
  const { server, phone, laptop, scope, out } = await twoDevices();
  const ask = { nonce: randomId(), scope: `person:${phone.id}`, role: 'self', rescue: true };
  const rescue = grantAnswerSchema.parse(await (await server.send(laptop, '/v1/grants', ask)).json());
  const taking = out(phone, laptop.id);
  expect(await server.push(phone, taking)).toMatchObject({ result: 'applied' });
  expect(await server.push(phone, taking)).toMatchObject({ result: 'duplicate' });
  const pull = { nonce: randomId(), scopes: [{ scope, cursor: null }] };
  expect(await server.refusal(laptop, '/v1/pull', pull)).toMatchObject({ status: 401, code: 'revoked-device' });
  expect(await server.refusal(laptop, '/v1/codes', { nonce: randomId() })).toMatchObject({ code: 'revoked-device' });
  const again = { nonce: randomId(), scope: rescue.scope, secret: rescue.secret };
  expect(await server.refusal(await createTestDevice(), '/v1/grants/accept', again)).toMatchObject({
    code: 'grant-expired',
  });
  expect((await listFor(server, phone)).find(({ device }) => device === laptop.id)).toMatchObject({ state: 'out' });
});

test('[S1] nobody takes out a device of somebody else, nor the one they use', async () => {
  const { server, phone, laptop, out } = await twoDevices();
  const stranger = await createTestDevice();
  await server.person(stranger);
  expect(await server.push(phone, out(phone, stranger.id))).toMatchObject({
    result: 'refused',
    problem: 'not-allowed',
  });
  expect(await server.push(phone, out(phone, phone.id))).toMatchObject({ result: 'parked' });
  // Two that take out each other: the first to arrive stays.
  expect(await server.push(laptop, out(laptop, phone.id))).toMatchObject({ result: 'applied' });
  const late = { nonce: randomId(), scope: `person:${phone.id}`, mutations: [out(phone, laptop.id)] };
  expect(await server.refusal(phone, '/v1/push', late)).toMatchObject({ code: 'revoked-device' });
});

test('[S1] a link for another device is valid for ten minutes', async () => {
  const server = await openTestServer();
  const phone = await createTestDevice();
  expect(await server.grant(phone, `person:${await server.person(phone)}`, 'self')).toMatchObject({
    expiresAt: '2026-03-01T10:10:00.000Z',
  });
});
