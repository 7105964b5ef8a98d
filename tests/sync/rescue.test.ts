import { expect, test } from 'vitest';
import { createMarker } from '../../src/store/marker.ts';
import { takeMark } from '../../src/store/take-mark.ts';
import { findLoss } from '../../src/store/vault-id.ts';
import { createSyncEngine } from '../../src/sync/engine.ts';
import { acceptGrant } from '../../src/sync/grants.ts';
import { createRescuer } from '../../src/sync/rescue.ts';
import { workRound } from '../../src/sync/work-round.ts';
import { openTestServer, type TestServer } from '../server/test-server.ts';
import { textStorage } from '../store/text-storage.ts';
import { openSyncDevice, type SyncDevice } from './sync-device.ts';

/** A device whose marker stands in this storage. */
async function withMarker(device: SyncDevice, storage: ReturnType<typeof textStorage>) {
  const { vault, transport, parts } = device;
  const marker = createMarker(storage);
  await findLoss(vault, marker);
  const rescuer = createRescuer({ vault, transport, marker, now: parts.now });
  const engine = createSyncEngine({ ...parts, round: (work) => workRound(work, rescuer) });
  const mark = async () => marker.note(await takeMark(vault));
  return { ...device, marker, rescuer, engine, mark };
}

/** A browser that has sent one project, and its storage outside the vault. */
async function sender(server: TestServer) {
  const storage = textStorage();
  const device = await withMarker(await openSyncDevice(server), storage);
  const { scope, id } = await device.startProject('Quieter nights');
  await device.mark();
  await device.engine.sendNow();
  await device.mark();
  return { storage, device, scope, id };
}

test('[S11] a browser that threw its store away joins its person again, fetches all that was sent, and has a new way back', async () => {
  const server = await openTestServer();
  const { storage, device, scope, id } = await sender(server);
  expect(device.marker.state.getState().mark?.rescue?.scope).toBe(`person:${await device.vault.device()}`);
  await device.write(id, 'problem', 'Not sent');
  await device.mark();

  const wiped = await withMarker(await openSyncDevice(server), storage);
  expect(wiped.marker.state.getState().lost).toMatchObject([
    { how: 'thrown-away', unsent: { count: 1, projects: ['Quieter nights'] } },
  ]);
  await wiped.engine.sendNow();
  expect(await wiped.seen(scope)).toMatchObject({ title: 'Quieter nights' });
  expect(wiped.marker.state.getState().lost).toMatchObject([{ outcome: 'back', unsent: { count: 1 } }]);
  await wiped.mark();
  await wiped.engine.sendNow();
  const { mark } = wiped.marker.state.getState();
  expect(mark).toMatchObject({ person: await device.vault.device(), device: await wiped.vault.device() });
  expect(mark?.rescue?.secret).not.toBe(device.marker.state.getState().mark?.rescue?.secret);

  // What is written now goes to the same project.
  await wiped.write(id, 'problem', 'Written again');
  await wiped.engine.sendNow();
  expect(await wiped.states()).toEqual(['confirmed']);
});

test('[S11] without a network it goes on trying; a way back that is used up says so, and is not tried again', async () => {
  const server = await openTestServer();
  const { storage } = await sender(server);
  const copy = textStorage();
  copy.setItem('dandelion-marker', storage.getItem('dandelion-marker') ?? '');

  const wiped = await withMarker(await openSyncDevice(server), storage);
  const { network } = wiped.wire;
  wiped.wire.network = () => Promise.reject(new TypeError('offline'));
  await wiped.engine.sendNow();
  expect(wiped.engine.state.getState().problem).toEqual({ kind: 'no-connection' });
  expect(wiped.rescuer.pending()).toBe(true);
  wiped.wire.network = network;
  await wiped.engine.sendNow();
  expect(wiped.rescuer.pending()).toBe(false);

  const second = await withMarker(await openSyncDevice(server), copy);
  await second.engine.sendNow();
  expect(second.marker.state.getState().lost).toMatchObject([{ outcome: 'grant-used' }]);
  expect(second.rescuer.pending()).toBe(false);
});

test('[S11] the way back is renewed when it is 30 days old', async () => {
  const server = await openTestServer();
  const { device } = await sender(server);
  const secret = () => device.marker.state.getState().mark?.rescue?.secret;
  const first = secret();
  await device.engine.sendNow();
  expect(secret()).toBe(first);
  server.clock.now = new Date(server.clock.now.getTime() + 31 * 86_400_000);
  await device.engine.sendNow();
  const second = secret();
  expect(second).not.toBe(first);
});

test('[S11] the round of the first push asks for a way back, and marks the vault first, though nothing can be fetched', async () => {
  const server = await openTestServer();
  const device = await withMarker(await openSyncDevice(server), textStorage());
  const { scope } = await device.startProject('Quieter nights');
  const { network } = device.wire;
  device.wire.network = (path, init) => (path === '/v1/pull' ? Promise.reject(new TypeError()) : network(path, init));
  await device.engine.sendNow();
  const { mark } = device.marker.state.getState();
  expect(mark).toMatchObject({ vault: expect.any(String), unsent: { count: 0 } });
  expect(mark?.rescue?.scope).toBe(`person:${await device.vault.device()}`);
  expect((await device.vault.db.scopes.get(scope))?.cursor ?? null).toBeNull();
});

test('[S11] a way back that could not be asked for is asked for in the next round', async () => {
  const server = await openTestServer();
  const device = await withMarker(await openSyncDevice(server), textStorage());
  await device.startProject('Quieter nights');
  const { network } = device.wire;
  device.wire.network = (path, init) => (path === '/v1/grants' ? Promise.reject(new TypeError()) : network(path, init));
  await device.engine.sendNow();
  expect(device.marker.state.getState().mark?.rescue).toBeUndefined();
  device.wire.network = network;
  await device.engine.sendNow();
  expect(device.marker.state.getState().mark?.rescue).toBeDefined();
});

test('[S11] two tabs that start at once after a wipe come back once, and lose nothing twice', async () => {
  const server = await openTestServer();
  const { storage, scope } = await sender(server);
  const browser = await openSyncDevice(server);
  const [one, two] = await Promise.all([withMarker(browser, storage), withMarker(browser, storage)]);
  await Promise.all([one.engine.sendNow(), two.engine.sendNow()]);
  await Promise.all([one.engine.sendNow(), two.engine.sendNow()]);
  const marker = createMarker(storage);
  expect(marker.state.getState().lost).toMatchObject([{ how: 'thrown-away', outcome: 'back' }]);
  expect(marker.state.getState().mark?.rescue).toBeDefined();
  expect(await browser.seen(scope)).toMatchObject({ title: 'Quieter nights' });
});

test('[S11] a tab that looks late does not call the new vault lost', async () => {
  const server = await openTestServer();
  const { storage } = await sender(server);
  const browser = await openSyncDevice(server);
  const late = createMarker(storage);
  const one = await withMarker(browser, storage);
  await one.engine.sendNow();
  await one.mark();
  late.lose('thrown-away');
  expect(late.state.getState().lost).toHaveLength(1);
  expect(createMarker(storage).state.getState().mark?.device).toBe(await browser.vault.device());
});

test('[S11] all that was sent is back after a wipe, the old way back opens nothing, and the new one opens as much', async () => {
  const server = await openTestServer();
  const { storage, device, scope, id } = await sender(server);
  await device.write(id, 'problem', 'Noise at night');
  await device.writeOwn('name', 'Ann');
  await device.engine.sendNow();
  const old = device.marker.state.getState().mark?.rescue;
  const wiped = await withMarker(await openSyncDevice(server), storage);
  await wiped.engine.sendNow();
  expect(await wiped.seen(scope)).toMatchObject({ title: 'Quieter nights', problem: 'Noise at night' });
  const person = `person:${await device.vault.device()}`;
  expect((await wiped.copy(person)).records.find(({ kind }) => kind === 'profile')?.values.name).toBe('Ann');
  const fresh = wiped.marker.state.getState().mark?.rescue;
  expect(fresh?.secret).not.toBe(old?.secret);

  const stranger = await openSyncDevice(server);
  const accept = (secret = '') => acceptGrant(stranger.vault, stranger.transport, { scope: person, secret });
  expect(await accept(old?.secret)).toMatchObject({ ok: false, error: { code: 'grant-used' } });
  const again = await withMarker(await openSyncDevice(server), storage);
  await again.engine.sendNow();
  expect(await again.seen(scope)).toMatchObject({ title: 'Quieter nights', problem: 'Noise at night' });
  expect(await accept(fresh?.secret)).toMatchObject({ ok: false, error: { code: 'grant-used' } });
});
