import { describe, expect, it } from 'vitest';
import { countOf, readNeedsYou } from '../../src/store/my-projects.ts';
import { placeOf } from '../../src/store/place-of.ts';
import { whereIsMyWork } from '../../src/store/where-is-my-work.ts';
import { openTestServer } from '../server/test-server.ts';
import { openSyncDevice, type SyncDevice } from './sync-device.ts';
import { inviteTo, openTeam } from './sync-team.ts';

/** Ana's project, and Ben who reads it and has written in it all the same. */
async function readerWhoWrote() {
  const server = await openTestServer();
  const [ana, ben] = [await openSyncDevice(server), await openSyncDevice(server)];
  const { scope, id } = await ana.startProject();
  await ana.sync();
  await inviteTo(ana, ben, scope, 'reader');
  await ben.write(id, 'summary', 'From Ben');
  return { server, ana, ben, scope, id };
}

const pushesOf = (device: SyncDevice): string[] => {
  const scopes: string[] = [];
  const network = device.wire.network;
  device.wire.network = (path, init) => {
    if (path === '/v1/push') scopes.push(String(JSON.parse(String(init.body)).scope));
    return network(path, init);
  };
  return scopes;
};

describe('a scope that is turned away', () => {
  it('[S8] fails no round, and waits on its own while the others are sent at once', async () => {
    const { ben, scope } = await readerWhoWrote();
    await ben.sync();
    expect(ben.engine.state.getState()).toMatchObject({ phase: 'resting', problem: undefined });
    expect(ben.timers.map(({ ms }) => ms)).toEqual([1000]);
    const pushes = pushesOf(ben);
    const own = await ben.startProject('His own');
    ben.engine.wake();
    expect(ben.timers.map(({ ms }) => ms)).toEqual([0]);
    ben.timers.pop()?.run();
    await expect.poll(() => ben.states()).toEqual(['sending', 'confirmed']);
    expect(pushes).toEqual([own.scope]);
    await ben.sync();
    expect(pushes).toEqual([own.scope, scope]);
  });

  it('[S8] is tried later and later, and by no wake before its time', async () => {
    const { server, ben } = await readerWhoWrote();
    const pass = (ms: number) => {
      server.clock.now = new Date(server.clock.now.getTime() + ms);
    };
    await ben.sync();
    expect(ben.timers.map(({ ms }) => ms)).toEqual([1000]);
    pass(1000);
    ben.timers.pop()?.run();
    await expect.poll(() => ben.timers.map(({ ms }) => ms)).toEqual([2000]);
    pass(500);
    const pushes = pushesOf(ben);
    ben.engine.wake();
    ben.timers.pop()?.run();
    await expect.poll(() => ben.timers.map(({ ms }) => ms)).toEqual([1500]);
    expect(pushes).toEqual([]);
  });

  it('[S9] needs the person, and is never called on its way', async () => {
    const { ben, scope } = await readerWhoWrote();
    await ben.sync();
    const where = await whereIsMyWork(ben.vault);
    expect([where.saved, where.sending]).toEqual([[], []]);
    expect(where.needsYou.map(({ field }) => field)).toEqual(['summary']);
    const needs = await readNeedsYou(ben.vault);
    expect(needs.turnedAway).toEqual([{ scope, code: 'not-allowed', changes: 1 }]);
    expect(countOf(needs)).toBe(1);
    expect(placeOf(await ben.copy(scope), false)).toBe('needs-you');
    expect(await ben.seen(scope)).toMatchObject({ summary: 'From Ben' });
  });

  it('[S9] is sent when another link lets its person write', async () => {
    const { ana, ben, scope } = await readerWhoWrote();
    await ben.sync();
    await inviteTo(ana, ben, scope, 'member');
    await ben.sync();
    expect(await ben.states()).toEqual(['confirmed']);
    expect((await readNeedsYou(ben.vault)).turnedAway).toEqual([]);
    await ana.sync();
    expect(await ana.seen(scope)).toMatchObject({ summary: 'From Ben' });
  });

  it('[S9] is not lost for ever: a new link is followed again', async () => {
    const { ana, ben, scope, id } = await openTeam();
    await ben.vault.db.scopes.update(scope, { lost: 'not-a-member' });
    await ben.sync();
    expect((await ben.copy(scope)).row?.lost).toBe('not-a-member');
    await inviteTo(ana, ben, scope, 'member');
    expect((await ben.copy(scope)).row?.lost).toBeUndefined();
    await ana.write(id, 'summary', 'News');
    await ana.sync();
    await ben.sync();
    expect(await ben.seen(scope)).toMatchObject({ summary: 'News' });
  });

  it('[S9] is not lost any more once the server has taken something into it', async () => {
    const device = await openSyncDevice(await openTestServer());
    const { scope, id } = await device.startProject();
    await device.sync();
    await device.vault.db.scopes.update(scope, { lost: 'not-a-member' });
    await device.write(id, 'summary', 'Taken');
    await device.sync();
    expect(await device.states()).toEqual(['confirmed', 'confirmed']);
    expect((await device.copy(scope)).row?.lost).toBeUndefined();
  });
});
