import { describe, expect, it } from 'vitest';
import type { TeamChange } from '../../src/domain/team/membership.ts';
import { readNeedsYou } from '../../src/store/my-projects.ts';
import { save } from '../../src/store/save.ts';
import { teamChange, teamChangesOnTheWay } from '../../src/store/team-changes.ts';
import type { SyncDevice } from './sync-device.ts';
import { inviteTo, openTeam } from './sync-team.ts';

const personOf = (device: SyncDevice) => device.vault.device();
const ask = (device: SyncDevice, scope: string, ...changes: TeamChange[]) =>
  save(
    device.vault,
    changes.map((one) => teamChange(device.vault, scope, one)),
  );

describe('a team that changes', () => {
  it('[S1][S9] who is removed keeps what they had not sent, is told why, and is let in again by a new link', async () => {
    const { ana, ben, scope, id } = await openTeam();
    await ben.write(id, 'summary', 'Not sent');
    await ask(ana, scope, { person: await personOf(ben), to: 'out' });
    await ana.sync();
    await ben.sync();
    expect((await readNeedsYou(ben.vault)).turnedAway).toEqual([{ scope, code: 'removed', changes: 1 }]);
    expect(await ben.seen(scope)).toMatchObject({ summary: 'Not sent' });
    await ben.sync();
    expect((await ben.copy(scope)).row?.lost).toBe('removed');

    await inviteTo(ana, ben, scope, 'member');
    await ben.sync();
    await ana.sync();
    expect(await ana.seen(scope)).toMatchObject({ summary: 'Not sent' });
    expect((await ben.copy(scope)).row?.lost).toBeUndefined();
  });

  it('[S1] who leaves offline sends what they wrote before, and is out; nothing asks for them', async () => {
    const { ana, ben, scope, id } = await openTeam();
    await ben.write(id, 'summary', 'My last words');
    const me = await personOf(ben);
    await ask(ben, scope, { person: me, to: 'out' });
    expect(await teamChangesOnTheWay(ben.vault, scope)).toEqual(new Map([[me, 'out']]));
    await ben.sync();
    await ben.sync();
    expect(await teamChangesOnTheWay(ben.vault, scope)).toEqual(new Map());
    expect((await ben.copy(scope)).row?.lost).toBe('left');
    expect((await readNeedsYou(ben.vault)).turnedAway).toEqual([]);
    await ana.sync();
    expect(await ana.seen(scope)).toMatchObject({ summary: 'My last words' });
  });

  it('[S1] whose answer to leaving was lost on the way hears that it arrived', async () => {
    const { server, ben, scope } = await openTeam();
    await ask(ben, scope, { person: await personOf(ben), to: 'out' });
    const network = ben.wire.network;
    ben.wire.network = async (path, init) => {
      const answer = await server.request(path, init);
      if (path === '/v1/push') throw new TypeError('lost');
      return answer;
    };
    await ben.sync();
    expect(await ben.states()).toEqual(['sending']);
    ben.wire.network = network;
    await ben.sync();
    expect(await ben.states()).toEqual(['sent']);
    expect((await ben.copy(scope)).row?.lost).toBe('left');
    expect((await readNeedsYou(ben.vault)).turnedAway).toEqual([]);
  });

  it('[S1] hands the lead over offline; a lead who left sends nothing again, and begins nothing anew', async () => {
    const { ana, ben, scope, id } = await openTeam();
    const [lead, next] = [await personOf(ana), await personOf(ben)];
    await ask(ana, scope, { person: next, to: 'lead' }, { person: lead, to: 'out' });
    await ana.sync();
    await ana.sync();
    expect((await ana.copy(scope)).row).toMatchObject({ lost: 'left' });
    expect((await ana.copy(scope)).row?.again).toBeUndefined();
    await ben.sync();
    expect((await ben.copy(scope)).row?.role).toBe('lead');
    await ben.write(id, 'summary', 'I lead');
    await ben.sync();
    expect((await readNeedsYou(ben.vault)).stuck).toEqual([]);
  });

  it('[S1] a change that the team has no place for asks its author, in the words of the server', async () => {
    const { ana, scope } = await openTeam();
    await ask(ana, scope, { person: await personOf(ana), to: 'member' });
    await ana.sync();
    const { stuck } = await readNeedsYou(ana.vault);
    expect(stuck.map(({ message }) => message)).toEqual([
      'Nobody else leads this project. Let somebody else lead it first.',
    ]);
  });
});
