import { expect, test } from 'vitest';
import { grantAnswerSchema } from '../../src/protocol/grants.ts';
import { createTestDevice, newProject, randomId, type TestDevice } from './test-device.ts';
import { openTestServer, type TestServer } from './test-server.ts';

const DAY = 86_400_000;

const askBody = (device: TestDevice) =>
  ({ nonce: randomId(), scope: `person:${device.id}`, role: 'self', rescue: true }) as const;

async function rescueOf(server: TestServer, device: TestDevice, body = askBody(device)) {
  return grantAnswerSchema.parse(await (await server.send(device, '/v1/grants', body)).json());
}

const tryAccept = (server: TestServer, device: TestDevice, { scope, secret }: { scope: string; secret: string }) =>
  server.refusal(device, '/v1/grants/accept', { nonce: randomId(), scope, secret });

/** A nurse whose project is on the server. */
async function nurseAtWork() {
  const server = await openTestServer();
  const nurse = await createTestDevice();
  const { scope, title } = newProject(nurse);
  await server.push(nurse, title);
  return { server, nurse, scope };
}

const pass = (server: TestServer, days: number) => {
  server.clock.now = new Date(server.clock.now.getTime() + days * DAY);
};

test('[S11] a device whose store was thrown away comes back by the rescue that it had, to all of its person', async () => {
  const { server, nurse, scope } = await nurseAtWork();
  const rescue = await rescueOf(server, nurse);
  expect(rescue.expiresAt).toBe('2027-04-05T10:00:00.000Z');
  pass(server, 399);
  const fresh = await createTestDevice();
  expect(await server.accept(fresh, rescue)).toMatchObject({ role: 'self', person: nurse.id });
  const wanted = [scope, `person:${nurse.id}`].map((each) => ({ scope: each, cursor: null }));
  expect((await server.pullPages(fresh, wanted)).pages.map((page) => page.role)).toEqual(['lead', 'self']);
});

test('[S11] it is used once; the device that used it may say it again', async () => {
  const { server, nurse } = await nurseAtWork();
  const rescue = await rescueOf(server, nurse);
  const [fresh, thief] = [await createTestDevice(), await createTestDevice()];
  await server.accept(fresh, rescue);
  expect(await server.accept(fresh, rescue)).toMatchObject({ role: 'self', person: nurse.id });
  expect(await tryAccept(server, thief, rescue)).toMatchObject({ status: 410, code: 'grant-used' });
});

test('[S11] it ends after 400 days', async () => {
  const { server, nurse } = await nurseAtWork();
  const rescue = await rescueOf(server, nurse);
  pass(server, 400);
  expect(await tryAccept(server, await createTestDevice(), rescue)).toMatchObject({ code: 'grant-expired' });
});

test('[S11] a new one ends the one before of the same device, and no other grant', async () => {
  const { server, nurse } = await nurseAtWork();
  const link = await server.grant(nurse, `person:${nurse.id}`, 'self');
  const tablet = await createTestDevice();
  await server.accept(tablet, await server.grant(nurse, `person:${nurse.id}`, 'self'));
  const ofTablet = await rescueOf(server, tablet, { ...askBody(tablet), scope: `person:${nurse.id}` });
  const first = await rescueOf(server, nurse);
  const second = await rescueOf(server, nurse);
  expect(await tryAccept(server, await createTestDevice(), first)).toMatchObject({ code: 'grant-expired' });
  for (const good of [link, ofTablet, second]) {
    expect(await server.accept(await createTestDevice(), good)).toMatchObject({ person: nurse.id });
  }
});

test('[S3] asking again with the same nonce makes none, and ends none', async () => {
  const { server, nurse } = await nurseAtWork();
  const body = askBody(nurse);
  const rescue = await rescueOf(server, nurse, body);
  expect(await server.refusal(nurse, '/v1/grants', body)).toMatchObject({ status: 403, code: 'not-allowed' });
  expect(await server.accept(await createTestDevice(), rescue)).toMatchObject({ person: nurse.id });
});

test('[S11] there is none into a project, to another person, or to a person who joined mine', async () => {
  const { server, nurse, scope } = await nurseAtWork();
  const [stranger, wardPc] = [await createTestDevice(), await createTestDevice()];
  await server.person(wardPc);
  await server.accept(wardPc, await server.grant(nurse, `person:${nurse.id}`, 'self'));
  const tries = [
    [nurse, { ...askBody(nurse), scope, role: 'member' }, 'not-allowed'],
    [stranger, askBody(nurse), 'not-a-member'],
    [nurse, askBody(wardPc), 'not-allowed'],
    [nurse, { ...askBody(nurse), role: 'lead' }, 'not-allowed'],
  ] as const;
  for (const [device, body, code] of tries) {
    expect(await server.refusal(device, '/v1/grants', body)).toMatchObject({ status: 403, code });
  }
});

test('[S11] a device that has left its person, or may not be used any more, has no way back there', async () => {
  const { server, nurse } = await nurseAtWork();
  const [shared, tablet] = [await createTestDevice(), await createTestDevice()];
  await server.accept(shared, await server.grant(nurse, `person:${nurse.id}`, 'self'));
  const ofShared = await rescueOf(server, shared, { ...askBody(shared), scope: `person:${nurse.id}` });
  await server.person(tablet);
  await server.accept(shared, await server.grant(tablet, `person:${tablet.id}`, 'self'));
  expect(await tryAccept(server, shared, ofShared)).toMatchObject({ code: 'grant-expired' });

  const ofNurse = await rescueOf(server, nurse);
  server.otherConnection().prepare("update devices set revoked_at = 'now' where device = ?").run(nurse.id);
  expect(await tryAccept(server, await createTestDevice(), ofNurse)).toMatchObject({ code: 'grant-expired' });
});
