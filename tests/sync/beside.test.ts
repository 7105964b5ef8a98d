import { describe, expect, it } from 'vitest';
import { createSyncEngine } from '../../src/sync/engine.ts';
import { openTestServer } from '../server/test-server.ts';
import { openSyncDevice, type SyncDevice } from './sync-device.ts';

type Network = SyncDevice['wire']['network'];

/** The archive alone does not come. */
const without =
  (network: Network, archive: () => Promise<Response>): Network =>
  (path, init) =>
    path.startsWith('/a/') ? archive() : network(path, init);

describe('the archive, beside the work', () => {
  it('[S8] does not keep work from being sent while it stalls', async () => {
    const device = await openSyncDevice(await openTestServer());
    await device.startProject();
    device.wire.network = without(device.wire.network, () => new Promise(() => {}));
    await device.sync();
    expect(await device.states()).toEqual(['confirmed']);
    expect(device.engine.state.getState()).toMatchObject({ phase: 'resting', problem: undefined });
    await device.startProject('Another');
    await device.sync();
    expect(await device.states()).toEqual(['confirmed', 'confirmed']);
  });

  it('[S8] holds a lock of its own', async () => {
    const device = await openSyncDevice(await openTestServer());
    await device.startProject();
    const locks: string[] = [];
    const engine = createSyncEngine({
      ...device.parts,
      alone: async (work, loop) => {
        locks.push(loop);
        await work();
        return true;
      },
    });
    await engine.sendNow();
    expect(new Set(locks)).toEqual(new Set(['dandelion-sync', 'dandelion-archive']));
  });

  it('[S8] fails on its own: the band says nothing of work that is sent', async () => {
    const device = await openSyncDevice(await openTestServer());
    await device.startProject();
    device.wire.network = without(device.wire.network, async () => new Response('<h1>Blocked</h1>', { status: 403 }));
    await device.sync();
    await expect.poll(() => device.engine.state.getState().archiveProblem?.kind).toBe('not-our-server');
    expect(device.engine.state.getState()).toMatchObject({ phase: 'resting', problem: undefined, archive: undefined });
    expect(device.archiveTimers.map(({ ms }) => ms)).toEqual([1000]);
  });

  it('[S8] is how a device that only reads notices that there is no connection, and that it is back', async () => {
    const device = await openSyncDevice(await openTestServer());
    const network = device.wire.network;
    device.wire.network = () => Promise.reject(new TypeError('no network'));
    await device.sync();
    const state = () => device.engine.state.getState();
    await expect.poll(state).toMatchObject({ phase: 'waiting', problem: { kind: 'no-connection' } });
    device.wire.network = network;
    device.archiveTimers.pop()?.run();
    await expect.poll(state).toMatchObject({ phase: 'resting', problem: undefined });
    expect(state().lastContactAt).toBe(device.parts.now());
  });

  it('[S8] sends soon when the archive shows that the connection is back', async () => {
    const device = await openSyncDevice(await openTestServer());
    await device.startProject();
    const network = device.wire.network;
    device.wire.network = () => Promise.reject(new TypeError('no network'));
    await device.sync();
    for (let failure = 2; failure <= 5; failure++) {
      device.timers.pop()?.run();
      await expect.poll(() => device.timers.map(({ ms }) => ms)).toEqual([1000 * 2 ** (failure - 1)]);
    }
    device.wire.network = network;
    await expect.poll(() => device.archiveTimers.length).toBe(1);
    device.archiveTimers.pop()?.run();
    await expect.poll(() => device.timers.map(({ ms }) => ms)).toEqual([5000]);
  });
});
