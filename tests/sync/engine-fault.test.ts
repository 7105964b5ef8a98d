import { describe, expect, it } from 'vitest';
import { createSyncEngine } from '../../src/sync/engine.ts';
import { problemName, problemWords } from '../../src/sync/problem-words.ts';
import { openTestServer } from '../server/test-server.ts';
import { openSyncDevice } from './sync-device.ts';

const diskFull = () => new DOMException('the disk is full', 'QuotaExceededError');

describe('a device that fails itself', () => {
  it('[S8] goes on after a round of it threw, and counts that as a failure', async () => {
    const device = await openSyncDevice(await openTestServer());
    await device.startProject();
    let broken = true;
    const engine = createSyncEngine({
      ...device.parts,
      mayTalk: async () => {
        if (broken) throw diskFull();
        return true;
      },
    });
    await engine.sendNow();
    expect(engine.state.getState()).toMatchObject({ phase: 'waiting', problem: { kind: 'failed' } });
    expect(device.timers.map(({ ms }) => ms)).toEqual([1000]);
    device.timers.pop()?.run();
    await expect.poll(() => device.timers.map(({ ms }) => ms)).toEqual([2000]);
    broken = false;
    device.timers.pop()?.run();
    await expect.poll(() => device.states()).toEqual(['confirmed']);
    await expect.poll(() => engine.state.getState()).toMatchObject({ phase: 'resting', problem: undefined });
    engine.stop();
  });

  it('[S8] goes on sending when no piece of the archive can be stored', async () => {
    const device = await openSyncDevice(await openTestServer());
    await device.sync();
    device.archive.close();
    await device.startProject();
    await device.sync();
    await expect.poll(() => device.engine.state.getState().archiveProblem).toEqual({ kind: 'failed' });
    expect(await device.states()).toEqual(['confirmed']);
    expect(device.engine.state.getState()).toMatchObject({ phase: 'resting', problem: undefined });
    expect(device.archiveTimers.map(({ ms }) => ms)).toEqual([1000]);
  });

  it('[S8] goes on where the lock itself fails', async () => {
    const device = await openSyncDevice(await openTestServer());
    const engine = createSyncEngine({ ...device.parts, alone: async () => Promise.reject(diskFull()) });
    await engine.sendNow();
    expect(engine.state.getState()).toMatchObject({ phase: 'waiting', problem: { kind: 'failed' } });
    expect(device.timers.map(({ ms }) => ms)).toEqual([1000]);
  });

  it('says so in plain words', () => {
    expect(problemName({ kind: 'failed' })).toBe('Something went wrong on this device.');
    expect(problemWords({ kind: 'failed' })).toContain('Its storage may be full');
  });
});
