import { expect, test } from 'vitest';
import { problemWords } from '../../src/sync/problem-words.ts';
import { openTestServer } from '../server/test-server.ts';
import { openSyncDevice } from './sync-device.ts';

/** Puts another number where the server's mark stands. */
const marked = (response: Response, dandelion: unknown) =>
  response.text().then((text) => {
    const body: object = JSON.parse(text);
    return new Response(JSON.stringify({ ...body, dandelion }), { status: response.status });
  });

test.each([
  [2, 'newer', /This Dandelion is older than the server/],
  [0, 'older', /The server is older than this Dandelion/],
] as const)(
  '[S17] an answer of version %i is known as ours, read no further, and said',
  async (version, server, said) => {
    const test = await openTestServer();
    const device = await openSyncDevice(test);
    const { network } = device.wire;
    device.wire.network = async (path, init) => marked(await network(path, init), version);
    const { scope } = await device.startProject();
    await device.sync();
    const { phase, problem } = device.engine.state.getState();
    expect({ phase, problem }).toEqual({ phase: 'waiting', problem: { kind: 'other-version', server } });
    expect(problem && problemWords(problem)).toMatch(said);
    expect(await device.states()).toEqual(['sending']);

    // Saving went on meanwhile, and all of it is sent when the two understand each other again.
    await device.write(scope.replace('project:', ''), 'problem', 'Noise');
    device.wire.network = network;
    await device.sync();
    expect(await device.states()).toEqual(['confirmed', 'confirmed']);
  },
);

test('[S17] a mark that is no number is not ours', async () => {
  const device = await openSyncDevice(await openTestServer());
  const { network } = device.wire;
  device.wire.network = async (path, init) => marked(await network(path, init), 'two');
  await device.startProject();
  await device.sync();
  expect(device.engine.state.getState().problem?.kind).toBe('not-our-server');
});
