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

const noNetwork = async () => {
  throw new TypeError('no network');
};

const busy = () => {
  const error = { code: 'busy', message: 'Full' };
  const answer = { dandelion: 1, nonce: '', serverTime: '2026-03-01T10:00:00.000Z', error };
  return Response.json(answer, { status: 503, headers: { 'retry-after': '120' } });
};

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
    await device.startProject();
    device.wire.network = async () => {
      throw new TypeError('no network');
    };
    await device.sync();
    device.engine.wake();
    expect(device.timers.map(({ ms }) => ms)).toEqual([1000]);
  });

  it('[S8] looks again within five seconds when something was saved, after a long time with no connection', async () => {
    const device = await openSyncDevice(await openTestServer());
    const { id } = await device.startProject();
    device.wire.network = noNetwork;
    await device.sync();
    for (let failure = 2; failure <= 6; failure++) {
      device.timers.pop()?.run();
      await expect.poll(() => device.timers.map(({ ms }) => ms)).toEqual([1000 * 2 ** (failure - 1)]);
    }
    await device.write(id, 'summary', 'Written in the lift');
    for (let wake = 0; wake < 3; wake++) device.engine.wake();
    expect(device.timers.map(({ ms }) => ms)).toEqual([5000]);
  });

  it('[S8] does not wake against what the server asked for', async () => {
    const device = await openSyncDevice(await openTestServer());
    await device.startProject();
    device.wire.network = async () => busy();
    await device.sync();
    device.engine.wake();
    expect(device.timers.map(({ ms }) => ms)).toEqual([120_000]);
  });

  it('[S8] sends, when a person asks, what was saved after a round had begun', async () => {
    const device = await openSyncDevice(await openTestServer());
    const { id } = await device.startProject();
    const network = device.wire.network;
    let asked: Promise<void> | undefined;
    device.wire.network = async (path, init) => {
      const answer = await network(path, init);
      if (path === '/v1/pull' && asked === undefined) {
        await device.write(id, 'summary', 'Written meanwhile');
        asked = device.sync();
      }
      return answer;
    };
    await device.sync();
    await asked;
    expect(await device.states()).toEqual(['confirmed', 'confirmed']);
  });

  it('[S8] waits for its turn, when a person asks, until another tab has ended its round', async () => {
    const device = await openSyncDevice(await openTestServer());
    await device.startProject();
    let letGo = () => {};
    const otherTab = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const engine = createSyncEngine({
      ...device.parts,
      alone: async (work, _, wait) => {
        if (!wait) return false;
        await otherTab;
        await work();
        return true;
      },
    });
    let ended = false;
    const sent = engine.sendNow().then(() => {
      ended = true;
    });
    await device.states();
    expect(ended).toBe(false);
    letGo();
    await sent;
    expect(await device.states()).toEqual(['confirmed']);
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
    await expect.poll(() => engine.state.getState()).toMatchObject({ phase: 'resting', problem: undefined });
    expect(asked).toContain('/a/manifest.json');
    expect(asked.every((path) => path.startsWith('/a/'))).toBe(true);
    expect(await device.vault.db.settings.count()).toBe(0);
  });
});
