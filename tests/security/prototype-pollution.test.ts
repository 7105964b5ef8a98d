import { afterEach, expect, test } from 'vitest';
import { kindNamed } from '../../src/domain/kinds.ts';
import { manifestSchema } from '../../src/protocol/manifest.ts';
import { pullAnswerSchema } from '../../src/protocol/pull.ts';
import { applyPage, followScope } from '../../src/store/pulled.ts';
import { readWorkingCopy } from '../../src/store/working-copy.ts';
import { readLines } from '../../sync-server/journal-lines.ts';
import { createTestDevice, newProject, randomId } from '../server/test-device.ts';
import { openTestServer } from '../server/test-server.ts';
import { testVault } from '../store/test-vault.ts';

const POISON = '{"polluted":"yes"}';
const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];

afterEach(() => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect('polluted' in {}).toBe(false);
});

test('every address of the server refuses a key by which objects are subverted, at any depth', async () => {
  const server = await openTestServer();
  const device = await createTestDevice();
  const { scope, title } = newProject(device);
  const bodies = {
    '/v1/push': { scope, mutations: [title], create: true },
    '/v1/pull': { scopes: [{ scope, cursor: null }] },
    '/v1/digest': { scopes: [scope] },
    '/v1/grants': { scope, role: 'member' },
    '/v1/grants/accept': { scope, secret: 'x'.repeat(27) },
    '/v1/me': {},
    '/v1/audit': { scope: 'desk:RX1' },
  };
  for (const [path, body] of Object.entries(bodies)) {
    const text = JSON.stringify({ nonce: randomId(), ...body });
    for (const extra of [`{"__proto__":${POISON},`, `{"a":{"b":[{"__proto__":${POISON}}]},`]) {
      const response = await server.send(device, path, text.replace('{', extra));
      expect([path, response.status]).toEqual([path, 400]);
    }
  }
});

test('names of what every object has are no kinds and no fields, on server and device', async () => {
  const server = await openTestServer();
  const device = await createTestDevice();
  const { scope, title } = newProject(device);
  await server.push(device, title);
  for (const name of NAMES) {
    const odd = [
      { ...title, mid: randomId(), kind: name },
      { ...title, mid: randomId(), field: name },
      { ...title, mid: randomId(), payload: { [name === '__proto__' ? 'constructor' : name]: { polluted: 'yes' } } },
    ];
    for (const { result } of await server.pushAll(device, scope, odd)) {
      expect(['refused', 'parked']).toContain(result);
    }
    // As the id of a record it is a name like any other.
    const record = { ...title, mid: randomId(), record: name, kind: 'pdsa-cycle', field: 'changeIdea' };
    expect(await server.push(device, record)).toMatchObject({ result: 'applied' });
  }
  expect(NAMES.map(kindNamed)).toEqual(NAMES.map(() => undefined));
  expect((await server.pullRows(device, scope)).some(({ record }) => record === '__proto__')).toBe(true);
});

test('a device takes such names and keys out of an answer, and is what it was', async () => {
  const vault = testVault('poisoned');
  const scope = 'project:p1';
  const about = { by: 'd', person: 'd', madeAt: '2026-01-05T09:00:00.000Z', receivedAt: '2026-01-05T09:00:00.000Z' };
  const rows = NAMES.map((name, at) => ({
    ...about,
    ...{
      seq: at + 1,
      mid: `m${at}`,
      record: name,
      kind: 'pdsa-cycle',
      field: 'changeIdea',
      op: 'set',
      status: 'applied',
    },
    payload: JSON.parse(`{"__proto__":${POISON},"constructor":{"prototype":${POISON}}}`),
  }));
  const page = { scope, role: 'lead', reset: false, rows, next: 'e1.5.m4', upToDate: true };
  const answer = { dandelion: 1, nonce: 'n', serverTime: 'now', pages: [page], refused: [] };
  const parsed = pullAnswerSchema.parse(JSON.parse(JSON.stringify(answer)));
  await followScope(vault, scope, 'lead', true);
  for (const each of parsed.pages) await applyPage(vault, each);
  await readWorkingCopy(vault, scope);
  vault.db.close();
});

test('neither a manifest nor a line of the journal subverts anything', () => {
  manifestSchema.safeParse(JSON.parse(`{"format":1,"__proto__":${POISON},"constructor":{"prototype":${POISON}}}`));
  const line = `{"what":"redaction","__proto__":${POISON},"scope":"s"}\n`;
  expect('line' in readLines(new TextEncoder().encode(line))).toBe(true);
});
