import { expect, test } from 'vitest';
import { errorAnswerSchema } from '../../src/protocol/answer.ts';
import { parseJson } from '../../sync-server/routes/parse-json.ts';
import { createTestDevice, mutationBy, newProject, randomId, signedPost, type TestDevice } from './test-device.ts';
import { openTestServer, type TestServer } from './test-server.ts';

const PATHS = ['/v1/push', '/v1/pull', '/v1/grants', '/v1/grants/accept', '/v1/me'];

async function post(server: TestServer, device: TestDevice, path: string, body: string, type = 'application/json') {
  const init = await signedPost(device, path, body, server.clock.now);
  const response = await server.request(path, { ...init, headers: { ...init.headers, 'content-type': type } });
  const { error } = errorAnswerSchema.parse(await response.json());
  return { status: response.status, ...error };
}

/** Nothing may have come of it: the same server still does its work, and has nothing else in it. */
async function stillFine(server: TestServer) {
  const nurse = await createTestDevice();
  const { scope, title } = newProject(nurse);
  expect(await server.push(nurse, title)).toMatchObject({ result: 'applied' });
  expect(
    server
      .otherConnection()
      .prepare('select scope from log where scope not in (?, ?)')
      .all(scope, `person:${nurse.id}`),
  ).toEqual([]);
}

test.each(PATHS)('%s refuses what is no JSON of ours', async (path) => {
  const server = await openTestServer();
  const device = await createTestDevice();
  const nonce = randomId();
  const bodies = [
    '',
    'null',
    '17',
    '"text"',
    '[]',
    '{}',
    '{',
    '{"nonce":"short"}',
    JSON.stringify({ nonce, scope: 17 }).slice(0, -1),
  ];
  for (const body of bodies) {
    expect(await post(server, device, path, body)).toMatchObject({ status: 400, code: 'bad-request' });
  }
  expect(await post(server, device, path, '{}', 'text/plain')).toMatchObject({ status: 400, code: 'bad-request' });
  await stillFine(server);
});

test('a body that is not in UTF-8 is refused', async () => {
  const server = await openTestServer();
  const init = await signedPost(await createTestDevice(), '/v1/me', '{}', server.clock.now);
  const bytes = new Uint8Array([...new TextEncoder().encode('{"nonce":"'), 0xff, 0xfe, 0x22, 0x7d]);
  const response = await server.request('/v1/me', { ...init, body: bytes });
  expect(response.status).toBe(401);
  expect(parseJson(bytes)).toEqual({ ok: false, error: 'The body is not in UTF-8.' });
});

test('deep nesting is refused, however deep', async () => {
  const server = await openTestServer();
  const device = await createTestDevice();
  const { scope, title } = newProject(device);
  for (const depth of [33, 1000, 100_000]) {
    const nested = `${'['.repeat(depth)}${']'.repeat(depth)}`;
    const body = `{"nonce":"${randomId()}","scope":"${scope}","mutations":[${nested}]}`;
    expect(await post(server, device, '/v1/push', body)).toMatchObject({ status: 400, code: 'bad-request' });
  }
  const fine = { ...title, kind: 'later', payload: JSON.parse(`${'['.repeat(28)}${']'.repeat(28)}`) };
  expect(await server.push(device, fine)).toMatchObject({ result: 'parked' });
});

test('a key named __proto__ is refused, anywhere', async () => {
  const server = await openTestServer();
  const device = await createTestDevice();
  const { scope, title } = newProject(device);
  const inPayload = JSON.stringify({ ...title, payload: 'PLACE' }).replace(
    '"PLACE"',
    '{"a":{"__proto__":{"admin":true}}}',
  );
  for (const extra of ['"__proto__":{"admin":true},', '']) {
    const body = `{${extra}"nonce":"${randomId()}","scope":"${scope}","mutations":[${inPayload}]}`;
    expect(await post(server, device, '/v1/push', body)).toMatchObject({ status: 400, code: 'bad-request' });
  }
  expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
  await stillFine(server);
});

test('[S14] a field of 10 MB, 100,000 mutations, or one more than 100: too large, before anything is read into it', async () => {
  const server = await openTestServer();
  const device = await createTestDevice();
  const { scope, title } = newProject(device);
  const many = (count: number, mutation: object) => ({
    nonce: randomId(),
    scope,
    mutations: Array(count).fill(mutation),
  });
  const bodies = [
    { nonce: randomId(), scope, mutations: [{ ...title, payload: 'x'.repeat(10_000_000) }] },
    many(100_000, title),
    many(101, {}),
  ];
  for (const body of bodies) {
    expect(await server.refusal(device, '/v1/push', body)).toMatchObject({ status: 413, code: 'too-large' });
  }
  for (const path of PATHS.slice(1)) {
    expect(await server.refusal(device, path, { nonce: randomId(), more: 'x'.repeat(40_000) })).toMatchObject({
      status: 413,
    });
  }
  await stillFine(server);
});

test('a body without a length is cut off where it becomes too large', async () => {
  const server = await openTestServer();
  let given = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      given += 1;
      controller.enqueue(new Uint8Array(64 * 1024));
    },
  });
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: endless,
    duplex: 'half',
  } as const;
  expect((await server.request('/v1/push', init)).status).toBe(413);
  expect(given).toBeLessThan(10);
});

test('unknown scopes, kinds of scope and cursors are named', async () => {
  const server = await openTestServer();
  const device = await createTestDevice();
  const nonce = randomId();
  expect(await server.refusal(device, '/v1/push', { nonce, scope: 'ward:7', mutations: [{}] })).toMatchObject({
    code: 'bad-request',
    message: 'scope: does not have the right form.',
    nonce,
  });
  expect(
    await server.refusal(device, '/v1/pull', { nonce, scopes: [{ scope: 'project:a', cursor: 'x' }] }),
  ).toMatchObject({
    code: 'bad-request',
    message: 'scopes.0.cursor: does not have the right form.',
  });
  expect(await server.refusal(device, '/v1/pull', { nonce, scopes: [] })).toMatchObject({ code: 'bad-request' });
  const everywhere = Array.from({ length: 101 }, (_, at) => ({ scope: `project:${at}`, cursor: null }));
  expect(await server.refusal(device, '/v1/pull', { nonce, scopes: everywhere })).toMatchObject({
    code: 'bad-request',
  });
});

test('[S14] a number beyond all bounds is refused, and the rest goes on', async () => {
  const server = await openTestServer();
  const device = await createTestDevice();
  const { scope, title } = newProject(device);
  const endless = JSON.stringify({ ...title, mid: 'endless', payload: 'PLACE' }).replace('"PLACE"', '1e400');
  const body = `{"nonce":"${randomId()}","create":true,"scope":"${scope}","mutations":[${endless},${JSON.stringify(title)}]}`;
  const response = await server.send(device, '/v1/push', body);
  expect(await response.json()).toMatchObject({
    results: [{ mid: 'endless', result: 'refused', problem: 'malformed' }, { result: 'applied' }],
  });
});

test('strange texts come back as they went in', async () => {
  const server = await openTestServer();
  const device = await createTestDevice();
  const { scope, id, title } = newProject(device);
  await server.push(device, title);
  const texts = [
    '\u0000',
    '😀👩‍⚕️',
    'مرحبا \u202eabc',
    "'; drop table log; --",
    '<script>alert(1)</script>',
    '\\u0041',
    '{"a":1}',
  ];
  for (const payload of texts) {
    await server.push(device, mutationBy(device, { scope, record: id, kind: 'project', field: 'finding', payload }));
  }
  const rows = (await server.pullRows(device, scope)).filter((row) => row.field === 'finding');
  expect(rows.map((row) => row.payload)).toEqual(texts);
});

test('an unknown address is told so: the API in its own words', async () => {
  const server = await openTestServer();
  for (const [path, method] of [
    ['/v1/nothing', 'GET'],
    ['/v1/push', 'GET'],
    ['/v1/push', 'DELETE'],
    ['/a/bodies/abc', 'GET'],
  ]) {
    const response = await server.request(path ?? '', { method: method ?? '' });
    expect(response.status).toBe(404);
    expect(errorAnswerSchema.parse(await response.json()).error.code).toBe('not-found');
  }
});
