import { expect, it } from 'vitest';
import { PROTOCOL } from '../../src/protocol/version.ts';
import { sendAgain } from '../../src/store/stuck.ts';
import { whereIsMyWork } from '../../src/store/where-is-my-work.ts';
import type { Fetch } from '../../src/sync/transport.ts';
import { openTestServer } from '../server/test-server.ts';
import { openSyncDevice, type SyncDevice } from './sync-device.ts';

const WORD = 'drop table';

const failure = (init: RequestInit) =>
  Response.json(
    {
      ...{ dandelion: PROTOCOL, nonce: JSON.parse(String(init.body)).nonce, serverTime: new Date().toISOString() },
      error: { code: 'internal', message: 'The server failed.' },
    },
    { status: 500 },
  );
const page = (status: number) => new Response('<h1>Request blocked</h1>', { status });

const ANSWERS: [string, (init: RequestInit) => Response][] = [
  ['our server fails at it', failure],
  ['a firewall answers 403', () => page(403)],
  ['a firewall answers 406', () => page(406)],
  ['something answers 500', () => page(500)],
  ['a firewall answers 200', () => page(200)],
];

/** A server that is known to the device, and what stands before it dislikes a word. */
async function behindFirewall(answer: (init: RequestInit) => Response = () => page(403)) {
  const server = await openTestServer();
  const device = await openSyncDevice(server);
  const { scope, id } = await device.startProject();
  await device.sync();
  const open: Fetch = device.wire.network;
  const shut = (disliked: (body: string, path: string) => boolean) => {
    device.wire.network = async (path, init) => (disliked(String(init.body), path) ? answer(init) : open(path, init));
  };
  shut((body) => body.includes(WORD));
  const fields = async () => (await whereIsMyWork(device.vault)).needsYou.map(({ field }) => field);
  return { server, device, scope, id, open, shut, fields };
}

const rounds = async (device: SyncDevice, count: number) => {
  for (let at = 0; at < count; at++) await device.sync();
};

it.each(ANSWERS)('[S8] one change that is not let through holds up nothing for long: %s', async (_, answer) => {
  const { server, device, scope, id, fields } = await behindFirewall(answer);
  await device.write(id, 'summary', 'Before');
  await device.write(id, 'problem', `They ${WORD} here`);
  const other = await device.startProject('Another');
  await rounds(device, 2);
  expect([await fields(), await device.states()]).toEqual([[], ['confirmed', 'confirmed', 'sending', 'confirmed']]);
  expect(device.engine.state.getState().phase).toBe('waiting');
  await rounds(device, 1);
  expect([await fields(), await device.states()]).toEqual([
    ['problem'],
    ['confirmed', 'confirmed', 'parked', 'confirmed'],
  ]);
  expect(device.engine.state.getState()).toMatchObject({ phase: 'resting', problem: undefined });
  expect(await device.seen(other.scope)).toMatchObject({ title: 'Another' });
  // Nothing is lost: it is sent again when its person says so.
  device.wire.network = async (path, init) => server.request(path, init);
  const [needs] = (await whereIsMyWork(device.vault)).needsYou;
  await sendAgain(device.vault, needs?.mid ?? '');
  await rounds(device, 1);
  expect(await fields()).toEqual([]);
  expect(await device.seen(scope)).toMatchObject({ summary: 'Before', problem: `They ${WORD} here` });
});

it('[S8] a change that is alone asks for its person too, where the server answers pulls', async () => {
  const { device, id, fields } = await behindFirewall();
  await device.write(id, 'summary', WORD);
  await rounds(device, 2);
  expect(await fields()).toEqual([]);
  await rounds(device, 1);
  expect(await fields()).toEqual(['summary']);
});

it('[S8][S14] a change that is too large for a proxy is set aside alone, and its scope goes on', async () => {
  const { device, scope, id, shut, open, fields } = await behindFirewall(() => page(413));
  shut((body, path) => path === '/v1/push' && body.length > 15_000);
  const large = 'Nights were loud. '.repeat(1_000);
  await device.write(id, 'summary', large);
  await device.write(id, 'problem', large);
  await rounds(device, 2);
  expect([await fields(), await device.states()]).toEqual([[], ['confirmed', 'sending', 'sending']]);
  await device.write(id, 'aimWhat', 'Sleep');
  await rounds(device, 2);
  expect([await fields(), await device.states()]).toEqual([
    ['summary', 'problem'],
    ['confirmed', 'parked', 'parked', 'confirmed'],
  ]);
  expect((await device.copy(scope)).row).not.toHaveProperty('refused');
  device.wire.network = open;
  for (const { mid } of (await whereIsMyWork(device.vault)).needsYou) await sendAgain(device.vault, mid);
  await rounds(device, 1);
  expect(await fields()).toEqual([]);
});

it('[S8] a later edit of the field waits its turn, and then replaces what stood before, without a conflict', async () => {
  const { device, scope, id, open, fields } = await behindFirewall();
  await device.write(id, 'summary', 'First');
  await device.sync();
  await device.write(id, 'summary', `Second ${WORD}`);
  await device.sync();
  await device.write(id, 'summary', 'Third');
  await device.write(id, 'problem', 'Something else');
  await device.sync();
  expect(await device.states()).toEqual(['confirmed', 'confirmed', 'sending', 'sending', 'confirmed']);
  await rounds(device, 2);
  expect(await device.states()).toEqual(['confirmed', 'confirmed', 'mended', 'confirmed', 'confirmed']);
  expect([await fields(), (await device.copy(scope)).conflicts]).toEqual([[], []]);
  device.wire.network = open;
  await rounds(device, 2);
  expect(await device.seen(scope)).toMatchObject({ summary: 'Third', problem: 'Something else' });
});

it('[S8] where everything that is sent fails, nothing is set aside, though pulls are answered', async () => {
  const { device, id, shut, open, fields } = await behindFirewall();
  shut((_, path) => path === '/v1/push');
  await device.write(id, 'summary', 'One');
  await device.write(id, 'problem', 'Two');
  await device.startProject('Another');
  await rounds(device, 10);
  expect([await fields(), await device.states()]).toEqual([[], expect.not.arrayContaining(['parked'])]);
  device.wire.network = open;
  await rounds(device, 1);
  expect(await device.states()).toEqual(['confirmed', 'confirmed', 'confirmed', 'confirmed']);
});

it.each([200, 403, 500, 503, 511])(
  '[S17] a portal that answers everything with %i sets nothing aside',
  async (status) => {
    const { device, id, shut, open } = await behindFirewall(() => page(status));
    shut(() => true);
    await device.write(id, 'summary', 'One');
    await rounds(device, 10);
    expect(await device.states()).toEqual(['confirmed', 'sending']);
    device.wire.network = open;
    await rounds(device, 1);
    expect(await device.states()).toEqual(['confirmed', 'confirmed']);
  },
);

it.each([429, 503])('[S8] whoever asks to wait with %i sets nothing aside', async (status) => {
  const { device, id, shut } = await behindFirewall(() => page(status));
  shut((_, path) => path === '/v1/push');
  await device.write(id, 'summary', 'One');
  await rounds(device, 10);
  expect(await device.states()).toEqual(['confirmed', 'sending']);
});

it('[S7] what the server took, though its answer was held back, counts as sent after all', async () => {
  const { device, id, open } = await behindFirewall();
  device.wire.network = async (path, init) => {
    const answer = await open(path, init);
    return path === '/v1/push' ? page(403) : answer;
  };
  await device.write(id, 'summary', 'One');
  await rounds(device, 4);
  expect(await device.states()).toEqual(['confirmed', 'confirmed']);
});
