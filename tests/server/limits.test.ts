import { expect, test } from 'vitest';
import { readSettings } from '../../sync-server/config.ts';
import { createBuckets } from '../../sync-server/limits/buckets.ts';
import { createLimits } from '../../sync-server/limits/limits.ts';
import { createTestDevice, newProject, randomId, signedPost, type TestDevice } from './test-device.ts';
import { draftProject, moderatorOf, publishNow } from './test-publishing.ts';
import { reportOf } from './test-reports.ts';
import { openTestServer } from './test-server.ts';

const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });

async function openLimited(proxies = 0) {
  const time = { ms: 0 };
  const server = await openTestServer({ limits: createLimits(() => time.ms), proxies });
  const ask = async (device: TestDevice, path: string, body: object, address = '10.0.0.1', headers = {}) => {
    const init = await signedPost(device, path, { nonce: randomId(), ...body }, server.clock.now);
    return server.request(path, { ...init, headers: { ...init.headers, ...headers } }, from(address));
  };
  const pull = (device: TestDevice, address?: string) =>
    ask(device, '/v1/pull', { scopes: [{ scope: `person:${device.id}`, cursor: null }] }, address);
  const statuses = async (times: number, work: () => Promise<Response>) => {
    const all: number[] = [];
    for (let at = 0; at < times; at += 1) all.push((await work()).status);
    return all;
  };
  return { server, time, ask, pull, statuses };
}

test('a bucket gives what it has, says when there is more, and forgets what is full again', () => {
  const time = { ms: 0 };
  const buckets = createBuckets({ capacity: 2, perSecond: 0.5, now: () => time.ms, most: 3 });
  expect([buckets.take('a'), buckets.take('a'), buckets.take('a')]).toEqual([0, 0, 2]);
  expect(buckets.take('b')).toBe(0);
  time.ms = 2_000;
  expect([buckets.take('a'), buckets.take('a')]).toEqual([0, 2]);
  for (const key of ['c', 'd', 'e', 'f']) buckets.take(key);
  expect(buckets.size()).toBe(3);
});

test('[S8] one device that asks without end is turned away with 429 and Retry-After; its neighbour behind the same address is not', async () => {
  const { pull, time } = await openLimited();
  const [busy, quiet] = [await createTestDevice(), await createTestDevice()];
  let last = await pull(busy);
  for (let at = 0; at < 620 && last.status === 200; at += 1) last = await pull(busy);
  expect(last.status).toBe(429);
  expect(Number(last.headers.get('retry-after'))).toBe(1);
  expect(await last.json()).toMatchObject({ dandelion: 1, error: { code: 'busy' } });
  expect((await pull(quiet)).status).toBe(200);
  time.ms += 1_000;
  expect((await pull(busy)).status).toBe(200);
}, 30_000);

test('a hospital behind one address is let in: 300 devices at once', async () => {
  const { pull } = await openLimited();
  const devices = await Promise.all(Array.from({ length: 300 }, () => createTestDevice()));
  for (const device of devices) for (let at = 0; at < 3; at += 1) expect((await pull(device)).status).toBe(200);
}, 30_000);

test('an address that asks 10,000 times is turned away before anything is read; another is not', async () => {
  const { server } = await openLimited();
  const about = (address: string) => server.request('/v1/about', {}, from(address));
  let status = 200;
  for (let at = 0; at < 10_001 && status === 200; at += 1) status = (await about('2001:db8:1:2::1')).status;
  expect(status).toBe(429);
  // The same network, by another of its addresses.
  expect((await about('2001:db8:1:2:ffff::9')).status).toBe(429);
  expect((await about('2001:db8:1:3::1')).status).toBe(200);
  expect((await about('::ffff:10.0.0.9')).status).toBe(200);
}, 60_000);

test('requests without a good signature are turned away soon, and keep no good one out', async () => {
  const { server, pull, statuses } = await openLimited();
  const headers = { 'content-type': 'application/json' };
  const forged = () =>
    Promise.resolve(server.request('/v1/me', { method: 'POST', headers, body: '{}' }, from('10.0.0.1')));
  const all = await statuses(122, forged);
  expect([all.filter((status) => status === 401).length, all.at(-1)]).toEqual([120, 429]);
  expect((await pull(await createTestDevice(), '10.0.0.1')).status).toBe(200);
});

test('links are made and tried 60 times by one device, and then slowly', async () => {
  const { ask, statuses } = await openLimited();
  const device = await createTestDevice();
  const guess = () => ask(device, '/v1/grants/accept', { scope: 'project:x', secret: randomId() });
  const all = await statuses(62, guess);
  expect([all.filter((status) => status === 404).length, all.at(-1)]).toEqual([60, 429]);
});

test('[S1] codes, and whom a lead says to wait for, are limited like links', async () => {
  const { server, ask, statuses } = await openLimited();
  for (const path of ['/v1/codes', '/v1/team']) {
    const device = await createTestDevice();
    const { scope, title } = newProject(device);
    await server.push(device, title);
    const team = () => ({ scope, team: [{ person: randomId(), role: 'member' }] });
    const all = await statuses(62, () => ask(device, path, path === '/v1/team' ? team() : {}));
    expect([path, all.filter((status) => status === 200).length, all.at(-1)]).toEqual([path, 60, 429]);
  }
});

test('reports are limited by address, whoever sends them', async () => {
  const { server, ask } = await openLimited();
  const author = await createTestDevice();
  const moderator = await moderatorOf(server, 'desk:RX1');
  const draft = draftProject(author);
  await publishNow(server, author, moderator, 'desk:RX1', draft);
  const statuses: number[] = [];
  for (let person = 0; person < 62; person += 1) {
    const reader = await createTestDevice();
    const { scope, mutations } = reportOf(reader, draft.id, 'other');
    statuses.push((await ask(reader, '/v1/push', { scope, mutations })).status);
  }
  expect([statuses.filter((status) => status === 200).length, statuses.at(-1)]).toEqual([60, 429]);
  const { scope, title } = newProject(author);
  expect((await ask(author, '/v1/push', { scope, mutations: [title], create: true })).status).toBe(200);
}, 30_000);

test('X-Forwarded-For is believed only as far as PROXIES says', async () => {
  for (const [proxies, escapes] of [
    [0, false],
    [1, true],
  ] as const) {
    const { server } = await openLimited(proxies);
    const forged = (address: string) => {
      const headers = { 'content-type': 'application/json', 'x-forwarded-for': `1.2.3.4, ${address}` };
      return server.request('/v1/me', { method: 'POST', headers, body: '{}' }, from('10.0.0.1'));
    };
    for (let at = 0; at < 121; at += 1) await forged('10.9.9.9');
    expect((await forged('10.9.9.9')).status).toBe(429);
    expect((await forged('10.8.8.8')).status).toBe(escapes ? 401 : 429);
  }
  expect(readSettings({ PROXIES: 'yes' })).toMatchObject({
    ok: false,
    error: expect.stringContaining('PROXIES'),
  });
  expect(readSettings({ PROXIES: '1' })).toMatchObject({ ok: true, value: { proxies: 1 } });
});
