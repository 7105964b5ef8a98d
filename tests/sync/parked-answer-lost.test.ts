import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { newId } from '../../src/domain/id.ts';
import { logRowSchema } from '../../src/protocol/pull.ts';
import { openTestServer } from '../server/test-server.ts';
import { lastChange } from './copied-name.ts';
import { openSyncDevice } from './sync-device.ts';

it('[S12] what was parked as unknown while the answer was lost is sent once more, and asks once', async () => {
  const server = await openTestServer();
  const device = await openSyncDevice(server);
  const { vault } = device;
  const { scope, id } = await device.startProject();
  // As a newer app would, which knows this field.
  await device.write(id, 'summary', 'Calm');
  const mutation = { ...(await lastChange(device, ['waiting'])), mid: newId(randomBytes), field: 'mood' };
  const { mid, field } = mutation;
  await device.sync();
  const row = { scope, record: id, kind: 'project', state: 'waiting', since: mutation.madeAt } as const;
  await vault.db.outbox.add({ ...row, mid, field, body: { mutation } });
  const { network } = device.wire;
  let losses = 1;
  device.wire.network = async (path, init) => {
    const answer = await network(path, init);
    if (path.includes('push') && losses > 0) {
      losses -= 1;
      throw new TypeError('the answer is lost');
    }
    return answer;
  };
  for (let round = 0; round < 4; round++) await device.sync();
  const entries = await vault.db.log.where('[scope+record+field]').equals([scope, id, field]).toArray();
  expect(entries.map(({ body }) => logRowSchema.parse(body).status)).toEqual(['parked', 'parked']);
  expect((await device.copy(scope)).stuck).toMatchObject([{ problem: 'unknown-field', payload: 'Calm' }]);
});
