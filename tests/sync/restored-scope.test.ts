import { describe, expect, it } from 'vitest';
import { readNeedsYou } from '../../src/store/my-projects.ts';
import { loseScope } from '../../src/store/turned-away.ts';
import { openTestServer } from '../server/test-server.ts';
import { openSyncDevice } from './sync-device.ts';
import { inviteTo } from './sync-team.ts';
import { backup } from './table-backup.ts';

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

  it('[S16] gets all of it in its order, also what was on its way as past when the scope was lost', async () => {
    const server = await openTestServer();
    const device = await openSyncDevice(server);
    const restore = backup(server);
    const { scope, id } = await device.startProject();
    await device.sync();
    for (const title of ['Two', 'Three']) {
      await device.write(id, 'title', title);
      await device.sync();
    }
    // As after a restore that kept only the last of them.
    await device.vault.db.outbox.where('n').equals(2).modify({ state: 'sending', past: true });
    restore();
    for (let round = 0; round < 4; round++) await device.sync();
    expect(await device.states()).toEqual(['confirmed', 'confirmed', 'confirmed']);
    expect((await device.copy(scope)).row?.lost).toBeUndefined();
    expect(await device.seen(scope)).toEqual({ title: 'Three' });
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

  it('[S2][S16][S9] is not made anew by a member who comes first: their work waits for the lead, who brings them back', async () => {
    const server = await openTestServer();
    const restore = backup(server);
    const [ana, ben] = [await openSyncDevice(server), await openSyncDevice(server)];
    const { scope, id } = await ana.startProject();
    await ana.sync();
    await inviteTo(ana, ben, scope, 'member');
    for (const device of [ben, ana]) await device.sync();
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
    for (let round = 0; round < 3; round++) for (const device of [ben, ana]) await device.sync();
    expect(await ben.states()).toEqual(['confirmed', 'confirmed']);
    expect((await ana.copy(scope)).row?.leftOut).toBeUndefined();
    expect((await ben.copy(scope)).row).toMatchObject({ role: 'member', known: true });
    expect((await readNeedsYou(ben.vault)).turnedAway).toEqual([]);
    const seen = { title: 'Quieter nights', summary: 'Sent before', problem: 'Written after' };
    expect([await ana.seen(scope), await ben.seen(scope)]).toEqual([seen, seen]);
  });

  it('[S2][S16] lets in again who came into a team after the backup, and not who left it since', async () => {
    const server = await openTestServer();
    const [ana, ben, cy] = [await openSyncDevice(server), await openSyncDevice(server), await openSyncDevice(server)];
    const { scope, id } = await ana.startProject();
    await ana.sync();
    const restore = backup(server);
    for (const guest of [ben, cy]) await inviteTo(ana, guest, scope, 'reader');
    for (const device of [ben, cy, ana]) await device.sync();
    const gone = await cy.vault.device();
    const row = await ana.vault.db.base.get([scope, gone, 'role']);
    expect(row).toBeDefined();
    const deleted = {
      heads: [{ versions: ['x'], value: 'deleted', person: 'server', madeAt: '2026-03-01T10:00:00.000Z' }],
    };
    await ana.vault.db.base.put({ scope, record: gone, field: '*', kind: 'team-member', body: deleted });
    restore();
    for (let round = 0; round < 3; round++) for (const device of [ben, cy, ana]) await device.sync();
    expect((await ben.copy(scope)).row).toMatchObject({ role: 'reader', known: true });
    expect((await ben.copy(scope)).row?.lost).toBeUndefined();
    expect((await cy.copy(scope)).row?.lost).toBe('gone');
    expect(await ben.seen(scope)).toEqual(await ana.seen(scope));
    await ana.write(id, 'title', 'Calmer nights');
    for (const device of [ana, ben]) await device.sync();
    expect(await ben.seen(scope)).toMatchObject({ title: 'Calmer nights' });
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
