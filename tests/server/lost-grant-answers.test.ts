import { expect, test } from 'vitest';
import { createTestDevice, newProject, randomId, type TestDevice } from './test-device.ts';
import { openTestServer, type TestServer } from './test-server.ts';

/** Sends what reaches the server and changes it, and whose answer nobody reads. */
async function loseAnswer(server: TestServer, device: TestDevice, path: string, body: object) {
  expect((await server.send(device, path, { nonce: randomId(), ...body })).status).toBe(200);
}

const rowsOf = (server: TestServer, sql: string) => server.otherConnection().prepare(sql).all();
const everything = (server: TestServer) => ({
  members: rowsOf(server, 'select * from members order by scope, person'),
  devices: rowsOf(server, 'select * from devices order by device'),
  log: rowsOf(server, 'select * from log order by scope, seq'),
  grants: rowsOf(server, 'select * from grants order by scope, secret_hash'),
});

test('[S3] the lost answer to a new link leaves a link that nobody knows, and the next one works', async () => {
  const server = await openTestServer();
  const [lead, guest] = [await createTestDevice(), await createTestDevice()];
  const { scope, title } = newProject(lead);
  await server.push(lead, title);
  await loseAnswer(server, lead, '/v1/grants', { scope, role: 'member' });
  const { members, log } = everything(server);
  const grant = await server.grant(lead, scope, 'member');
  expect(everything(server)).toMatchObject({ members, log });
  expect(await server.accept(guest, grant)).toMatchObject({ role: 'member' });
});

test('[S11] the lost answer to a rescue is followed by another, and only that one opens', async () => {
  const server = await openTestServer();
  const nurse = await createTestDevice();
  await server.person(nurse);
  const body = { scope: `person:${nurse.id}`, role: 'self', rescue: true };
  await loseAnswer(server, nurse, '/v1/grants', body);
  await loseAnswer(server, nurse, '/v1/grants', body);
  const open = "select count(*) as n from grants where expires_at > '2026-03-01T10:00:00.000Z'";
  expect(rowsOf(server, open)).toMatchObject([{ n: 1 }]);
});

test.each(['team', 'person', 'desk'] as const)(
  '[S3] the lost answer to coming in (%s) is asked for again, and changes nothing',
  async (into) => {
    const server = await openTestServer();
    const [host, guest] = [await createTestDevice(), await createTestDevice()];
    const [theirs, own] = [newProject(host), newProject(guest)];
    await server.push(host, theirs.title);
    await server.push(guest, own.title);
    const grants = {
      team: () => server.grant(host, theirs.scope, 'member'),
      person: () => server.grant(host, `person:${host.id}`, 'self'),
      desk: () => server.invite('desk:RX1'),
    };
    const { scope, secret } = await grants[into]();
    await loseAnswer(server, guest, '/v1/grants/accept', { scope, secret });
    const before = everything(server);
    const answer = await server.accept(guest, { scope, secret });
    expect(answer).toMatchObject({ scope, person: into === 'person' ? host.id : guest.id });
    expect(everything(server)).toEqual(before);
  },
);
