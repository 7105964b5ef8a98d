import { expect, test } from 'vitest';
import { signMutation } from '../../src/protocol/carried.ts';
import type { Mutation } from '../../src/protocol/mutation.ts';
import { type PushResult, pushAnswerSchema } from '../../src/protocol/push.ts';
import { createTestDevice, mutationBy, newProject, randomId, type TestDevice, valuesOf } from './test-device.ts';
import { openTestServer, type TestServer } from './test-server.ts';

/** What one device carries for another, as the other signed it. */
async function carriedBody(maker: TestDevice, scope: string, mutations: readonly Mutation[]) {
  const signatures = await Promise.all(mutations.map((mutation) => signMutation(maker.keys, mutation)));
  return {
    nonce: randomId(),
    scope,
    carried: { publicKey: maker.keys.publicKey, signatures },
    mutations,
    create: true,
  };
}

async function send(server: TestServer, carrier: TestDevice, body: object): Promise<PushResult[]> {
  return pushAnswerSchema.parse(await (await server.send(carrier, '/v1/push', body)).json()).results;
}

const carry = async (server: TestServer, carrier: TestDevice, maker: TestDevice, mutations: Mutation[]) =>
  send(server, carrier, await carriedBody(maker, mutations[0]?.scope ?? '', mutations));

const isKnown = (server: TestServer, device: TestDevice) =>
  server.otherConnection().prepare('select 1 from devices where device = ?').get(device.id) !== undefined;

test('[S30] what a stranger carries is written as its maker’s, and the stranger may not read it', async () => {
  const server = await openTestServer();
  const [maker, carrier] = [await createTestDevice(), await createTestDevice()];
  const { scope, title, id } = newProject(maker);
  const summary = mutationBy(maker, { scope, record: id, kind: 'project', field: 'summary', payload: 'Sensors.' });
  expect(await carry(server, carrier, maker, [title, summary])).toMatchObject([
    { mid: title.mid, result: 'applied' },
    { mid: summary.mid, result: 'applied' },
  ]);
  expect((await server.pullPages(carrier, [{ scope, cursor: null }])).refused).toEqual([
    { scope, code: 'not-a-member' },
  ]);
  const rows = await server.pullRows(maker, scope);
  expect(rows.filter((row) => row.by !== 'server')).toMatchObject([
    { mid: title.mid, by: maker.id, person: maker.id },
    { mid: summary.mid, by: maker.id, person: maker.id },
  ]);
  expect((await server.pullPages(maker, [{ scope, cursor: null }])).pages[0]?.role).toBe('lead');
});

test('[S30] what a colleague carries is its maker’s all the same', async () => {
  const server = await openTestServer();
  const [lead, member] = [await createTestDevice(), await createTestDevice()];
  const { scope, title, id } = newProject(lead);
  await server.push(lead, title);
  await server.accept(member, await server.grant(lead, scope, 'member'));
  const edit = mutationBy(member, { ...title, mid: randomId(), base: [title.mid], by: member.id, payload: 'No falls' });
  expect(await carry(server, lead, member, [edit])).toMatchObject([{ result: 'applied' }]);
  const state = await server.fieldState(lead, scope, id, 'title');
  expect([valuesOf(state), state?.heads[0]?.person]).toEqual([['No falls'], member.id]);
});

test('[S30] it is done once, whoever sends it, and however often', async () => {
  const server = await openTestServer();
  const [maker, first, second] = [await createTestDevice(), await createTestDevice(), await createTestDevice()];
  const { scope, title, id } = newProject(maker);
  const summary = mutationBy(maker, { scope, record: id, kind: 'project', field: 'summary', payload: 'Sensors.' });
  await server.push(maker, title);
  expect(await carry(server, first, maker, [title, summary])).toMatchObject([
    { result: 'duplicate' },
    { result: 'applied' },
  ]);
  const again = [{ result: 'duplicate' }, { result: 'duplicate' }];
  expect(await carry(server, second, maker, [title, summary])).toMatchObject(again);
  expect(await server.pushAll(maker, scope, [title, summary])).toMatchObject(again);
  const mids = (await server.pullRows(maker, scope)).map((row) => row.mid);
  expect(new Set(mids).size).toBe(mids.length);
});

test('[S30] what was forged, edited or made on yet another device is refused by name; the rest is taken', async () => {
  const server = await openTestServer();
  const [maker, carrier] = [await createTestDevice(), await createTestDevice()];
  const { scope, title, id } = newProject(maker);
  const field = { scope, record: id, kind: 'project', field: 'summary', payload: 'Sensors.' };
  const [forged, edited, others] = [mutationBy(maker, field), mutationBy(maker, field), mutationBy(carrier, field)];
  const body = await carriedBody(maker, scope, [title, forged, edited, others]);
  body.carried.signatures[1] = await signMutation(carrier.keys, forged);
  body.mutations = body.mutations.map((each) => (each === edited ? { ...edited, payload: 'Alarms.' } : each));
  expect(await send(server, carrier, body)).toMatchObject([
    { mid: title.mid, result: 'applied' },
    { mid: forged.mid, result: 'refused', problem: 'not-yours' },
    { mid: edited.mid, result: 'refused', problem: 'not-yours' },
    { mid: others.mid, result: 'refused', problem: 'not-yours' },
  ]);
  expect(await server.fieldState(maker, scope, id, 'summary')).toBeUndefined();
});

test('[S30] where nothing is proven, no device becomes known and no project is made', async () => {
  const server = await openTestServer();
  const [maker, carrier] = [await createTestDevice(), await createTestDevice()];
  const { scope, title } = newProject(maker);
  const body = await carriedBody(maker, scope, [title]);
  for (const publicKey of [maker.keys.publicKey, 'A'.repeat(87)]) {
    const forged = { ...body, carried: { publicKey, signatures: ['A'.repeat(86)] } };
    expect(await send(server, carrier, forged)).toMatchObject([{ result: 'refused', problem: 'not-yours' }]);
  }
  expect([isKnown(server, carrier), isKnown(server, maker)]).toEqual([true, false]);
  expect(await carry(server, carrier, maker, [title])).toMatchObject([{ result: 'applied' }]);
  expect(isKnown(server, maker)).toBe(true);
});

test('[S30] one signature for each mutation, or the whole request is a mistake', async () => {
  const server = await openTestServer();
  const [maker, carrier] = [await createTestDevice(), await createTestDevice()];
  const { scope, title } = newProject(maker);
  const { carried, ...body } = await carriedBody(maker, scope, [title]);
  const { publicKey, signatures } = carried;
  for (const wrong of [[], [...signatures, ...signatures], ['short']]) {
    const sent = { ...body, carried: { publicKey, signatures: wrong } };
    expect(await server.refusal(carrier, '/v1/push', sent)).toMatchObject({ status: 400, code: 'bad-request' });
  }
});

test('[S30] it is its maker who must be let in, not the carrier', async () => {
  const server = await openTestServer();
  const [lead, outsider] = [await createTestDevice(), await createTestDevice()];
  const { scope, title } = newProject(lead);
  await server.push(lead, title);
  const edit = mutationBy(outsider, { ...title, mid: randomId(), by: outsider.id, payload: 'Mine now' });
  const refused = { status: 403, code: 'not-a-member' };
  expect(await server.refusal(lead, '/v1/push', await carriedBody(outsider, scope, [edit]))).toMatchObject(refused);
  expect(isKnown(server, outsider)).toBe(false);
});

test('[S30] the quota of new projects is its maker’s', async () => {
  const server = await openTestServer();
  const [maker, carrier] = [await createTestDevice(), await createTestDevice()];
  const project = server
    .otherConnection()
    .prepare("insert into scopes values (?, 'e', 0, ?, '2026-03-01T09:00:00.000Z')");
  for (let count = 0; count < 200; count++) project.run(`project:p${count}`, carrier.id);
  const own = newProject(carrier);
  const quota = await server.refusal(carrier, '/v1/push', {
    nonce: randomId(),
    scope: own.scope,
    mutations: [own.title],
    create: true,
  });
  expect(quota.code).toBe('quota');
  const { scope, title } = newProject(maker);
  expect(await carry(server, carrier, maker, [title])).toMatchObject([{ result: 'applied' }]);
  const row = server
    .otherConnection()
    .prepare('select created_by_device as device from scopes where scope = ?')
    .get(scope);
  expect(row).toMatchObject({ device: maker.id });
});

test('[S30] of a device that may not be used any more nothing is taken, and it says which device', async () => {
  const server = await openTestServer();
  const [maker, carrier] = [await createTestDevice(), await createTestDevice()];
  const { title } = newProject(maker);
  await server.person(maker);
  const revoke = (device: TestDevice) =>
    server.otherConnection().prepare("update devices set revoked_at = 'now' where device = ?").run(device.id);
  revoke(maker);
  const [result] = await carry(server, carrier, maker, [title]);
  expect(result).toMatchObject({ mid: title.mid, result: 'refused', problem: 'not-allowed' });
  expect(result?.message).toMatch(/^by: the device that made this may not be used any more/);
  revoke(carrier);
  const body = await carriedBody(maker, title.scope, [title]);
  expect(await server.refusal(carrier, '/v1/push', body)).toMatchObject({ status: 401, code: 'revoked-device' });
});

test('[S30] an identifier is stopped, whoever signed it', async () => {
  const server = await openTestServer();
  const [maker, carrier] = [await createTestDevice(), await createTestDevice()];
  const { title } = newProject(maker, 'For 943 476 5919');
  expect(await carry(server, carrier, maker, [title])).toMatchObject([{ result: 'refused', problem: 'identifier' }]);
});

test('[S30][S15] when a carried batch cannot be applied, its mutations are taken one by one as their maker’s', async () => {
  const server = await openTestServer();
  const [maker, carrier] = [await createTestDevice(), await createTestDevice()];
  const { scope, title, id } = newProject(maker);
  server
    .otherConnection()
    .exec("create trigger poison before insert on log when new.mid = 'bad' begin select raise(abort, 'poison'); end");
  const bad = mutationBy(maker, { scope, mid: 'bad', record: id, kind: 'project', field: 'summary', payload: 'x' });
  expect(await carry(server, carrier, maker, [title, bad])).toMatchObject([
    { result: 'applied' },
    { result: 'refused', problem: 'could-not-apply' },
  ]);
  expect((await server.pullRows(maker, scope)).find((row) => row.mid === title.mid)?.person).toBe(maker.id);
});
