import { expect, it } from 'vitest';
import { deviceKeys } from '../../src/platform/keys.ts';
import { logRowSchema } from '../../src/protocol/pull.ts';
import { signRequest } from '../../src/protocol/signature.ts';
import { readNeedsYou } from '../../src/store/my-projects.ts';
import { openOutboxRows } from '../../src/store/vault.ts';
import { openTestServer } from '../server/test-server.ts';
import { openSyncDevice } from './sync-device.ts';

it('[S14][S9] what was written here since a copy of this device sent another under the same name is sent under a name of its own, and nobody is asked', async () => {
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
  expect((await readNeedsYou(device.vault)).stuck).toEqual([]);
  const { conflicts } = await device.copy(scope);
  expect(await device.seen(scope)).toMatchObject({ summary: 'Before the copy' });
  expect(conflicts.map(({ beside }) => beside.map(({ value }) => value))).toEqual([['After the copy']]);
  const log = await device.vault.db.log.where('[scope+record+field]').equals([scope, id, 'summary']).toArray();
  const written = log.map((entry) => logRowSchema.parse(entry.body)).map(({ mid, payload }) => ({ mid, payload }));
  expect(written).toEqual([
    { mid: body?.mutation.mid, payload: 'Before the copy' },
    { mid: expect.not.stringMatching(body?.mutation.mid ?? ''), payload: 'After the copy' },
  ]);
  await device.sync();
  expect(await device.states()).not.toContain('waiting');
  expect((await device.copy(scope)).conflicts).toHaveLength(1);
});
