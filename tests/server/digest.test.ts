import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldOf } from '../../src/domain/kinds.ts';
import { digestAnswerSchema, scopeDigest } from '../../src/protocol/digest.ts';
import type { FieldState } from '../../src/protocol/field-state.ts';
import type { LogRow } from '../../src/protocol/pull.ts';
import { createTestDevice, mutationBy, newProject, randomId, type TestDevice } from './test-device.ts';
import { openTestServer, type TestServer } from './test-server.ts';

/** What stands in a scope as a device works it out from the rows it pulled, one after another. */
function foldRows(rows: readonly LogRow[]): Map<string, FieldState> {
  const fields = new Map<string, FieldState>();
  for (const { mid, record, field, payload, person, madeAt, status, after } of rows) {
    const own = { heads: [{ versions: [mid], value: payload, person, madeAt }] };
    if (status !== 'parked') fields.set(`${record} ${field}`, after ?? own);
  }
  return fields;
}

const digestOf = (fields: ReadonlyMap<string, FieldState>): Promise<string> =>
  scopeDigest(
    [...fields].map(([key, state]) => {
      const [record = '', field = ''] = key.split(' ');
      return { record, field, state };
    }),
  );

async function digests(server: TestServer, device: TestDevice, scopes: string[]) {
  const response = await server.send(device, '/v1/digest', { nonce: randomId(), scopes });
  return digestAnswerSchema.parse(await response.json());
}

async function openTeam(server: TestServer) {
  const devices = [await createTestDevice(), await createTestDevice()] as const;
  const { scope, id, title } = newProject(devices[0]);
  await server.push(devices[0], title);
  await server.accept(devices[1], await server.grant(devices[0], scope, 'member'));
  return { devices, scope, id, title };
}

const FIELDS = ['title', 'problem', 'teamRoles'] as const;
const actSchema = fc.record({
  who: fc.nat({ max: 1 }),
  record: fc.nat({ max: 1 }),
  field: fc.constantFrom(...FIELDS, '*', 'feeling'),
  does: fc.constantFrom('write', 'write', 'write', 'redact', 'other'),
  text: fc.constantFrom('One.\n\nTwo.', 'One!\n\nTwo.', 'One.\n\nTwo!', 'Three', ''),
  seen: fc.nat({ max: 3 }),
});

test('[S29] the server’s digest is that of a device that has pulled everything, whatever was written and redacted', async () => {
  const server = await openTestServer();
  await fc.assert(
    fc.asyncProperty(fc.array(actSchema, { maxLength: 25 }), fc.boolean(), async (acts, atOnce) => {
      const { devices, scope, id } = await openTeam(server);
      const written: { record: string; field: string; mid: string }[] = [];
      for (const { who, record: at, field, does, text, seen } of acts) {
        const device = devices[who === 0 ? 0 : 1];
        const place = { scope, record: at === 0 ? id : 'second', kind: 'project', field };
        const before = written.filter((each) => each.record === place.record && each.field === field);
        const base = before.slice(-seen).map(({ mid }) => mid);
        const isSet = fieldOf('project', field)?.merge === 'set';
        const write = isSet ? { op: does === 'other' ? ('remove' as const) : ('add' as const) } : {};
        const whole = does === 'other' ? { op: 'restore' as const } : { op: 'delete' as const, payload: { seen } };
        const redact = {
          op: 'redact' as const,
          payload: { mids: before.slice(-1).map(({ mid }) => mid), reason: 'mistake' },
        };
        const change = field === '*' ? whole : does === 'redact' ? redact : write;
        const mutation = mutationBy(device, { ...place, base, payload: text, ...change });
        written.push({ record: place.record, field, mid: mutation.mid });
        await server.push(device, mutation);
      }
      const [lead] = devices;
      const whole = foldRows(await server.pullRows(lead, scope));
      const [own] = (await digests(server, lead, [scope])).scopes;
      expect(own?.digest).toBe(await digestOf(whole));
      if (atOnce) expect((await digests(server, devices[1], [scope])).scopes[0]).toEqual(own);
    }),
    { numRuns: 25 },
  );
}, 60_000);

test('[S29] it changes with what stands, and says after which row', async () => {
  const server = await openTestServer();
  const { devices, scope, title } = await openTeam(server);
  const [lead] = devices;
  const [before] = (await digests(server, lead, [scope])).scopes;
  const changed = await server.push(lead, { ...title, mid: randomId(), base: [title.mid], payload: 'Another title' });
  const [after] = (await digests(server, lead, [scope])).scopes;
  expect(after?.seq).toBe(changed.seq);
  expect(after?.digest).not.toBe(before?.digest);
});

test('[S29] what others wrote, and what is not there, is not told; no more than 20 at once', async () => {
  const server = await openTestServer();
  const { scope } = await openTeam(server);
  const stranger = await createTestDevice();
  const answer = await digests(server, stranger, [scope, scope, 'desk:RX1', 'project:nowhere']);
  expect(answer.scopes).toEqual([]);
  expect(answer.refused.map((each) => each.scope)).toEqual([scope, 'desk:RX1', 'project:nowhere']);
  const body = { nonce: randomId(), scopes: Array.from({ length: 21 }, (_, at) => `project:p${at}`) };
  expect(await server.refusal(stranger, '/v1/digest', body)).toMatchObject({ status: 400, code: 'bad-request' });
});
