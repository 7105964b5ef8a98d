import { describe, expect, it } from 'vitest';
import { scopesToSend } from '../../src/store/outbox.ts';
import { save } from '../../src/store/save.ts';
import { pushScope } from '../../src/sync/push-scope.ts';
import { openTestServer } from '../server/test-server.ts';
import { openSyncDevice, type SyncDevice } from './sync-device.ts';
import { inviteTo, openTeam } from './sync-team.ts';

describe('a round of the engine with the real server', () => {
  it('[S7] sends what was saved, and lets it leave the outbox when a pull has shown it', async () => {
    const device = await openSyncDevice(await openTestServer());
    const { scope } = await device.startProject();
    expect(await device.states()).toEqual(['waiting']);
    await device.sync();
    expect(await device.states()).toEqual(['confirmed']);
    expect(await device.seen(scope)).toEqual({ title: 'Quieter nights' });
    expect((await device.copy(scope)).row).toMatchObject({ role: 'lead', known: true });
  });

  it('[S5] keeps own unsent edits on top of what a pull brings', async () => {
    const { ana, ben, scope, id } = await openTeam();
    await ben.write(id, 'title', 'Ben was here');
    await ben.sync();
    ana.wire.network = failPushes(ana.wire.network);
    await ana.write(id, 'title', 'Ana offline');
    await ana.sync();
    expect(await ana.seen(scope)).toMatchObject({ title: 'Ana offline' });
  });

  it('[S1] brings a second device of the same person everything that the first has', async () => {
    const server = await openTestServer();
    const [phone, laptop] = [await openSyncDevice(server), await openSyncDevice(server)];
    const { scope } = await phone.startProject();
    await phone.sync();
    await inviteTo(phone, laptop, `person:${await phone.vault.device()}`, 'self');
    await laptop.sync();
    await laptop.sync();
    expect(await laptop.seen(scope)).toEqual({ title: 'Quieter nights' });
  });

  it('[S20] shows both sides of a conflict to both people, and a settlement ends it for both', async () => {
    const { ana, ben, scope, id } = await openTeam();
    await ana.write(id, 'title', 'From Ana');
    await ben.write(id, 'title', 'From Ben');
    for (const device of [ana, ben, ana]) await device.sync();
    for (const device of [ana, ben]) {
      const { conflicts } = await device.copy(scope);
      expect(conflicts).toMatchObject([{ field: 'title', shown: 'From Ana', beside: [{ value: 'From Ben' }] }]);
    }
    const settle = { scope, record: id, kind: 'project', field: 'title', op: 'set' as const, settles: true };
    await save(ben.vault, [{ ...settle, payload: 'From both' }]);
    for (const device of [ben, ana]) await device.sync();
    for (const device of [ana, ben]) {
      expect(await device.seen(scope)).toMatchObject({ title: 'From both' });
      expect((await device.copy(scope)).conflicts).toEqual([]);
    }
  });

  it('[S19] makes one conflict of ten offline edits against one remote edit', async () => {
    const { ana, ben, scope, id } = await openTeam();
    await ana.write(id, 'title', 'From Ana');
    await ana.sync();
    ben.wire.network = failPulls(ben.wire.network);
    for (let edit = 1; edit <= 10; edit++) {
      await ben.write(id, 'title', `Ben ${edit}`);
      await ben.sync();
    }
    await ana.sync();
    expect((await ana.copy(scope)).conflicts).toMatchObject([{ shown: 'From Ana', beside: [{ value: 'Ben 10' }] }]);
  });
});

describe('a network that fails', () => {
  it('[S14] sends again after an answer was lost, and the server takes it in once', async () => {
    const server = await openTestServer();
    const device = await openSyncDevice(server);
    const { scope } = await device.startProject();
    const network = device.wire.network;
    device.wire.network = async (path, init) => {
      await network(path, init);
      throw new TypeError('the connection was cut');
    };
    await device.sync();
    expect(await device.states()).toEqual(['sending']);
    expect(device.engine.state.getState().problem).toEqual({ kind: 'no-connection' });
    device.wire.network = network;
    await device.sync();
    expect(await device.states()).toEqual(['confirmed']);
    const rows = await device.vault.db.log.where('[scope+seq]').between([scope, 0], [scope, 99]).toArray();
    expect(rows.filter((row) => row.field === 'title')).toHaveLength(1);
  });

  it.each([
    ['a portal that answers 200 with a page', () => new Response('<h1>Log in to the ward wifi</h1>')],
    ['a portal that answers with JSON of its own', () => Response.json({ ok: true })],
    ['a stale answer with another nonce', () => Response.json(staleAnswer)],
    ['a cut answer', () => new Response('{"dandelion":1,"nonce":"abc')],
  ])('[S17] changes nothing because of %s', async (_, answer) => {
    const device = await openSyncDevice(await openTestServer());
    await device.startProject();
    const network = device.wire.network;
    device.wire.network = async () => answer();
    await device.sync();
    expect(await device.states()).toEqual(['sending']);
    expect(device.engine.state.getState()).toMatchObject({ phase: 'waiting', problem: { kind: 'not-our-server' } });
    device.wire.network = network;
    await device.sync();
    expect(await device.states()).toEqual(['confirmed']);
  });

  it.each([-1, 1])('[S3] signs again when its clock is a year off (%i)', async (direction) => {
    const server = await openTestServer();
    const device = await openSyncDevice(server, { clockAheadMs: direction * 365 * 86_400_000 });
    await device.startProject();
    await device.sync();
    expect(await device.states()).toEqual(['confirmed']);
  });

  it('[S8] is not harmed by two drains at once', async () => {
    const device = await openSyncDevice(await openTestServer());
    const { scope, id } = await device.startProject();
    for (const field of ['summary', 'problem', 'aimWhat']) await device.write(id, field, `The ${field}`);
    await Promise.all([1, 2, 3].map(() => pushScope(device.vault, device.transport, scope)));
    await device.sync();
    expect(await device.states()).toEqual(['confirmed', 'confirmed', 'confirmed', 'confirmed']);
  });

  it('[S14] halves a batch that a proxy on the way finds too large', async () => {
    const device = await openSyncDevice(await openTestServer());
    const { id } = await device.startProject();
    const fields = ['summary', 'problem', 'aimWhat', 'worked', 'didNotWork', 'differently', 'spread'];
    for (const field of fields) await device.write(id, field, 'Nights were loud. '.repeat(1000));
    const network = device.wire.network;
    device.wire.network = async (path, init) => {
      if (String(init.body).length < 64_000) return network(path, init);
      const page = '<html><head><title>413 Request Entity Too Large</title></head></html>';
      return new Response(page, { status: 413, headers: { 'content-type': 'text/html' } });
    };
    await device.sync();
    expect(new Set(await device.states())).toEqual(new Set(['confirmed']));
  });

  it('[S9] deletes nothing when the server does not let it in', async () => {
    const server = await openTestServer();
    const [ana, stranger] = [await openSyncDevice(server), await openSyncDevice(server)];
    const { scope, id } = await ana.startProject();
    await ana.sync();
    await stranger.write(id, 'title', 'Mine now');
    await stranger.sync();
    expect(await stranger.states()).toEqual(['sending']);
    expect(await scopesToSend(stranger.vault)).toEqual([scope]);
    await ana.sync();
    expect(await ana.seen(scope)).toEqual({ title: 'Quieter nights' });
  });
});

describe('a server that was restored from a backup', () => {
  it('[S16][S7] is noticed; the scope is fetched anew and what it lost is sent again', async () => {
    const server = await openTestServer();
    const device = await openSyncDevice(server);
    const { scope, id } = await device.startProject();
    await device.sync();
    const other = server.otherConnection();
    const tables = other
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .all();
    for (const { name } of tables) other.exec(`CREATE TEMP TABLE "kept_${name}" AS SELECT * FROM "${name}"`);
    await device.write(id, 'summary', 'Written after the backup');
    await device.sync();
    for (const { name } of tables)
      other.exec(`DELETE FROM "${name}"; INSERT INTO "${name}" SELECT * FROM "kept_${name}"`);
    other.close();
    await device.write(id, 'problem', 'Written after the restore');
    await device.sync();
    await device.sync();
    expect(new Set(await device.states())).toEqual(new Set(['confirmed']));
    const again = await openSyncDevice(server);
    await inviteTo(device, again, scope, 'member');
    await again.sync();
    expect(await again.seen(scope)).toEqual({
      title: 'Quieter nights',
      summary: 'Written after the backup',
      problem: 'Written after the restore',
    });
  });
});

const server413 = '2026-03-01T10:00:00.000Z';
const staleAnswer = {
  dandelion: 1,
  nonce: 'an-older-nonce-of-22-ch',
  serverTime: server413,
  scope: 'project:x',
  results: [],
};

type Network = SyncDevice['wire']['network'];

const failOn =
  (wanted: string) =>
  (network: Network): Network =>
  async (path, init) => {
    if (path === wanted) throw new TypeError('the connection was cut');
    return network(path, init);
  };
const failPushes = failOn('/v1/push');
const failPulls = failOn('/v1/pull');
