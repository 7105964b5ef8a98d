import { describe, expect, it } from 'vitest';
import { createSyncEngine } from '../../src/sync/engine.ts';
import { createLateRound } from '../../src/sync/late-round.ts';
import { createLateTransport } from '../../src/sync/late-transport.ts';
import { problemName } from '../../src/sync/problem-name.ts';
import { problemWords } from '../../src/sync/problem-words.ts';
import { workRound } from '../../src/sync/work-round.ts';
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
    await expect.poll(() => device.timers.map(({ ms }) => ms), { timeout: 10_000 }).toEqual([2000]);
    broken = false;
    device.timers.pop()?.run();
    await expect.poll(() => device.states(), { timeout: 10_000 }).toEqual(['confirmed']);
    await expect
      .poll(() => engine.state.getState(), { timeout: 10_000 })
      .toMatchObject({ phase: 'resting', problem: undefined });
    engine.stop();
  });

  it('[S8] says to load the page again where the code that sends does not come, and sends when it does', async () => {
    const device = await openSyncDevice(await openTestServer());
    await device.startProject();
    let gone = true;
    const load = async () => {
      if (gone) throw new TypeError('Failed to fetch dynamically imported module');
      return workRound;
    };
    const engine = createSyncEngine({ ...device.parts, round: createLateRound(load) });
    await engine.sendNow();
    const { problem } = engine.state.getState();
    if (problem === undefined) throw new Error('no problem');
    expect(problemName(problem)).toBe('A newer Dandelion is here: load this page again.');
    expect(problemWords(problem)).toContain('load this page again');
    expect(await device.states()).toEqual(['waiting']);
    gone = false;
    await engine.sendNow();
    expect(await device.states()).toEqual(['confirmed']);
    expect(engine.state.getState().problem).toBeUndefined();
    engine.stop();
  });

  it('[S8] says the same where the code that talks to the server does not come', async () => {
    const device = await openSyncDevice(await openTestServer());
    await device.startProject();
    const transport = createLateTransport(() => Promise.reject(new TypeError('gone')));
    const engine = createSyncEngine({ ...device.parts, transport });
    await engine.sendNow();
    expect(engine.state.getState().problem).toEqual({ kind: 'missing-part' });
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
    expect(problemWords({ kind: 'failed' })).toContain('its storage may be full');
  });
});
