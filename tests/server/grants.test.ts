import { expect, test } from 'vitest';
import { createTestDevice, mutationBy, newProject, randomId, type TestDevice, valuesOf } from './test-device.ts';
import { openTestServer, type TestServer } from './test-server.ts';

const tryAccept = (server: TestServer, device: TestDevice, { scope, secret }: { scope: string; secret: string }) =>
  server.refusal(device, '/v1/grants/accept', { nonce: randomId(), scope, secret });

test('[S1] a lead lets somebody into the team; both see it in their scopes', async () => {
  const server = await openTestServer();
  const [lead, member] = [await createTestDevice(), await createTestDevice()];
  const { scope, title } = newProject(lead);
  await server.push(lead, title);
  const grant = await server.grant(lead, scope, 'member');
  expect(grant.expiresAt).toBe('2026-03-08T10:00:00.000Z');
  expect(await server.accept(member, grant)).toMatchObject({ scope, role: 'member', person: member.id });
  expect(valuesOf(await server.fieldState(lead, scope, member.id, 'role'))).toEqual(['member']);
  expect(await server.pullRows(member, `person:${member.id}`)).toMatchObject([
    { kind: 'membership', record: scope.replace(':', '_'), payload: { scope, role: 'member' } },
  ]);
  const { pages } = await server.pullPages(member, [{ scope, cursor: null }]);
  expect(pages[0]).toMatchObject({ role: 'member', upToDate: true });
});

test('[S1] a grant is used once; the device that used it may say it again', async () => {
  const server = await openTestServer();
  const [lead, first, second] = [await createTestDevice(), await createTestDevice(), await createTestDevice()];
  const { scope, title } = newProject(lead);
  await server.push(lead, title);
  const grant = await server.grant(lead, scope, 'member');
  const { nonce: _, serverTime: __, ...answer } = await server.accept(first, grant);
  expect(await server.accept(first, grant)).toMatchObject(answer);
  expect(await tryAccept(server, second, grant)).toMatchObject({ status: 410, code: 'grant-used' });
  expect((await server.pullRows(lead, scope)).filter((row) => row.kind === 'team-member')).toHaveLength(2);
});

test('[S1] a grant is valid for seven days, for its own scope, and kept as a hash only', async () => {
  const server = await openTestServer();
  const [lead, late] = [await createTestDevice(), await createTestDevice()];
  const { scope, title } = newProject(lead);
  await server.push(lead, title);
  const grant = await server.grant(lead, scope, 'reader');
  expect(Buffer.from(grant.secret, 'base64url').length).toBeGreaterThanOrEqual(16);
  expect(JSON.stringify(server.otherConnection().prepare('select * from grants').all())).not.toContain(grant.secret);
  const wrong = [
    { scope, secret: 'x'.repeat(27) },
    { scope: 'project:another', secret: grant.secret },
  ];
  for (const each of wrong)
    expect(await tryAccept(server, late, each)).toMatchObject({ status: 404, code: 'grant-unknown' });
  server.clock.now = new Date('2026-03-08T10:00:00.000Z');
  expect(await tryAccept(server, late, grant)).toMatchObject({ status: 410, code: 'grant-expired' });
});

test('[S1] only a lead invites into a team, and only a moderator to a desk', async () => {
  const server = await openTestServer();
  const [lead, member, moderator] = [await createTestDevice(), await createTestDevice(), await createTestDevice()];
  const { scope, title } = newProject(lead);
  await server.push(lead, title);
  await server.accept(member, await server.grant(lead, scope, 'member'));
  await server.accept(moderator, await server.invite('desk:RX1'));
  const tries = [
    [member, scope, 'reader', 'not-allowed'],
    [member, scope, 'lead', 'not-allowed'],
    [lead, scope, 'moderator', 'not-allowed'],
    [moderator, 'desk:RX1', 'member', 'not-allowed'],
    [moderator, 'desk:QT1', 'moderator', 'not-a-member'],
    [lead, 'desk:RX1', 'moderator', 'not-a-member'],
    [lead, `person:${member.id}`, 'self', 'not-a-member'],
    [lead, 'project:nowhere', 'member', 'not-a-member'],
  ] as const;
  for (const [device, of, role, code] of tries) {
    expect(await server.refusal(device, '/v1/grants', { nonce: randomId(), scope: of, role })).toMatchObject({
      status: 403,
      code,
    });
  }
});

test('[S1] a smaller grant never takes a role away', async () => {
  const server = await openTestServer();
  const lead = await createTestDevice();
  const { scope, title } = newProject(lead);
  await server.push(lead, title);
  expect(await server.accept(lead, await server.grant(lead, scope, 'reader'))).toMatchObject({ role: 'lead' });
});

test('[S1] a second device joins its person, with all that each of them had', async () => {
  const server = await openTestServer();
  const [phone, wardPc] = [await createTestDevice(), await createTestDevice()];
  const [mine, alsoMine] = [newProject(phone), newProject(wardPc)];
  await server.push(phone, mine.title);
  await server.push(wardPc, alsoMine.title);
  const grant = await server.grant(phone, `person:${phone.id}`, 'self');
  expect(await server.accept(wardPc, grant)).toMatchObject({ role: 'self', person: phone.id });
  expect(await server.person(wardPc)).toBe(phone.id);

  const scopes = [mine.scope, alsoMine.scope, `person:${phone.id}`, `person:${wardPc.id}`];
  for (const device of [phone, wardPc]) {
    const { pages } = await server.pullPages(
      device,
      scopes.map((scope) => ({ scope, cursor: null })),
    );
    expect(pages.map((page) => page.role)).toEqual(['lead', 'lead', 'self', 'self']);
  }
  const memberships = (await server.pullRows(phone, `person:${phone.id}`)).map(
    (row) => (row.payload as { scope: string }).scope,
  );
  expect(memberships).toEqual(expect.arrayContaining([mine.scope, alsoMine.scope]));
  expect(valuesOf(await server.fieldState(phone, alsoMine.scope, phone.id, 'role'))).toEqual(['lead']);
  expect(valuesOf(await server.fieldState(phone, alsoMine.scope, wardPc.id, '*'))).toEqual(['deleted']);

  // What the device had not sent before it joined still finds its way.
  const name = { scope: `person:${wardPc.id}`, record: wardPc.id, kind: 'profile', field: 'name', payload: 'Ann' };
  expect(await server.push(wardPc, mutationBy(wardPc, name))).toMatchObject({ result: 'applied' });
});

test('[S1] a device that leaves others of its person behind takes nothing of theirs along', async () => {
  const server = await openTestServer();
  const [phone, tablet, shared] = [await createTestDevice(), await createTestDevice(), await createTestDevice()];
  const { scope, title } = newProject(phone);
  await server.push(phone, title);
  await server.accept(shared, await server.grant(phone, `person:${phone.id}`, 'self'));
  await server.person(tablet);
  await server.accept(shared, await server.grant(tablet, `person:${tablet.id}`, 'self'));
  expect(await server.person(shared)).toBe(tablet.id);
  const wanted = [{ scope, cursor: null }];
  expect((await server.pullPages(shared, wanted)).refused).toHaveLength(1);
  expect((await server.pullPages(phone, wanted)).pages).toHaveLength(1);
});
