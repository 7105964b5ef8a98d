import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffMs } from '../../src/sync/backoff.ts';
import { createSyncEngine } from '../../src/sync/engine.ts';
import { openTestServer } from '../server/test-server.ts';
import { openSyncDevice } from './sync-device.ts';

describe('[S8] backoff', () => {
  it('is never longer than five minutes, nor shorter than the server asked for', () => {
    const inputs = [
      fc.integer({ min: 1, max: 10_000 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      fc.nat(3600),
    ] as const;
    fc.assert(
      fc.property(...inputs, (failures, chance, asked) => {
        const wait = backoffMs(failures, chance, asked);
        expect(wait).toBeGreaterThanOrEqual(asked * 1000);
        expect(wait).toBeLessThanOrEqual(Math.max(300_000, asked * 1000));
      }),
    );
  });

  it('doubles its bound from one second', () => {
    expect([1, 2, 3, 4].map((failures) => backoffMs(failures, 1))).toEqual([1000, 2000, 4000, 8000]);
  });
});

describe('[S8] the engine', () => {
  it('tries again later and later, and at once when a person asks', async () => {
    const device = await openSyncDevice(await openTestServer());
    await device.startProject();
    const network = device.wire.network;
    device.wire.network = async () => {
      throw new TypeError('no network');
    };
    await device.sync();
    expect(device.timers.map(({ ms }) => ms)).toEqual([1000]);
    device.timers.pop()?.run();
    await expect.poll(() => device.timers.map(({ ms }) => ms)).toEqual([2000]);
    device.wire.network = network;
    await device.sync();
    expect(await device.states()).toEqual(['confirmed']);
    expect(device.engine.state.getState()).toMatchObject({ phase: 'resting', problem: undefined });
  });

  it('makes one round of many wakes', async () => {
    const device = await openSyncDevice(await openTestServer());
    for (let wake = 0; wake < 5; wake++) device.engine.wake();
    expect(device.timers.map(({ ms }) => ms)).toEqual([0]);
  });

  it('does not wake against the backoff', async () => {
    const device = await openSyncDevice(await openTestServer());
    device.wire.network = async () => {
      throw new TypeError('no network');
    };
    await device.sync();
    device.engine.wake();
    expect(device.timers.map(({ ms }) => ms)).toEqual([1000]);
  });

  it('leaves the talking to another tab that already talks, and looks again soon', async () => {
    const device = await openSyncDevice(await openTestServer());
    const engine = createSyncEngine({ ...device.parts, alone: async () => false });
    await engine.sendNow();
    expect(device.timers.map(({ ms }) => ms)).toEqual([5000]);
  });

  it('does nothing any more after it was stopped', async () => {
    const device = await openSyncDevice(await openTestServer());
    device.engine.wake();
    device.engine.stop();
    device.engine.wake();
    expect(device.timers).toEqual([]);
  });

  it('fetches the archive on a device that never wrote anything, without asking for keys', async () => {
    const device = await openSyncDevice(await openTestServer());
    const asked: string[] = [];
    const network = device.wire.network;
    device.wire.network = async (path, init) => {
      asked.push(path);
      return network(path, init);
    };
    const engine = createSyncEngine({ ...device.parts, mayTalk: async () => false });
    await engine.sendNow();
    expect(asked.every((path) => path.startsWith('/a/'))).toBe(true);
    expect(await device.vault.db.settings.count()).toBe(0);
  });
});
