import { expect, it } from 'vitest';
import type { ErrorCode } from '../../src/protocol/answer.ts';
import { PROTOCOL } from '../../src/protocol/version.ts';
import { openTestServer } from '../server/test-server.ts';
import { openSyncDevice } from './sync-device.ts';

/** A device with a change to send, on a wire where something else answers each request with a refusal of our server's. */
async function refusedBy(code: ErrorCode, status: number, nonce: string) {
  const server = await openTestServer();
  const device = await openSyncDevice(server);
  const { scope, id } = await device.startProject();
  await device.sync();
  const told = device.transport.serverTime();
  await device.write(id, 'summary', 'New');
  const open = device.wire.network;
  const envelope = { dandelion: PROTOCOL, nonce, serverTime: '2019-01-01T00:00:00.000Z' };
  device.wire.network = async () => Response.json({ ...envelope, error: { code, message: 'x' } }, { status });
  await device.sync();
  const { problem } = device.engine.state.getState();
  device.wire.network = open;
  return { device, scope, problem, told };
}

it.each<[ErrorCode, number, string]>([
  ['not-a-member', 403, 'of-another-request-22c'],
  ['not-a-member', 403, ''],
  ['grant-used', 410, ''],
  ['busy', 503, 'of-another-request-22c'],
])('[S17] a refusal counts only with the nonce of the request: %s %i, nonce "%s"', async (code, status, nonce) => {
  const { device, scope, problem, told } = await refusedBy(code, status, nonce);
  expect(problem).toEqual({ kind: 'not-our-server', status });
  expect(device.transport.serverTime()).toBe(told);
  expect((await device.copy(scope)).row).not.toHaveProperty('lost');
  expect((await device.copy(scope)).row).not.toHaveProperty('refused');
  await device.sync();
  expect(await device.states()).toEqual(['confirmed', 'confirmed']);
});

it.each<[ErrorCode, number]>([
  ['bad-signature', 401],
  ['busy', 503],
  ['internal', 500],
])(
  '[S17] what the server says of a request that it could not read counts, but for its clock: %s',
  async (code, status) => {
    const { device, problem, told } = await refusedBy(code, status, '');
    expect(problem).toMatchObject({ kind: 'turned-away', code });
    expect(device.transport.serverTime()).toBe(told);
    await device.sync();
    expect(await device.states()).toEqual(['confirmed', 'confirmed']);
  },
);
