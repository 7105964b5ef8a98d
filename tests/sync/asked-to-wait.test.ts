import { expect, test } from 'vitest';
import { createBuckets } from '../../sync-server/limits/buckets.ts';
import { createLimits } from '../../sync-server/limits/limits.ts';
import { openTestServer } from '../server/test-server.ts';
import { openSyncDevice } from './sync-device.ts';

test('[S8] a device that asked too much ends its round, keeps its work, and waits as long as it is told', async () => {
  const time = { ms: 0 };
  const now = () => time.ms;
  const device = createBuckets({ capacity: 1, perSecond: 1 / 40, now });
  const server = await openTestServer({ limits: { ...createLimits(now), device } });
  const ana = await openSyncDevice(server);
  await ana.startProject('One');
  await ana.startProject('Two');
  const asked: string[] = [];
  const { network } = ana.wire;
  ana.wire.network = (path, init) => {
    if (path.startsWith('/v1/')) asked.push(path);
    return network(path, init);
  };
  await ana.sync();
  expect(asked).toEqual(['/v1/push', '/v1/push']);
  const { problem, nextTryAt, lastTryAt } = ana.engine.state.getState();
  expect(problem).toMatchObject({ kind: 'turned-away', code: 'busy', status: 429 });
  expect((nextTryAt ?? 0) - (lastTryAt ?? 0)).toBeGreaterThanOrEqual(40_000);
  const states = await ana.states();
  expect([states.includes('sent'), states.includes('sending')]).toEqual([true, true]);
  time.ms += 400_000;
  expect(states.filter((state) => state === 'refused' || state === 'parked')).toEqual([]);
  await ana.sync();
  expect((await ana.states()).filter((state) => state === 'sending')).toEqual([]);
});
