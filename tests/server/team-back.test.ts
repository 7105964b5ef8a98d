import { expect, test } from 'vitest';
import { createTestDevice, mutationBy, newProject, randomId, type TestDevice } from './test-device.ts';
import { openTestServer, type TestServer } from './test-server.ts';

async function projectOf(server: TestServer, lead: TestDevice): Promise<string> {
  const { scope, title } = newProject(lead);
  await server.push(lead, title);
  return scope;
}

const say = (server: TestServer, by: TestDevice, scope: string, person: string, role = 'member') =>
  server.send(by, '/v1/team', { nonce: randomId(), scope, team: [{ person, role }] });

test('[S2] whom a lead names comes in by asking, once, as what they were; nobody becomes a member who does not ask', async () => {
  const server = await openTestServer();
  const [lead, ben] = [await createTestDevice(), await createTestDevice()];
  const scope = await projectOf(server, lead);
  for (let twice = 0; twice < 2; twice++) expect((await say(server, lead, scope, ben.id, 'reader')).status).toBe(200);
  const members = () => server.otherConnection().prepare('select person from members where scope = ?').all(scope);
  expect(members()).toHaveLength(1);
  expect((await server.pullPages(ben, [{ scope, cursor: null }])).pages[0]).toMatchObject({ role: 'reader' });
  expect(members()).toHaveLength(2);
  server.otherConnection().prepare('delete from members where person = ? and scope = ?').run(ben.id, scope);
  await say(server, lead, scope, ben.id, 'reader');
  expect((await server.pullPages(ben, [{ scope, cursor: null }])).refused).toEqual([{ scope, code: 'not-a-member' }]);
});

test('[S2][S1] only a lead names a team, only of a project, and nobody comes in by another’s name', async () => {
  const server = await openTestServer();
  const [lead, ben, cy] = [await createTestDevice(), await createTestDevice(), await createTestDevice()];
  const scope = await projectOf(server, lead);
  await server.accept(ben, await server.grant(lead, scope, 'member'));
  expect((await say(server, ben, scope, cy.id)).status).toBe(403);
  expect((await say(server, cy, scope, cy.id)).status).toBe(403);
  expect((await say(server, lead, `person:${lead.id}`, cy.id)).status).toBe(403);
  expect((await server.pullPages(cy, [{ scope, cursor: null }])).refused).toHaveLength(1);
  await say(server, lead, scope, cy.id);
  for (const secret of [`team ${cy.id}`, `team_${cy.id}`, cy.id]) {
    const answer = await server.send(ben, '/v1/grants/accept', { nonce: randomId(), scope, secret });
    expect([400, 404]).toContain(answer.status);
  }
  expect((await server.pullPages(cy, [{ scope, cursor: null }])).pages[0]).toMatchObject({ role: 'member' });
});

const out = (by: TestDevice, scope: string, person: string) =>
  mutationBy(by, {
    ...{ scope, record: randomId(), kind: 'team-change', field: 'change' },
    payload: { person, to: 'out' },
  });

test('[S2][S1] who was taken out stays out, whether the server hears of that before or after that they were in the team', async () => {
  const server = await openTestServer();
  const [lead, late, before] = [await createTestDevice(), await createTestDevice(), await createTestDevice()];
  const scope = await projectOf(server, lead);
  await say(server, lead, scope, late.id);
  for (const device of [late, before])
    expect(await server.push(lead, out(lead, scope, device.id))).toMatchObject({ result: 'applied' });
  await say(server, lead, scope, late.id);
  await say(server, lead, scope, before.id);
  for (const device of [late, before]) {
    const { refused } = await server.pullPages(device, [{ scope, cursor: null }]);
    expect(refused).toEqual([{ scope, code: 'not-a-member' }]);
    await server.accept(device, await server.grant(lead, scope, 'member'));
    expect((await server.pullPages(device, [{ scope, cursor: null }])).pages[0]).toMatchObject({ role: 'member' });
  }
});

test('[S2][S1] whom somebody named who leads no more does not come in by that', async () => {
  const server = await openTestServer();
  const [lead, other, friend] = [await createTestDevice(), await createTestDevice(), await createTestDevice()];
  const scope = await projectOf(server, lead);
  await server.accept(other, await server.grant(lead, scope, 'lead'));
  await say(server, other, scope, friend.id, 'lead');
  await server.push(lead, out(lead, scope, other.id));
  const { refused } = await server.pullPages(friend, [{ scope, cursor: null }]);
  expect(refused).toEqual([{ scope, code: 'not-a-member' }]);
});
