import { expect, test } from 'vitest';
import { createMarker } from '../../src/store/marker.ts';
import { takeMark } from '../../src/store/take-mark.ts';
import { findLoss } from '../../src/store/vault-id.ts';
import { createSyncEngine } from '../../src/sync/engine.ts';
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

test('[S11] what was sent before the vault was marked has a way back, too, with no contact after it', async () => {
  const server = await openTestServer();
  const device = await withMarker(await openSyncDevice(server), textStorage());
  await device.startProject('Quieter nights');
  await device.engine.sendNow();
  expect(device.marker.state.getState().mark).toBeUndefined();
  await device.mark();
  const scope = `person:${await device.vault.device()}`;
  await expect.poll(() => device.marker.state.getState().mark?.rescue?.scope).toBe(scope);
});
