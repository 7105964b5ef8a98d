import { expect, test } from 'vitest';
import { createTestDevice, mutationBy, newProject, randomId } from './test-device.ts';
import { openTestServer, type TestServer } from './test-server.ts';

const NUMBER = '943-476-5919';
const DIGITS = /943\D?476\D?5919/;

/** All that the database has, as text. */
function storedText(server: TestServer): string {
  const database = server.otherConnection();
  const tables = database.prepare("select name from sqlite_master where type = 'table'").all();
  return JSON.stringify(tables.map(({ name }) => database.prepare(`select * from "${name}"`).all()));
}

test.each(['record', 'kind', 'field', 'mid', 'base'])(
  '[S14] an NHS number as %s is refused: nothing of it is stored, answered or logged',
  async (place) => {
    const lines: string[] = [];
    const server = await openTestServer({ log: (line) => lines.push(line) });
    const nurse = await createTestDevice();
    const { scope, title } = newProject(nurse);
    const named = place === 'kind' || place === 'field' ? `x${NUMBER}` : NUMBER;
    const bad = { ...title, mid: randomId(), [place]: place === 'base' ? [named] : named };
    const results = await server.pushAll(nurse, scope, [bad, title]);
    expect(results).toMatchObject([{ result: 'refused', problem: 'identifier' }, { result: 'applied' }]);
    for (const text of [JSON.stringify(results), storedText(server), lines.join('')]) expect(text).not.toMatch(DIGITS);
  },
);

test('[S14] an NHS number as the id of a scope is no scope, in a push, a pull or a grant', async () => {
  const server = await openTestServer();
  const nurse = await createTestDevice();
  const scope = `project:${NUMBER}`;
  const title = { ...newProject(nurse).title, scope };
  const nonce = randomId();
  const bodies: [string, object][] = [
    ['/v1/push', { nonce, scope, mutations: [title], create: true }],
    ['/v1/pull', { nonce, scopes: [{ scope, cursor: null }] }],
    ['/v1/grants', { nonce, scope, role: 'member' }],
  ];
  for (const [path, body] of bodies) {
    const refusal = await server.refusal(nurse, path, body);
    expect(refusal).toMatchObject({ status: 400, code: 'bad-request' });
    expect(refusal.message).not.toMatch(DIGITS);
  }
});

test('[S14] a mutation that is none does not bring a number back as its id', async () => {
  const server = await openTestServer();
  const nurse = await createTestDevice();
  const { scope, title } = newProject(nurse);
  const [result] = await server.pushAll(nurse, scope, [{ ...title, mid: NUMBER, op: 'nothing' }]);
  expect(result).toMatchObject({ mid: '', result: 'refused' });
});

test('[S14] the log of requests has no number of an address', async () => {
  const lines: string[] = [];
  const server = await openTestServer({ log: (line) => lines.push(line) });
  for (const id of [NUMBER, '943%20476%205919']) await server.request(`/a/versions/${id}/1`);
  expect(lines).toHaveLength(2);
  expect(lines.join('')).not.toMatch(/943.*476/);
});

test('[S3] the nonce that asked for a grant is kept as a hash only', async () => {
  const server = await openTestServer();
  const nurse = await createTestDevice();
  const { scope, title } = newProject(nurse);
  await server.push(nurse, title);
  const body = { nonce: `nonce-${NUMBER}-xyz`, scope, role: 'member' };
  expect((await server.send(nurse, '/v1/grants', body)).status).toBe(200);
  expect(await server.refusal(nurse, '/v1/grants', body)).toMatchObject({ code: 'not-allowed' });
  expect(storedText(server)).not.toMatch(DIGITS);
});

test('[S14] a payload of 115,000 numbers is refused, and the rest of its push goes on', async () => {
  const server = await openTestServer();
  const nurse = await createTestDevice();
  const { scope, title } = newProject(nurse);
  const wide = mutationBy(nurse, { scope, record: 'w', kind: 'later', field: 'all', payload: Array(115_000).fill(1) });
  const results = await server.pushAll(nurse, scope, [wide, title]);
  expect(results).toMatchObject([{ result: 'refused', problem: 'too-many' }, { result: 'applied' }]);
});
