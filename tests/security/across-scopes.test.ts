import { expect, test } from 'vitest';
import { withdrawalId } from '../../src/domain/publication/withdrawal.ts';
import { createTestDevice, mutationBy, newProject, randomId, type TestDevice } from '../server/test-device.ts';
import { askFor, draftProject } from '../server/test-publishing.ts';
import { openTestServer } from '../server/test-server.ts';

async function openTeam() {
  const server = await openTestServer();
  const [lead, reader, stranger] = [await createTestDevice(), await createTestDevice(), await createTestDevice()];
  const draft = draftProject(lead);
  await server.pushAll(lead, draft.scope, draft.mutations);
  await server.accept(reader, await server.grant(lead, draft.scope, 'reader'));
  await server.person(stranger);
  return { server, lead, reader, stranger, draft };
}

const field = (by: TestDevice, scope: string, record: string, kind: string, name: string, payload: unknown) =>
  mutationBy(by, { scope, record, kind, field: name, payload });

test('a reader role reads, and writes, asks, withdraws, redacts and invites nothing', async () => {
  const { server, reader, draft } = await openTeam();
  expect((await server.pullPages(reader, [{ scope: draft.scope, cursor: null }])).pages).toHaveLength(1);
  const [title] = draft.mutations;
  const tries = [
    field(reader, draft.scope, draft.id, 'project', 'title', 'Mine now'),
    await askFor(reader, draft),
    field(reader, draft.scope, withdrawalId(draft.id), 'withdrawal', 'withdrawn', {
      ...{ reason: 'wrong', note: '', upTo: 0 },
    }),
    mutationBy(reader, {
      ...{ scope: draft.scope, record: draft.id, kind: 'project', field: 'title', op: 'redact' },
      payload: { mids: [title?.mid], reason: 'mistake' },
    }),
  ];
  for (const mutation of tries) {
    const body = { nonce: randomId(), scope: draft.scope, mutations: [mutation], create: true };
    expect(await server.refusal(reader, '/v1/push', body)).toMatchObject({ status: 403, code: 'not-allowed' });
  }
  const grant = { nonce: randomId(), scope: draft.scope, role: 'reader' };
  expect(await server.refusal(reader, '/v1/grants', grant)).toMatchObject({ status: 403, code: 'not-allowed' });
});

test('a stranger writes into no scope that is another’s, whichever way it is said', async () => {
  const { server, lead, stranger, draft } = await openTeam();
  const scopes = [draft.scope, `person:${lead.id}`, 'desk:RX1', 'desk:operator'];
  for (const scope of scopes) {
    const mutation = field(stranger, scope, 'r1', 'profile', 'name', 'Mine');
    for (const more of [{}, { create: true }, { past: { mids: [mutation.mid], cursor: null } }]) {
      const body = { nonce: randomId(), scope, mutations: [mutation], ...more };
      expect(await server.refusal(stranger, '/v1/push', body)).toMatchObject({ status: 403, code: 'not-a-member' });
    }
    expect((await server.pullPages(stranger, [{ scope, cursor: null }])).refused).toHaveLength(1);
    const digest = await server.send(stranger, '/v1/digest', { nonce: randomId(), scopes: [scope] });
    expect(await digest.text()).not.toMatch(/"digest":"/);
  }
});

test('what one device made cannot be sent, or carried, under another’s name', async () => {
  const { server, lead, stranger, draft } = await openTeam();
  const forged = field(lead, draft.scope, draft.id, 'project', 'title', 'Forged');
  const own = newProject(stranger);
  await server.push(stranger, own.title);
  const inOwn = { ...forged, scope: own.scope, record: own.id };
  expect(await server.push(stranger, inOwn)).toMatchObject({ result: 'refused', problem: 'not-yours' });
  const carried = { publicKey: lead.keys.publicKey, signatures: ['A'.repeat(86)] };
  const body = { nonce: randomId(), scope: draft.scope, mutations: [forged], carried };
  const response = await server.send(stranger, '/v1/push', body);
  expect(await response.json()).toMatchObject({ results: [{ result: 'refused', problem: 'not-yours' }] });
});

test('a link that somebody else has used opens nothing, of whatever kind it is', async () => {
  const { server, lead, stranger, draft } = await openTeam();
  const moderator = await createTestDevice();
  await server.accept(moderator, await server.invite('desk:RX1'));
  const links = [
    await server.grant(lead, draft.scope, 'member'),
    await server.grant(lead, `person:${lead.id}`, 'self'),
    await server.grant(moderator, 'desk:RX1', 'moderator'),
  ];
  for (const { scope, secret } of links) {
    await server.accept(await createTestDevice(), { scope, secret });
    const body = { nonce: randomId(), scope, secret };
    expect(await server.refusal(stranger, '/v1/grants/accept', body)).toMatchObject({ code: 'grant-used' });
    expect((await server.pullPages(stranger, [{ scope, cursor: null }])).refused).toHaveLength(1);
  }
});

test('no secret of a link, and no private key, is in the database or the log', async () => {
  const lines: string[] = [];
  const server = await openTestServer({ log: (line) => lines.push(line) });
  const [lead, member] = [await createTestDevice(), await createTestDevice()];
  const { scope, title } = newProject(lead);
  await server.push(lead, title);
  const { secret } = await server.grant(lead, scope, 'member');
  await server.accept(member, { scope, secret });
  const other = server.otherConnection();
  const tables = other.prepare("select name from sqlite_master where type = 'table'").all();
  const stored = JSON.stringify(tables.map(({ name }) => other.prepare(`select * from "${name}"`).all()));
  expect(stored + lines.join('')).not.toContain(secret);
  expect(lines.join('')).not.toContain('Fewer falls');
});
