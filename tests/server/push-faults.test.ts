import { expect, test } from 'vitest';
import { createTestDevice, mutationBy, newProject, randomId } from './test-device.ts';
import { openTestServer } from './test-server.ts';

test('[S15] what cannot be applied is parked, and everything around it is applied once', async () => {
  const server = await openTestServer();
  const nurse = await createTestDevice();
  const { scope, title } = newProject(nurse);
  server
    .otherConnection()
    .exec(`create trigger poison before insert on log when new.mid = 'm37' and new.status <> 'parked'
    begin select raise(abort, 'poison'); end`);
  const points = Array.from({ length: 99 }, (_, at) =>
    mutationBy(nurse, { scope, mid: `m${at}`, record: `p${at}`, kind: 'data-point', field: 'value', payload: at }),
  );
  const results = await server.pushAll(nurse, scope, [title, ...points]);
  expect(results[38]).toMatchObject({ mid: 'm37', result: 'parked', problem: 'could-not-apply' });
  expect(results.filter((each) => each.result === 'applied')).toHaveLength(99);
  const rows = await server.pullRows(nurse, scope);
  expect(rows.map((row) => row.seq)).toEqual(rows.map((_, at) => at + 1));
  expect(rows.filter((row) => row.status === 'parked').map((row) => row.mid)).toEqual(['m37']);
  expect((await server.pushAll(nurse, scope, [title, ...points])).every((each) => each.result === 'duplicate')).toBe(
    true,
  );
});

test('[S15] what cannot even be parked is refused by name, and the rest goes on', async () => {
  const server = await openTestServer();
  const nurse = await createTestDevice();
  const { scope, title } = newProject(nurse);
  server
    .otherConnection()
    .exec(`create trigger poison before insert on log when new.mid = 'bad' begin select raise(abort, 'poison'); end`);
  const bad = { ...title, mid: 'bad', field: 'finding' };
  const results = await server.pushAll(nurse, scope, [bad, title]);
  expect(results).toMatchObject([{ result: 'refused', problem: 'could-not-apply' }, { result: 'applied' }]);
});

test('[S15] a database that is locked answers 503 with Retry-After, and nothing is consumed', async () => {
  const server = await openTestServer();
  const nurse = await createTestDevice();
  const { scope, title } = newProject(nurse);
  const other = server.otherConnection();
  other.exec('begin immediate');
  const body = { nonce: randomId(), scope, mutations: [title], create: true };
  const response = await server.send(nurse, '/v1/push', body);
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('5');
  expect(await response.json()).toMatchObject({ dandelion: 1, nonce: body.nonce, error: { code: 'busy' } });
  other.exec('commit');
  expect(await server.push(nurse, title)).toMatchObject({ result: 'applied' });
});

test('[S15] where the database is locked while a batch is taken one by one, it says no untruth, and all comes again', async () => {
  const server = await openTestServer({
    log: (line) => {
      if (line.includes('is parked')) lock.exec('begin immediate');
    },
  });
  const lock = server.otherConnection();
  const nurse = await createTestDevice();
  const { scope, title } = newProject(nurse);
  lock.exec(`create trigger poison before insert on log when new.mid = 'bad' begin select raise(abort, 'poison'); end`);
  const mutations = [title, { ...title, mid: 'bad', field: 'finding' }, { ...title, mid: 'good', field: 'summary' }];
  const refusal = await server.refusal(nurse, '/v1/push', { nonce: randomId(), scope, mutations, create: true });
  expect(refusal).toMatchObject({ status: 503, code: 'busy' });
  expect(refusal.message).toMatch(/Try again soon: nothing is taken twice\.$/);
  lock.exec('commit; drop trigger poison');
  expect((await server.pullRows(nurse, scope)).map(({ mid }) => mid)).toContain(title.mid);
  const results = await server.pushAll(nurse, scope, mutations);
  expect(results.map(({ result }) => result)).toEqual(['duplicate', 'applied', 'applied']);
});

test('[S15] a mistake of the server is told as one, without its stack, and logged', async () => {
  const lines: string[] = [];
  const server = await openTestServer({ log: (line) => lines.push(line) });
  const nurse = await createTestDevice();
  server.otherConnection().exec('drop table devices');
  const refusal = await server.refusal(nurse, '/v1/me', { nonce: randomId() });
  expect(refusal).toMatchObject({ status: 500, code: 'internal' });
  expect(refusal.message).not.toMatch(/sqlite|devices|at /i);
  expect(lines.some((line) => line.includes('no such table'))).toBe(true);
});

test('[S18] pushes at the same time leave no gap and no double in the sequence', async () => {
  const server = await openTestServer();
  const devices = await Promise.all(Array.from({ length: 4 }, createTestDevice));
  const [lead] = devices;
  if (lead === undefined) throw new Error('no device');
  const { scope, id, title } = newProject(lead);
  await server.push(lead, title);
  for (const device of devices.slice(1)) await server.accept(device, await server.grant(lead, scope, 'member'));
  const pushes = devices.flatMap((device) =>
    Array.from({ length: 8 }, () => {
      const change = { scope, record: id, kind: 'project', field: 'themes', op: 'add', payload: randomId() } as const;
      return server.pushAll(device, scope, [
        mutationBy(device, change),
        mutationBy(device, { ...change, payload: randomId() }),
      ]);
    }),
  );
  const seqs = (await Promise.all(pushes)).flat().map((each) => each.seq);
  expect(new Set(seqs).size).toBe(64);
  const rows = await server.pullRows(lead, scope);
  expect(rows.map((row) => row.seq)).toEqual(rows.map((_, at) => at + 1));
  expect((await server.fieldState(lead, scope, id, 'themes'))?.heads).toHaveLength(64);
});

test('a restart keeps everything', async () => {
  const server = await openTestServer();
  const nurse = await createTestDevice();
  const { scope, title } = newProject(nurse);
  const first = await server.push(nurse, title);
  const before = await server.pullRows(nurse, scope);
  await server.restart();
  expect(await server.pullRows(nurse, scope)).toEqual(before);
  expect(await server.push(nurse, title)).toEqual({ mid: title.mid, result: 'duplicate', seq: first.seq });
});
