import { expect, it } from 'vitest';
import { openTestServer } from '../server/test-server.ts';
import { openSyncDevice } from './sync-device.ts';

it('[S7] what was sent is forgotten by a round after 60 days; that is looked for once a day', async () => {
  const server = await openTestServer();
  const device = await openSyncDevice(server);
  const { id } = await device.startProject();
  const pass = async (days: number) => {
    server.clock.now = new Date(server.clock.now.getTime() + days * 86_400_000);
    await device.sync();
  };
  await pass(0);
  await pass(59);
  expect(await device.states()).toEqual(['confirmed']);
  await pass(2);
  expect(await device.states()).toEqual([]);
  await device.write(id, 'summary', 'New');
  await device.sync();
  const { outbox } = device.vault.db;
  const [row] = await outbox.toArray();
  if (row === undefined) throw new Error('no row');
  await outbox.delete(row.n);
  await outbox.add({ ...row, n: 1, since: '2020-01-01T00:00:00.000Z' });
  await device.sync();
  expect(await device.states()).toEqual(['confirmed']);
  await pass(1);
  expect(await device.states()).toEqual([]);
});
