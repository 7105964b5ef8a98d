import { describe, expect, it } from 'vitest';
import { deviceKeys } from '../../src/platform/keys.ts';
import { bringBack, examineFile } from '../../src/store/bring-back.ts';
import { readCarried } from '../../src/store/carried-work.ts';
import { openOutbox, seal } from '../../src/store/vault.ts';
import { openTestServer, type TestServer } from '../server/test-server.ts';
import { savedText } from '../store/work-device.ts';
import { openSyncDevice, type SyncDevice } from './sync-device.ts';
import { inviteTo } from './sync-team.ts';
import { backup } from './table-backup.ts';

const fileOf = async ({ vault }: SyncDevice): Promise<Blob> =>
  new Blob([await savedText({ vault, keys: async () => (await deviceKeys(vault.db)).keys })]);

async function carry(from: SyncDevice, to: SyncDevice): Promise<void> {
  const file = await fileOf(from);
  const examined = await examineFile(to.vault, file);
  if (!examined.ok) throw new Error(examined.problem);
  await bringBack(to.vault, file, examined.report);
}

const rowsIn = (server: TestServer, scope: string) =>
  server.otherConnection().prepare(`SELECT mid FROM log WHERE scope = '${scope}'`).all().length;

async function nurseAndPorter() {
  const server = await openTestServer();
  const [nurse, porter] = [await openSyncDevice(server), await openSyncDevice(server)];
  const { scope, id } = await nurse.startProject();
  await nurse.write(id, 'summary', 'Written without wifi');
  return { server, nurse, porter, scope, id };
}

describe('work that is carried in a file', () => {
  it('[S30] reaches the server by somebody else, is the author’s, and is not doubled when they send it too', async () => {
    const { server, nurse, porter, scope } = await nurseAndPorter();
    await carry(nurse, porter);
    await porter.sync();
    expect(await readCarried(porter.vault)).toMatchObject([{ title: '', sent: 2, onTheWay: 0, stuck: [] }]);
    expect(await porter.vault.db.scopes.get(scope)).toBeUndefined();
    const rows = rowsIn(server, scope);
    await nurse.sync();
    expect(rowsIn(server, scope)).toBe(rows);
    await nurse.sync();
    expect(await nurse.states()).toEqual(['confirmed', 'confirmed']);
    expect((await nurse.copy(scope)).row).toMatchObject({ known: true, role: 'lead' });
    await carry(nurse, porter);
    await porter.sync();
    expect(rowsIn(server, scope)).toBe(rows);
    expect((await porter.copy(scope)).row).toBeUndefined();
  });

  it('[S30] that its author may not write asks the carrier, with the reason, and harms nothing of theirs', async () => {
    const { nurse, porter, scope, id } = await nurseAndPorter();
    // The porter leads a project of that id already: its author is not let in.
    await porter.write(id, 'title', 'The porter’s own');
    await porter.sync();
    await carry(nurse, porter);
    await porter.sync();
    expect(await readCarried(porter.vault)).toMatchObject([
      { onTheWay: 0, sent: 0, stuck: [{ problem: 'not-a-member' }, { problem: 'not-a-member' }] },
    ]);
    expect((await porter.copy(scope)).row).toMatchObject({ role: 'lead' });
    expect((await porter.copy(scope)).row?.lost).toBeUndefined();
    expect(await porter.seen(scope)).toEqual({ title: 'The porter’s own' });
  });

  it('[S30] is refused by the server where it is not what its author signed', async () => {
    const { nurse, porter } = await nurseAndPorter();
    await carry(nurse, porter);
    const [row] = await porter.vault.db.outbox.toArray();
    if (row === undefined) throw new Error('nothing was brought');
    const body = await openOutbox(porter.vault, row);
    const forged = await seal(porter.vault, { ...body, mutation: { ...body.mutation, payload: 'Forged' } });
    await porter.vault.db.outbox.update(row.n, { body: forged });
    await porter.sync();
    expect(await readCarried(porter.vault)).toMatchObject([
      { sent: 1, stuck: [{ problem: 'not-yours', state: 'refused' }] },
    ]);
  });

  it('[S30][S2] makes the project of who leads it, also where it was handed on twice', async () => {
    const { server, nurse, porter, scope } = await nurseAndPorter();
    const driver = await openSyncDevice(server);
    await carry(nurse, porter);
    await carry(porter, driver);
    await driver.sync();
    expect(await readCarried(driver.vault)).toMatchObject([{ sent: 2, onTheWay: 0, stuck: [] }]);
    await nurse.sync();
    await nurse.sync();
    expect((await nurse.copy(scope)).row).toMatchObject({ known: true, role: 'lead' });
  });

  it('[S30][S2][S16] of a member does not make a project that a restored server has not, so its lead still can', async () => {
    const server = await openTestServer();
    const restore = backup(server);
    const [ana, ben] = [await openSyncDevice(server), await openSyncDevice(server)];
    const porter = await openSyncDevice(server);
    const { scope, id } = await ana.startProject();
    await ana.sync();
    await inviteTo(ana, ben, scope, 'member');
    await ben.sync();
    restore();
    await ben.write(id, 'summary', 'By Ben, a member');
    await carry(ben, porter);
    await porter.sync();
    expect(await readCarried(porter.vault)).toMatchObject([{ sent: 0, stuck: [{ problem: 'not-a-member' }] }]);
    for (let round = 0; round < 3; round++) await ana.sync();
    expect((await ana.copy(scope)).row).toMatchObject({ known: true, role: 'lead' });
    expect(await ana.seen(scope)).toMatchObject({ title: 'Quieter nights' });
  });

  it('[S30] between two devices of one person is that person’s own on both', async () => {
    const { server, nurse, porter: laptop, scope, id } = await nurseAndPorter();
    await nurse.sync();
    await inviteTo(nurse, laptop, `person:${await nurse.vault.device()}`, 'self');
    await nurse.write(id, 'worked', 'Offline on the phone');
    await carry(nurse, laptop);
    expect(await laptop.seen(scope)).toMatchObject({ title: 'Quieter nights', worked: 'Offline on the phone' });
    await laptop.write(id, 'summary', 'Offline on the laptop');
    await laptop.sync();
    await laptop.sync();
    const rows = rowsIn(server, scope);
    await carry(laptop, nurse);
    await nurse.sync();
    await nurse.sync();
    expect(rowsIn(server, scope)).toBe(rows);
    expect(new Set([...(await nurse.states()), ...(await laptop.states())])).toEqual(new Set(['confirmed']));
    expect(await nurse.seen(scope)).toEqual(await laptop.seen(scope));
    expect(await nurse.seen(scope)).toMatchObject({ summary: 'Offline on the laptop', worked: 'Offline on the phone' });
  });
});
