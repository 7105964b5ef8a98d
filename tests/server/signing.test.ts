import { expect, test } from 'vitest';
import { errorAnswerSchema } from '../../src/protocol/answer.ts';
import { createTestDevice, newProject, randomId, signedPost } from './test-device.ts';
import { openTestServer } from './test-server.ts';

async function openWithRequest() {
  const server = await openTestServer();
  const nurse = await createTestDevice();
  const { scope, title } = newProject(nurse);
  const body = { nonce: randomId(), scope, mutations: [title], create: true };
  const request = await signedPost(nurse, '/v1/push', body, server.clock.now);
  return { server, nurse, scope, body, request };
}

test('[S3] a signature that is not of this request, this path or this body is refused, with the nonce where it can be read', async () => {
  const { server, nurse, body, request } = await openWithRequest();
  const stranger = await createTestDevice();
  const foreign = await signedPost(stranger, '/v1/push', body, server.clock.now);
  const elsewhere = await signedPost(nurse, '/v1/pull', body, server.clock.now);
  const without = (name: string) => Object.fromEntries(Object.entries(request.headers).filter(([key]) => key !== name));
  const forged = [
    { ...request, headers: { 'content-type': 'application/json' } },
    { ...request, headers: without('signature') },
    { ...request, headers: without('signature-input') },
    { ...request, headers: without('content-digest') },
    { ...request, body: request.body.replace('Fewer', 'More') },
    { ...request, headers: { ...request.headers, signature: foreign.headers.signature ?? '' } },
    { ...request, headers: { ...request.headers, 'signature-input': foreign.headers['signature-input'] ?? '' } },
    { ...request, headers: { ...request.headers, signature: `dandelion=:${'A'.repeat(86)}==:` } },
    { ...request, headers: { ...request.headers, 'signature-input': 'dandelion=();keyid="x"' } },
    elsewhere,
  ];
  for (const init of forged) {
    const response = await server.request('/v1/push', init);
    const answer = errorAnswerSchema.parse(await response.json());
    expect([response.status, answer.error.code, answer.nonce]).toEqual([401, 'bad-signature', body.nonce]);
  }
  expect((await server.request('/v1/push', request)).status).toBe(200);
});

test.each([-301, 301])(
  '[S3] a clock %i s off is answered with the server’s time, by which the device signs again',
  async (off) => {
    const { server, nurse, body } = await openWithRequest();
    const wrong = new Date(server.clock.now.getTime() + off * 1000);
    const response = await server.request('/v1/push', await signedPost(nurse, '/v1/push', body, wrong));
    const answer = errorAnswerSchema.parse(await response.json());
    expect([response.status, answer.error.code, answer.nonce]).toEqual([401, 'clock-skew', body.nonce]);
    const again = await signedPost(nurse, '/v1/push', body, new Date(answer.serverTime));
    expect((await server.request('/v1/push', again)).status).toBe(200);
  },
);

test('[S3] a clock within 300 s is good enough', async () => {
  const { server, nurse, body } = await openWithRequest();
  const late = new Date(server.clock.now.getTime() - 299_000);
  expect((await server.request('/v1/push', await signedPost(nurse, '/v1/push', body, late))).status).toBe(200);
});

test('[S3] a request that is played again changes nothing', async () => {
  const { server, nurse, scope, request } = await openWithRequest();
  await server.request('/v1/push', request);
  const before = await server.pullRows(nurse, scope);
  const again = await server.request('/v1/push', request);
  expect(await again.json()).toMatchObject({ results: [{ result: 'duplicate' }] });
  expect(await server.pullRows(nurse, scope)).toEqual(before);

  const asked = await signedPost(nurse, '/v1/grants', { nonce: randomId(), scope, role: 'member' }, server.clock.now);
  expect((await server.request('/v1/grants', asked)).status).toBe(200);
  expect((await server.request('/v1/grants', asked)).status).toBe(403);
  expect(server.otherConnection().prepare('select * from grants').all()).toHaveLength(1);
});

test('[S1] a revoked device may do nothing any more', async () => {
  const { server, nurse, scope, body, request } = await openWithRequest();
  await server.request('/v1/push', request);
  server
    .otherConnection()
    .prepare('update devices set revoked_at = ? where device = ?')
    .run('2026-03-01T10:00:00Z', nurse.id);
  const asks = [
    ['/v1/push', body],
    ['/v1/pull', { nonce: randomId(), scopes: [{ scope, cursor: null }] }],
    ['/v1/me', { nonce: randomId() }],
    ['/v1/grants', { nonce: randomId(), scope, role: 'member' }],
    ['/v1/grants/accept', { nonce: randomId(), scope, secret: 's'.repeat(22) }],
  ] as const;
  for (const [path, ask] of asks) {
    expect(await server.refusal(nurse, path, ask)).toMatchObject({
      status: 401,
      code: 'revoked-device',
      nonce: ask.nonce,
    });
  }
});

test('[S1] a new device is a new person, with a scope of its own from the start', async () => {
  const server = await openTestServer();
  const nurse = await createTestDevice();
  expect(await server.person(nurse)).toBe(nurse.id);
  const scope = `person:${nurse.id}`;
  const { pages } = await server.pullPages(nurse, [{ scope, cursor: null }]);
  expect(pages).toEqual([{ scope, role: 'self', reset: false, rows: [], next: null, upToDate: true }]);
});
