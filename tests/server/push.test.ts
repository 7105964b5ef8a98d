import { expect, test } from 'vitest';
import { createTestDevice, mutationBy, newProject, randomId } from './test-device.ts';
import { openTestServer } from './test-server.ts';

test('[S2] the first push to a project makes it, with its person as lead', async () => {
  const server = await openTestServer();
  const nurse = await createTestDevice();
  const { scope, title } = newProject(nurse);
  expect(await server.push(nurse, title)).toMatchObject({ mid: title.mid, result: 'applied' });
  const { pages } = await server.pullPages(nurse, [{ scope, cursor: null }]);
  expect(pages[0]).toMatchObject({ scope, role: 'lead', reset: false, upToDate: true });
  expect(pages[0]?.rows.find((row) => row.kind === 'team-member')).toMatchObject({ record: nurse.id, payload: 'lead' });
  const own = await server.pullRows(nurse, `person:${nurse.id}`);
  expect(own).toMatchObject([{ kind: 'membership', payload: { scope, role: 'lead' }, by: 'server' }]);
});

test('[S2] a push that does not say that it may makes no project', async () => {
  const server = await openTestServer();
  const nurse = await createTestDevice();
  const { scope, title } = newProject(nurse);
  const body = { nonce: randomId(), scope, mutations: [title] };
  expect(await server.refusal(nurse, '/v1/push', body)).toMatchObject({ status: 403, code: 'not-a-member' });
  expect((await server.pullPages(nurse, [{ scope, cursor: null }])).pages).toEqual([]);
  await server.push(nurse, title);
  const response = await server.send(nurse, '/v1/push', { ...body, nonce: randomId() });
  expect(response.status).toBe(200);
});

test('[S2] what is refused makes no project', async () => {
  const server = await openTestServer();
  const nurse = await createTestDevice();
  const { scope, title } = newProject(nurse, 'For 943 476 5919');
  expect(await server.push(nurse, title)).toMatchObject({ result: 'refused', problem: 'identifier' });
  const { refused } = await server.pullPages(nurse, [{ scope, cursor: null }]);
  expect(refused).toEqual([{ scope, code: 'not-a-member' }]);
});

test('[S2] a device can start 200 projects a day', async () => {
  const server = await openTestServer();
  const nurse = await createTestDevice();
  for (let count = 0; count < 200; count++) await server.push(nurse, newProject(nurse).title);
  const { scope, title } = newProject(nurse);
  const body = { nonce: randomId(), scope, mutations: [title], create: true };
  expect(await server.refusal(nurse, '/v1/push', body)).toMatchObject({
    status: 429,
    code: 'quota',
  });
  server.clock.now = new Date(server.clock.now.getTime() + 25 * 3_600_000);
  expect(await server.push(nurse, title)).toMatchObject({ result: 'applied' });
});

test('[S1] nobody writes in a project, a desk or the scope of a person that is not theirs', async () => {
  const server = await openTestServer();
  const [nurse, stranger] = [await createTestDevice(), await createTestDevice()];
  const { scope, title } = newProject(nurse);
  await server.push(nurse, title);
  const profile = { record: nurse.id, kind: 'profile', field: 'name', payload: 'Somebody else' };
  const elsewhere = [
    mutationBy(stranger, { ...title, mid: randomId(), by: stranger.id }),
    mutationBy(stranger, { ...profile, scope: `person:${nurse.id}` }),
    mutationBy(stranger, { ...profile, scope: 'person:nobody' }),
    mutationBy(stranger, { scope: 'desk:RX1', record: 'a', kind: 'celebration', field: 'celebrated', payload: true }),
  ];
  for (const mutation of elsewhere) {
    const body = { nonce: randomId(), scope: mutation.scope, mutations: [mutation] };
    expect(await server.refusal(stranger, '/v1/push', body)).toMatchObject({ status: 403, code: 'not-a-member' });
  }
  expect((await server.pullRows(nurse, scope)).map((row) => row.payload)).toEqual(['lead', title.payload]);
});

test('[S1] a reader does not write', async () => {
  const server = await openTestServer();
  const [nurse, reader] = [await createTestDevice(), await createTestDevice()];
  const { scope, title } = newProject(nurse);
  await server.push(nurse, title);
  await server.accept(reader, await server.grant(nurse, scope, 'reader'));
  const body = {
    nonce: randomId(),
    scope,
    mutations: [mutationBy(reader, { ...title, mid: randomId(), by: reader.id })],
  };
  expect(await server.refusal(reader, '/v1/push', body)).toMatchObject({ status: 403, code: 'not-allowed' });
});

test('[S1] a mutation is sent by its maker, or by another device of the same person', async () => {
  const server = await openTestServer();
  const [phone, wardPc, stranger] = [await createTestDevice(), await createTestDevice(), await createTestDevice()];
  const { title } = newProject(phone);
  await server.push(phone, title);
  await server.accept(wardPc, await server.grant(phone, `person:${phone.id}`, 'self'));
  const made = { ...title, mid: randomId(), field: 'finding', payload: 'From the ward PC' };
  expect(await server.push(phone, { ...made, by: wardPc.id })).toMatchObject({ result: 'applied' });
  expect(await server.push(phone, { ...made, mid: randomId(), by: stranger.id })).toMatchObject({
    result: 'refused',
    problem: 'not-yours',
  });
});

test('[S14] the same mutation again is a duplicate, with its sequence; with other bytes it is refused', async () => {
  const server = await openTestServer();
  const nurse = await createTestDevice();
  const { scope, title } = newProject(nurse);
  const first = await server.push(nurse, title);
  expect(await server.push(nurse, { ...title })).toEqual({ mid: title.mid, result: 'duplicate', seq: first.seq });
  expect(await server.push(nurse, { ...title, payload: 'Another title' })).toMatchObject({
    result: 'refused',
    problem: 'same-mid-other-bytes',
  });
  const twice = await server.pushAll(nurse, scope, [title, { ...title, mid: 'again' }, { ...title, mid: 'again' }]);
  expect(twice.map((each) => each.result)).toEqual(['duplicate', 'merged', 'duplicate']);
  expect(twice[2]?.seq).toBe(twice[1]?.seq);
  expect((await server.pullRows(nurse, scope)).filter((row) => row.field === 'title')).toHaveLength(2);
});

test('[S14] what names a change under a used id in the same push means another value: it is refused as well, and what names it', async () => {
  const server = await openTestServer();
  const nurse = await createTestDevice();
  const { scope, title } = newProject(nurse);
  await server.push(nurse, title);
  const next = (payload: string, base: string[]) => ({ ...title, mid: randomId(), payload, base });
  const two = next('Two', [title.mid]);
  const sent = [{ ...title, payload: 'Another title' }, two, next('Three', [two.mid]), next('Beside', [])];
  const results = await server.pushAll(nurse, scope, sent);
  expect(results.map(({ result, problem }) => problem ?? result)).toEqual([
    ...['same-mid-other-bytes', 'same-mid-other-bytes', 'same-mid-other-bytes'],
    'conflict',
  ]);
  expect((await server.pullRows(nurse, scope)).filter((row) => row.field === 'title')).toHaveLength(2);
});

test('[S14] what the server does not know, or cannot take, is parked: stored, in the log, and named', async () => {
  const server = await openTestServer();
  const nurse = await createTestDevice();
  const { scope, id, title } = newProject(nurse);
  const make = (change: object) => mutationBy(nurse, { ...title, mid: randomId(), ...change });
  const sent = [
    [make({ kind: 'haiku', record: 'h' }), 'unknown-kind'],
    [make({ field: 'colour' }), 'unknown-field'],
    [make({ field: 'constructor' }), 'unknown-field'],
    [make({ kind: 'profile', field: 'name', record: 'p' }), 'wrong-scope'],
    [make({ payload: 17 }), 'bad-value'],
    [make({ payload: 'x'.repeat(201) }), 'bad-value'],
    [make({ field: 'stage', payload: 'finished' }), 'bad-value'],
    [make({ op: 'add' }), 'bad-value'],
    [make({ op: 'delete', payload: { seen: 1 } }), 'bad-value'],
    [make({ field: 'themes', op: 'set', payload: 'falls' }), 'bad-value'],
    [make({ field: 'themes', op: 'add', payload: ['falls'] }), 'bad-value'],
    [make({ field: '*', op: 'set' }), 'bad-value'],
    [make({ field: '*', op: 'delete', payload: {} }), 'bad-value'],
    [make({ kind: 'measure', field: 'name' }), 'bad-value'],
  ] as const;
  const [made, ...results] = await server.pushAll(nurse, scope, [title, ...sent.map(([mutation]) => mutation)]);
  expect(made?.result).toBe('applied');
  expect(results.map((each) => [each.result, each.problem])).toEqual(sent.map(([, problem]) => ['parked', problem]));
  expect(results[4]?.message).toBe('Title: must be of the type string.');
  expect(results[5]?.message).toBe('Title can be at most 200 characters.');
  expect(results[8]?.message).toContain('Title');
  const parked = (await server.pullRows(nurse, scope)).filter((row) => row.status === 'parked');
  expect(parked.map((row) => row.problem)).toEqual(sent.map(([, problem]) => problem));
  expect(parked.every((row) => row.after === undefined)).toBe(true);
  expect(await server.fieldState(nurse, scope, id, 'title')).toMatchObject({ heads: [{ value: title.payload }] });
  expect(await server.push(nurse, sent[0][0])).toMatchObject({ result: 'duplicate', problem: 'unknown-kind' });
});

test('[S14] what is no mutation is refused with the field that is wrong, and the rest goes on', async () => {
  const server = await openTestServer();
  const nurse = await createTestDevice();
  const { scope, title } = newProject(nurse);
  const broken = [
    null,
    17,
    { ...title, mid: 'not an id!' },
    { ...title, mid: 'a', op: 'explode' },
    { ...title, mid: 'b', base: ['no version at all'] },
    { ...title, mid: 'c', madeAt: 'yesterday' },
    { ...title, mid: 'd', payload: undefined },
    { ...title, mid: 'e', scope: 'project:another' },
    { ...title, mid: 'f', payload: 'half a character: \ud83d' },
  ];
  const results = await server.pushAll(nurse, scope, [...broken, title] as object[]);
  expect(results.map((each) => each.result)).toEqual([...broken.map(() => 'refused'), 'applied']);
  expect(results.slice(0, -1).map((each) => each.problem)).toEqual(broken.map(() => 'malformed'));
  expect(results[3]).toMatchObject({
    mid: 'a',
    message: 'op: must be one of set, add, remove, delete, restore, redact.',
  });
  expect(results.map((each) => each.seq)).toEqual([...broken.map(() => undefined), expect.any(Number)]);
});

test('[S24] fields and records that the server writes for other scopes are refused', async () => {
  const server = await openTestServer();
  const nurse = await createTestDevice();
  const { scope, title } = newProject(nurse);
  await server.push(nurse, title);
  const published = { state: 'published', version: 1, at: '2026-03-01T09:00:00Z' };
  const theirs = [
    mutationBy(nurse, { scope, record: 'p', kind: 'publication', field: 'progress', payload: published }),
    mutationBy(nurse, { scope, record: nurse.id, kind: 'team-member', field: 'role', payload: 'lead' }),
    mutationBy(nurse, { scope, record: nurse.id, kind: 'team-member', field: '*', op: 'delete', payload: { seen: 9 } }),
  ];
  for (const result of await server.pushAll(nurse, scope, theirs)) {
    expect(result).toMatchObject({ result: 'refused', problem: 'not-allowed' });
  }
});

test('[S15] nothing of what the identifier stop refuses is stored or logged', async () => {
  const lines: string[] = [];
  const server = await openTestServer({ log: (line) => lines.push(line) });
  const nurse = await createTestDevice();
  const { scope, title } = newProject(nurse);
  const held = [
    { ...title, mid: 'a', field: 'summary', payload: 'Mrs X, 943-476 5919, fell.' },
    { ...title, mid: 'b', kind: 'unheard-of', payload: { deep: [{ number: 9434765919 }] } },
    { ...title, mid: 'c', kind: 'unheard-of', payload: { '943 476 5919': 'a key' } },
  ];
  const results = await server.pushAll(nurse, scope, [title, ...held]);
  expect(results.slice(1).map((each) => each.problem)).toEqual(['identifier', 'identifier', 'identifier']);
  expect(results[1]?.message).toContain('Summary');
  const other = server.otherConnection();
  other.exec('pragma wal_checkpoint(truncate)');
  const everything = JSON.stringify([
    other.prepare('select * from log').all(),
    other.prepare('select * from fields').all(),
  ]);
  expect(everything).toContain('Fewer falls');
  expect([everything, ...lines, ...results.map((each) => each.message)].join()).not.toMatch(/943.?476.?5919/);
});

test('nobody comes to own what is in the archive by making a scope of its name', async () => {
  const server = await openTestServer();
  const stranger = await createTestDevice();
  server
    .otherConnection()
    .exec(`insert into published values ('known', 1, null, null, '{}', 'h', '2026-01-01T00:00:00Z')`);
  const mutation = mutationBy(stranger, {
    scope: 'project:known',
    record: 'known',
    kind: 'project',
    field: 'title',
    payload: 'Mine',
  });
  const body = { nonce: randomId(), scope: 'project:known', mutations: [mutation], create: true };
  expect(await server.refusal(stranger, '/v1/push', body)).toMatchObject({ status: 403, code: 'not-allowed' });
});
