import { expect, test } from 'vitest';
import { newLinkCode, readLinkCode, shownLinkCode } from '../../src/domain/profile/link-code.ts';
import { errorAnswerSchema } from '../../src/protocol/answer.ts';
import { acceptCodeAnswerSchema, linkCodeAnswerSchema } from '../../src/protocol/devices.ts';
import { createTestDevice, newProject, randomId, signedPost, type TestDevice } from './test-device.ts';
import { openTestServer, type TestServer } from './test-server.ts';

async function codeOf(server: TestServer, device: TestDevice): Promise<string> {
  const response = await server.send(device, '/v1/codes', { nonce: randomId() });
  return linkCodeAnswerSchema.parse(await response.json()).code;
}

/** @param address as the proxy before the server tells it */
async function tryCode(server: TestServer, device: TestDevice, code: string, address = '10.0.0.1') {
  const body = { nonce: randomId(), code };
  const post = await signedPost(device, '/v1/codes/accept', body, server.clock.now);
  const headers = { ...post.headers, 'x-forwarded-for': `6.6.6.6, ${address}` };
  const response = await server.request('/v1/codes/accept', { ...post, headers });
  const json: unknown = await response.json();
  const retryAfter = response.headers.get('retry-after');
  if (response.ok) return { status: 200, person: acceptCodeAnswerSchema.parse(json).person, retryAfter };
  return { status: response.status, ...errorAnswerSchema.parse(json).error, retryAfter };
}

const open = () => openTestServer({ proxies: 1 });
const pass = (server: TestServer, seconds: number) => {
  server.clock.now = new Date(server.clock.now.getTime() + seconds * 1000);
};
const WRONG = '00000000';

test('a code is read however it is typed, and has no letters that look alike', () => {
  const code = newLinkCode(() => new Uint8Array([0, 1, 31, 32, 63, 255, 18, 19]));
  expect(shownLinkCode(code)).toBe('01Z0-ZZJK');
  for (const typed of ['01z0-zzjk', ' OIZO zz jk', '0lZ0–ZZJK', '01.Z0.ZZ.JK']) expect(readLinkCode(typed)).toBe(code);
  for (const typed of ['', '01Z0-ZZJ', '01Z0-ZZJKK', '01Z0-ZZJU', '01Z0/ZZJK'])
    expect(readLinkCode(typed)).toBeUndefined();
});

test('[S1] a device joins its person by a code: once, and the same device may say it again', async () => {
  const server = await open();
  const [phone, wardPc, other] = [await createTestDevice(), await createTestDevice(), await createTestDevice()];
  const { scope, title } = newProject(wardPc);
  await server.push(wardPc, title);
  const code = await codeOf(server, phone);
  expect(await tryCode(server, wardPc, code)).toMatchObject({ status: 200, person: phone.id });
  expect(await tryCode(server, wardPc, code)).toMatchObject({ status: 200, person: phone.id });
  expect((await server.pullPages(phone, [{ scope, cursor: null }])).pages[0]?.role).toBe('lead');
  expect(await tryCode(server, other, code)).toMatchObject({ status: 404, code: 'grant-unknown' });
});

test('[S1] a code is valid for ten minutes, a new one ends it, and it is nowhere in the database', async () => {
  const server = await open();
  const [phone, wardPc] = [await createTestDevice(), await createTestDevice()];
  const first = await codeOf(server, phone);
  const second = await codeOf(server, phone);
  expect(await tryCode(server, wardPc, first)).toMatchObject({ code: 'grant-unknown' });
  const tables = ['codes', 'tries', 'grants'].map((name) =>
    server.otherConnection().prepare(`select * from ${name}`).all(),
  );
  expect(JSON.stringify(tables)).not.toContain(second);
  pass(server, 600);
  expect(await tryCode(server, wardPc, second)).toMatchObject({ code: 'grant-unknown' });
});

test('[S1] a code that is unknown, used, ended or too old gets one and the same answer', async () => {
  const server = await open();
  const [phone, tablet] = [await createTestDevice(), await createTestDevice()];
  const used = await codeOf(server, phone);
  await tryCode(server, tablet, used);
  const ended = await codeOf(server, phone);
  const old = await codeOf(server, tablet);
  pass(server, 601);
  const answers = [];
  for (const code of [WRONG, used, ended, old]) answers.push(await tryCode(server, await createTestDevice(), code));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
});

test('[S1] five wrong tries lock a device, for longer and longer, and a right code is not even looked at', async () => {
  const server = await open();
  const [phone, guesser] = [await createTestDevice(), await createTestDevice()];
  for (let time = 0; time < 5; time++)
    expect(await tryCode(server, guesser, WRONG, `10.0.1.${time}`)).toMatchObject({ code: 'grant-unknown' });
  const code = await codeOf(server, phone);
  expect(await tryCode(server, guesser, code, '10.0.2.1')).toMatchObject({
    ...{ status: 429, code: 'quota', retryAfter: '60' },
  });
  pass(server, 61);
  expect(await tryCode(server, guesser, WRONG, '10.0.2.1')).toMatchObject({ code: 'grant-unknown' });
  expect(await tryCode(server, guesser, WRONG, '10.0.2.1')).toMatchObject({ code: 'quota', retryAfter: '120' });
  pass(server, 121);
  expect(await tryCode(server, guesser, code, '10.0.2.1')).toMatchObject({ status: 200 });
});

test('[S1] devices cost nothing to make, so an address is locked as well; others are not, and a link goes on working', async () => {
  const server = await open();
  const phone = await createTestDevice();
  for (let time = 0; time < 5; time++)
    expect(await tryCode(server, await createTestDevice(), WRONG)).toMatchObject({ code: 'grant-unknown' });
  const code = await codeOf(server, phone);
  const wardPc = await createTestDevice();
  expect(await tryCode(server, wardPc, code)).toMatchObject({ code: 'quota', retryAfter: '10' });
  await server.accept(await createTestDevice(), await server.grant(phone, `person:${phone.id}`, 'self'));
  expect(await tryCode(server, wardPc, code, '10.0.0.2')).toMatchObject({ status: 200 });
});

test('[S1] what a client writes into X-Forwarded-For itself is not believed, nor the half of an IPv6 address that it chooses', async () => {
  const server = await openTestServer();
  for (let time = 0; time < 5; time++) await tryCode(server, await createTestDevice(), WRONG, `10.0.3.${time}`);
  expect(await tryCode(server, await createTestDevice(), WRONG, '10.0.3.9')).toMatchObject({ code: 'quota' });
  const behind = await open();
  for (let time = 0; time < 5; time++) await tryCode(behind, await createTestDevice(), WRONG, `2001:db8::${time}:1`);
  expect(await tryCode(behind, await createTestDevice(), WRONG, '2001:0db8:0:0:9::')).toMatchObject({ code: 'quota' });
});
