import { expect, test } from 'vitest';
import { signMutation } from '../../src/protocol/carried.ts';
import { grantAnswerSchema } from '../../src/protocol/grants.ts';
import { backTo } from './older-database.ts';
import { createTestDevice, mutationBy, newProject, randomId, type TestDevice, valuesOf } from './test-device.ts';
import { openTestServer, type TestServer } from './test-server.ts';

async function rescueOf(server: TestServer, device: TestDevice) {
  const ask = { nonce: randomId(), scope: `person:${await server.person(device)}`, role: 'self', rescue: true };
  return grantAnswerSchema.parse(await (await server.send(device, '/v1/grants', ask)).json());
}

/** A lead whose browser threw its store away, and who came back on a laptop. She has a phone that is a person of its own. */
async function leadCameBack() {
  const server = await openTestServer();
  const [wiped, laptop, phone] = [await createTestDevice(), await createTestDevice(), await createTestDevice()];
  const { scope, id, title } = newProject(wiped);
  await server.push(wiped, title);
  const rescue = await rescueOf(server, wiped);
  await server.accept(laptop, rescue);
  await server.person(phone);
  const joinPhone = async (device: TestDevice) =>
    server.accept(device, await server.grant(phone, `person:${phone.id}`, 'self'));
  return { server, wiped, laptop, phone, scope, id, title, rescue, joinPhone };
}

const roleIn = async (server: TestServer, device: TestDevice, scope: string) =>
  (await server.pullPages(device, [{ scope, cursor: null }])).pages[0]?.role;

test('[S1][S11] a lead who came back after a wipe, and joins her phone, leads her projects on both', async () => {
  const { server, wiped, laptop, phone, scope, joinPhone } = await leadCameBack();
  expect(await roleIn(server, laptop, scope)).toBe('lead');
  await joinPhone(laptop);
  expect([await roleIn(server, laptop, scope), await roleIn(server, phone, scope)]).toEqual(['lead', 'lead']);
  expect(valuesOf(await server.fieldState(phone, scope, phone.id, 'role'))).toEqual(['lead']);
  expect(valuesOf(await server.fieldState(phone, scope, wiped.id, '*'))).toEqual(['deleted']);
});

test('[S1][S11] the same after two wipes; while another device of hers is in use, nothing passes over', async () => {
  const { server, laptop, phone, scope, joinPhone } = await leadCameBack();
  const [second, tablet] = [await createTestDevice(), await createTestDevice()];
  await server.accept(tablet, await server.grant(laptop, `person:${await server.person(laptop)}`, 'self'));
  await server.accept(second, await rescueOf(server, laptop));
  await joinPhone(second);
  expect([await roleIn(server, second, scope), await roleIn(server, tablet, scope)]).toEqual([undefined, 'lead']);
  await joinPhone(tablet);
  expect([await roleIn(server, second, scope), await roleIn(server, phone, scope)]).toEqual(['lead', 'lead']);
});

test('[S1] a device that may not be used any more keeps nothing back', async () => {
  const { server, laptop, phone, scope, joinPhone } = await leadCameBack();
  const stolen = await createTestDevice();
  await server.accept(stolen, await server.grant(laptop, `person:${await server.person(laptop)}`, 'self'));
  server.otherConnection().prepare("update devices set revoked_at = 'now' where device = ?").run(stolen.id);
  await joinPhone(laptop);
  expect(await roleIn(server, phone, scope)).toBe('lead');
});

test('[S11] a device that is heard of after its way back was used counts again: the profile had been copied', async () => {
  const { server, wiped, laptop, scope, id, title, joinPhone } = await leadCameBack();
  await server.push(
    wiped,
    mutationBy(wiped, { ...title, mid: randomId(), record: id, base: [title.mid], payload: 'B' }),
  );
  await joinPhone(laptop);
  expect([await roleIn(server, wiped, scope), await roleIn(server, laptop, scope)]).toEqual(['lead', undefined]);
});

test('[S11][S30] work of it that comes in a file does not count as hearing of it, nor that the answer is asked for again', async () => {
  const { server, wiped, laptop, phone, scope, id, title, rescue, joinPhone } = await leadCameBack();
  const edit = mutationBy(wiped, { ...title, mid: randomId(), record: id, base: [title.mid], payload: 'B' });
  const carried = { publicKey: wiped.keys.publicKey, signatures: [await signMutation(wiped.keys, edit)] };
  const body = { nonce: randomId(), scope, carried, mutations: [edit] };
  expect((await server.send(phone, '/v1/push', body)).status).toBe(200);
  await server.accept(laptop, rescue);
  expect(valuesOf(await server.fieldState(laptop, scope, id, 'title'))).toEqual(['B']);
  await joinPhone(laptop);
  expect(await roleIn(server, phone, scope)).toBe('lead');
});

test('[S11] a device that uses its own way back stays', async () => {
  const server = await openTestServer();
  const [lead, tablet] = [await createTestDevice(), await createTestDevice()];
  const { scope, title } = newProject(lead);
  await server.push(lead, title);
  await server.accept(lead, await rescueOf(server, lead));
  await server.accept(tablet, await server.grant(lead, `person:${lead.id}`, 'self'));
  await server.person(await createTestDevice());
  const other = await createTestDevice();
  const otherPerson = await server.person(other);
  await server.accept(tablet, await server.grant(other, `person:${otherPerson}`, 'self'));
  expect([await roleIn(server, lead, scope), await roleIn(server, other, scope)]).toEqual(['lead', undefined]);
});

test('[S11] a database of an older version learns which of its devices are gone', async () => {
  const { server, laptop, phone, scope, joinPhone } = await leadCameBack();
  const other = server.otherConnection();
  other.exec(backTo('0004'));
  other.close();
  await server.restart();
  await joinPhone(laptop);
  expect(await roleIn(server, phone, scope)).toBe('lead');
});
