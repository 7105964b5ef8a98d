import { describe, expect, it } from 'vitest';
import { readNeedsYou } from '../../src/store/my-projects.ts';
import { loseScope } from '../../src/store/turned-away.ts';
import { openTestServer } from '../server/test-server.ts';
import { backup } from './set-back.ts';
import { openSyncDevice } from './sync-device.ts';
import { inviteTo } from './sync-team.ts';

describe('a server that was restored to a time before a scope', () => {
  it('[S16][S7] gets the scope again from the device that made it, with all that this device has sent', async () => {
    const server = await openTestServer();
    const device = await openSyncDevice(server);
    const restore = backup(server);
    const { scope, id } = await device.startProject();
    await device.sync();
    await device.write(id, 'summary', 'Sent long ago');
    await device.sync();
    expect(await device.states()).toEqual(['confirmed', 'confirmed']);
    restore();
    await device.sync();
    expect(await device.states()).toEqual(['sending', 'sending']);
    expect(device.timers.map(({ ms }) => ms)).toEqual([0]);
    expect((await device.copy(scope)).row?.lost).toBeUndefined();
    device.timers.pop()?.run();
    await expect.poll(() => device.states()).toEqual(['confirmed', 'confirmed']);
    await device.sync();
    expect((await device.copy(scope)).row).toMatchObject({ known: true, role: 'lead' });
    expect((await device.copy(scope)).row?.again).toBeUndefined();
    expect(await device.seen(scope)).toEqual({ title: 'Quieter nights', summary: 'Sent long ago' });
  });

  it('[S16] gets the person’s own page again', async () => {
    const server = await openTestServer();
    const device = await openSyncDevice(server);
    const restore = backup(server);
    const person = await device.vault.device();
    await device.startProject();
    await device.writeOwn('name', 'Ana Lima');
    await device.sync();
    restore();
    await device.sync();
    await device.sync();
    await device.sync();
    expect(await device.states()).toEqual(['confirmed', 'confirmed']);
    expect((await device.copy(`person:${person}`)).row?.lost).toBeUndefined();
  });

  it('[S2][S16][S9] is not made anew by a member who comes first: their work waits for the lead, and then for a link', async () => {
    const server = await openTestServer();
    const restore = backup(server);
    const [ana, ben] = [await openSyncDevice(server), await openSyncDevice(server)];
    const { scope, id } = await ana.startProject();
    await ana.sync();
    const invite = async () => {
      await inviteTo(ana, ben, scope, 'member');
      await ben.sync();
    };
    await invite();
    await ben.write(id, 'summary', 'Sent before');
    await ben.sync();
    restore();
    await ben.write(id, 'problem', 'Written after');
    await ben.sync();
    await ben.sync();
    expect(await ben.states()).toEqual(['confirmed', 'sending']);
    expect((await ben.copy(scope)).row).toMatchObject({ lost: 'gone', role: 'member' });
    expect((await readNeedsYou(ben.vault)).turnedAway).toEqual([{ scope, code: 'gone', changes: 1 }]);
    for (let round = 0; round < 3; round++) await ana.sync();
    expect((await ana.copy(scope)).row).toMatchObject({ known: true, role: 'lead' });
    await ben.sync();
    expect(await ben.states()).toEqual(['confirmed', 'sending']);
    await invite();
    for (let round = 0; round < 3; round++) for (const device of [ben, ana]) await device.sync();
    expect(await ben.states()).toEqual(['confirmed', 'confirmed']);
    const seen = { title: 'Quieter nights', summary: 'Sent before', problem: 'Written after' };
    expect([await ana.seen(scope), await ben.seen(scope)]).toEqual([seen, seen]);
  });

  it('[S16][S9] takes nothing from somebody whom the team really has no more: the scope is lost, and stays lost', async () => {
    const server = await openTestServer();
    const [ana, ben] = [await openSyncDevice(server), await openSyncDevice(server)];
    const { scope, id } = await ana.startProject();
    await ana.sync();
    await inviteTo(ana, ben, scope, 'member');
    await ben.write(id, 'summary', 'From Ben');
    await ben.sync();
    // As far as his device knows he leads it, and the server knows him no more.
    await ben.vault.db.scopes.update(scope, { role: 'lead' });
    const other = server.otherConnection();
    const members = other.prepare("SELECT name FROM sqlite_master WHERE name LIKE '%member%' AND type = 'table'").all();
    for (const { name } of members) other.exec(`DELETE FROM "${name}" WHERE person = '${await ben.vault.device()}'`);
    await ben.sync();
    expect(await ben.states()).toEqual(['sending']);
    await ben.sync();
    await ben.sync();
    expect(await ben.states()).toEqual(['confirmed']);
    expect((await ben.copy(scope)).row).toMatchObject({ lost: 'not-a-member' });
    expect((await ben.copy(scope)).row?.again).toBeUndefined();
    expect(await ben.seen(scope)).toMatchObject({ title: 'Quieter nights', summary: 'From Ben' });
  });

  it('[S16] is not believed to have lost what was never made here', async () => {
    const device = await openSyncDevice(await openTestServer());
    const { scope } = await device.startProject();
    await device.sync();
    await device.vault.db.scopes.update(scope, { role: 'member' });
    await loseScope(device.vault, scope, 'not-a-member');
    expect(await device.states()).toEqual(['confirmed']);
    expect((await device.copy(scope)).row?.lost).toBe('gone');
  });
});
