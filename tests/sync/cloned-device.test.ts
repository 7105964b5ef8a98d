import { expect, it } from 'vitest';
import { deviceKeys } from '../../src/platform/keys.ts';
import { signRequest } from '../../src/protocol/signature.ts';
import { readNeedsYou } from '../../src/store/my-projects.ts';
import { openOutboxRows } from '../../src/store/vault.ts';
import { openTestServer } from '../server/test-server.ts';
import { openSyncDevice } from './sync-device.ts';

it('[S14][S9] what a copy of this device sent under the same name does not confirm what was written here since', async () => {
  const server = await openTestServer();
  const device = await openSyncDevice(server);
  const { scope, id } = await device.startProject();
  await device.sync();
  await device.write(id, 'summary', 'Before the copy');
  const row = (await device.vault.db.outbox.toArray()).find(({ state }) => state === 'waiting');
  if (row === undefined) throw new Error('nothing waits');
  const [body] = await openOutboxRows(device.vault, [row]);
  const { keys } = await deviceKeys(device.vault.db);
  const text = JSON.stringify({ scope, mutations: [body?.mutation], nonce: 'a-nonce-of-22-characters' });
  const created = Math.floor(server.clock.now.getTime() / 1000);
  const signed = await signRequest(keys, { method: 'POST', path: '/v1/push', body: text, created });
  const headers = { ...signed, 'content-type': 'application/json' };
  expect((await server.request('/v1/push', { method: 'POST', headers, body: text })).status).toBe(200);

  await device.write(id, 'summary', 'After the copy');
  await device.sync();
  const { stuck } = await readNeedsYou(device.vault);
  expect(stuck).toMatchObject([{ field: 'summary', problem: 'same-mid-other-bytes', payload: 'After the copy' }]);
  expect(await device.seen(scope)).toMatchObject({ summary: 'Before the copy' });
  await device.write(id, 'summary', 'After the copy');
  await device.sync();
  expect((await readNeedsYou(device.vault)).stuck).toEqual([]);
  expect(await device.seen(scope)).toMatchObject({ summary: 'After the copy' });
});
