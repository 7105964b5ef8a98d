import { expect, test } from 'vitest';
import { type TeamChange, teamChangeKind } from '../../src/domain/team/membership.ts';
import { signMutation } from '../../src/protocol/carried.ts';
import { invitationsAnswerSchema, withdrawGrantAnswerSchema } from '../../src/protocol/grants.ts';
import { pushAnswerSchema } from '../../src/protocol/push.ts';
import { createTestDevice, mutationBy, newProject, randomId, type TestDevice, valuesOf } from './test-device.ts';
import { openTestServer, type TestServer } from './test-server.ts';

const change = (device: TestDevice, scope: string, payload: TeamChange) =>
  mutationBy(device, { scope, record: randomId(), kind: teamChangeKind.name, field: 'change', payload });

const roleIn = async (server: TestServer, device: TestDevice, scope: string) =>
  (await server.pullPages(device, [{ scope, cursor: null }])).pages[0]?.role;

/** A lead, a member and a reader, each a person of their own. */
async function openTeam() {
  const server = await openTestServer();
  const [lead, member, reader] = [await createTestDevice(), await createTestDevice(), await createTestDevice()];
  const { scope, id, title } = newProject(lead);
  await server.push(lead, title);
  await server.accept(member, await server.grant(lead, scope, 'member'));
  await server.accept(reader, await server.grant(lead, scope, 'reader'));
  const edit = (device: TestDevice, payload: string) =>
    mutationBy(device, { scope, record: id, kind: 'project', field: 'summary', payload });
  return { server, lead, member, reader, scope, id, title, edit };
}

async function openIn(server: TestServer, device: TestDevice, scope: string) {
  const answer = await server.send(device, '/v1/grants/open', { nonce: randomId(), scope });
  return invitationsAnswerSchema.parse(await answer.json()).invitations;
}

test('[S1] a lead removes somebody: neither push nor pull lets them in, and both sides are told who did it', async () => {
  const { server, lead, member, scope, edit } = await openTeam();
  const removal = change(lead, scope, { person: member.id, to: 'out' });
  expect(await server.push(lead, removal)).toMatchObject({ result: 'applied' });
  expect(await roleIn(server, member, scope)).toBeUndefined();
  expect(
    await server.refusal(member, '/v1/push', { nonce: randomId(), scope, mutations: [edit(member, 'Late')] }),
  ).toMatchObject({ status: 403, code: 'not-a-member' });
  const record = scope.replace(':', '_');
  expect(valuesOf(await server.fieldState(member, `person:${member.id}`, record, 'ended'))).toEqual([
    { how: 'removed', by: lead.id, at: '2026-03-01T10:00:00.000Z' },
  ]);
  expect(valuesOf(await server.fieldState(lead, scope, member.id, '*'))).toEqual(['deleted']);
  const [told] = (await server.pullRows(lead, scope)).filter(({ kind }) => kind === teamChangeKind.name);
  expect(told).toMatchObject({ person: lead.id, payload: { person: member.id, to: 'out' } });

  // The same again changes nothing, and a new link lets them in again.
  expect(await server.push(lead, removal)).toMatchObject({ result: 'duplicate' });
  expect(await server.push(lead, change(lead, scope, { person: member.id, to: 'out' }))).toMatchObject({
    result: 'applied',
  });
  await server.accept(member, await server.grant(lead, scope, 'reader'));
  expect(await roleIn(server, member, scope)).toBe('reader');
  expect(valuesOf(await server.fieldState(member, `person:${member.id}`, record, 'ended'))).toEqual([null]);
  expect(valuesOf(await server.fieldState(lead, scope, member.id, '*'))).toEqual([]);
  expect(valuesOf(await server.fieldState(lead, scope, member.id, 'role'))).toEqual(['reader']);
});

test('[S1] members and readers change nobody’s place, and may leave', async () => {
  const { server, lead, member, reader, scope } = await openTeam();
  const tries: [TestDevice, TeamChange][] = [
    [member, { person: reader.id, to: 'out' }],
    [member, { person: member.id, to: 'lead' }],
    [member, { person: lead.id, to: 'member' }],
  ];
  for (const [device, payload] of tries)
    expect(await server.push(device, change(device, scope, payload))).toMatchObject({
      result: 'refused',
      problem: 'not-allowed',
    });
  const promote = { nonce: randomId(), scope, mutations: [change(reader, scope, { person: reader.id, to: 'lead' })] };
  expect(await server.refusal(reader, '/v1/push', promote)).toMatchObject({ status: 403, code: 'not-allowed' });
  for (const device of [member, reader]) {
    const leaving = change(device, scope, { person: device.id, to: 'out' });
    expect(await server.push(device, leaving)).toMatchObject({ result: 'applied' });
    expect(await roleIn(server, device, scope)).toBeUndefined();
  }
  expect(await roleIn(server, lead, scope)).toBe('lead');
});

test('[S1] one lead is always left; whoever hands the lead over can go', async () => {
  const { server, lead, member, scope } = await openTeam();
  for (const to of ['out', 'member'] as const)
    expect(await server.push(lead, change(lead, scope, { person: lead.id, to }))).toMatchObject({ result: 'parked' });
  const handOver = [
    change(lead, scope, { person: member.id, to: 'lead' }),
    change(lead, scope, { person: lead.id, to: 'out' }),
  ];
  expect((await server.pushAll(lead, scope, handOver)).map(({ result }) => result)).toEqual(['applied', 'applied']);
  expect(await roleIn(server, lead, scope)).toBeUndefined();
  expect(await roleIn(server, member, scope)).toBe('lead');
});

test('[S1] a hand-over to somebody who has left meanwhile does nothing: whoever led still does', async () => {
  const { server, lead, member, scope } = await openTeam();
  await server.push(member, change(member, scope, { person: member.id, to: 'out' }));
  const handOver = [
    change(lead, scope, { person: member.id, to: 'lead' }),
    change(lead, scope, { person: lead.id, to: 'out' }),
  ];
  expect((await server.pushAll(lead, scope, handOver)).map(({ result }) => result)).toEqual(['parked', 'parked']);
  expect(await roleIn(server, lead, scope)).toBe('lead');
});

test('[S1] two leads who remove each other: the first to arrive stays, and nothing of the other is lost on the way', async () => {
  const { server, lead, member, scope, edit } = await openTeam();
  await server.push(lead, change(lead, scope, { person: member.id, to: 'lead' }));
  await server.push(lead, change(lead, scope, { person: member.id, to: 'out' }));
  const late = [edit(member, 'Mine'), change(member, scope, { person: lead.id, to: 'out' })];
  expect(
    await server.refusal(member, '/v1/push', { nonce: randomId(), scope, create: true, mutations: late }),
  ).toMatchObject({ code: 'not-a-member' });
  expect(await roleIn(server, lead, scope)).toBe('lead');
});

test('[S1] what stands behind one’s own leaving is not taken, and what the log has is named though its author is out', async () => {
  const { server, member, scope, edit } = await openTeam();
  const before = edit(member, 'Before');
  const leaving = change(member, scope, { person: member.id, to: 'out' });
  const behind = edit(member, 'Behind');
  const body = () => ({ nonce: randomId(), scope, mutations: [before, leaving, behind] });
  const answers = [];
  for (let time = 0; time < 2; time++) {
    const response = await server.send(member, '/v1/push', body());
    answers.push(pushAnswerSchema.parse(await response.json()));
  }
  expect(answers.map(({ closed }) => closed)).toEqual(['not-a-member', 'not-a-member']);
  expect(answers.map(({ results }) => results.map(({ result }) => result))).toEqual([
    ['applied', 'applied'],
    ['duplicate', 'duplicate'],
  ]);
});

test('[S1][S30] the same for work that was carried: it is its author’s place that counts', async () => {
  const { server, lead, member, scope, edit } = await openTeam();
  const mutations = [change(member, scope, { person: member.id, to: 'out' }), edit(member, 'Behind')];
  const signatures = await Promise.all(mutations.map((one) => signMutation(member.keys, one)));
  const body = { nonce: randomId(), scope, carried: { publicKey: member.keys.publicKey, signatures }, mutations };
  const answer = pushAnswerSchema.parse(await (await server.send(lead, '/v1/push', body)).json());
  expect(answer).toMatchObject({ closed: 'not-a-member', results: [{ result: 'applied' }] });
  expect(await roleIn(server, lead, scope)).toBe('lead');
});

test('[S1] open invitations are listed for a lead, and can be taken back; a link of a lead who is one no more opens nothing', async () => {
  const { server, lead, member, scope } = await openTeam();
  const [taken, kept] = [await server.grant(lead, scope, 'reader'), await server.grant(lead, scope, 'lead')];
  const open = await openIn(server, lead, scope);
  expect(open.map(({ role, by }) => ({ role, by }))).toEqual(
    expect.arrayContaining([
      { role: 'reader', by: lead.id },
      { role: 'lead', by: lead.id },
    ]),
  );
  expect(JSON.stringify(open)).not.toContain(kept.secret);
  const first = open.find(({ role }) => role === 'reader');
  const guest = await createTestDevice();
  expect(await server.refusal(member, '/v1/grants/open', { nonce: randomId(), scope })).toMatchObject({ status: 403 });
  const withdraw = { scope, id: first?.id };
  expect(await server.refusal(member, '/v1/grants/withdraw', { nonce: randomId(), ...withdraw })).toMatchObject({
    status: 403,
  });
  for (let time = 0; time < 2; time++) {
    const answer = await server.send(lead, '/v1/grants/withdraw', { nonce: randomId(), ...withdraw });
    withdrawGrantAnswerSchema.parse(await answer.json());
  }
  expect(await openIn(server, lead, scope)).toHaveLength(1);
  const tryAccept = ({ secret }: { secret: string }) =>
    server.refusal(guest, '/v1/grants/accept', { nonce: randomId(), scope, secret });
  expect(await tryAccept(taken)).toMatchObject({ status: 410, code: 'grant-expired' });

  await server.push(lead, change(lead, scope, { person: member.id, to: 'lead' }));
  await server.push(member, change(member, scope, { person: lead.id, to: 'reader' }));
  expect(await tryAccept(kept)).toMatchObject({ code: 'grant-expired' });
  expect(await openIn(server, member, scope)).toEqual([]);
  expect(await server.refusal(lead, '/v1/grants', { nonce: randomId(), scope, role: 'lead' })).toMatchObject({
    code: 'not-allowed',
  });
});

test('[S1] nobody writes a name for somebody else, and an edit of a name brings nobody back', async () => {
  const { server, lead, member, scope } = await openTeam();
  const name = (device: TestDevice, record: string) =>
    mutationBy(device, { scope, record, kind: 'team-member', field: 'name', payload: 'Ben' });
  expect(await server.push(lead, name(lead, member.id))).toMatchObject({ result: 'refused', problem: 'not-allowed' });
  expect(await server.push(member, name(member, member.id))).toMatchObject({ result: 'applied' });
  await server.push(member, change(member, scope, { person: member.id, to: 'out' }));
  expect(await server.push(lead, name(lead, member.id))).toMatchObject({ result: 'refused' });
  expect(valuesOf(await server.fieldState(lead, scope, member.id, '*'))).toEqual(['deleted']);
});

test('[S1][S16] a restored server is sent a removal again, and it counts again', async () => {
  const { server, lead, member, scope } = await openTeam();
  const copy = await server.copy();
  const removal = change(lead, scope, { person: member.id, to: 'out' });
  await server.push(lead, removal);
  await server.putBack(copy);
  expect(await roleIn(server, member, scope)).toBe('member');
  expect(await server.push(lead, removal)).toMatchObject({ result: 'applied' });
  expect(await roleIn(server, member, scope)).toBeUndefined();
});
