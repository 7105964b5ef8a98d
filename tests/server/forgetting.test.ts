import { expect, test } from 'vitest';
import { peopleSchema } from '../../src/protocol/people.ts';
import { createTestDevice, mutationBy, randomId, type TestDevice, valuesOf } from './test-device.ts';
import { APPROVE, askFor, decision, draftProject, moderatorOf, progressOf } from './test-publishing.ts';
import { openTestServer, type TestServer } from './test-server.ts';

const NAME = 'Violet Ashby';
const ofProfile = (device: TestDevice, person: string, field: string, payload: unknown) =>
  mutationBy(device, { scope: `person:${person}`, record: person, kind: 'profile', field, payload });
const PROFILE = { name: NAME, role: 'Ward sister', organisation: null, helpsWith: 'Run charts' };
const forgetting = (device: TestDevice, person = device.id) =>
  ofProfile(device, person, 'forgotten', { at: '2026-03-01T10:00:00.000Z' });

async function peopleOf(server: TestServer) {
  return peopleSchema.parse(await (await server.request('/a/people.json')).json()).people;
}

/** All that the database says. */
function saidBy(server: TestServer): string {
  const other = server.otherConnection();
  const tables = other.prepare("select name from sqlite_master where type = 'table'").all();
  return JSON.stringify(tables.map(({ name }) => other.prepare(`select * from "${String(name)}"`).all()));
}

test('[S1] a public profile is there at its person’s word only, exactly as they say it, and can be taken back', async () => {
  const server = await openTestServer();
  const ana = await createTestDevice();
  await server.push(ana, ofProfile(ana, ana.id, 'name', NAME));
  expect(await peopleOf(server)).toEqual([]);
  const shown = ofProfile(ana, ana.id, 'public', PROFILE);
  await server.push(ana, shown);
  expect(await peopleOf(server)).toEqual([PROFILE]);
  // Another record of the kind is nobody's profile, and no other person is reached.
  await server.push(ana, { ...ofProfile(ana, ana.id, 'public', { ...PROFILE, name: 'Another' }), record: randomId() });
  const stranger = await createTestDevice();
  const other = {
    nonce: randomId(),
    scope: `person:${ana.id}`,
    mutations: [ofProfile(stranger, ana.id, 'public', PROFILE)],
  };
  expect(await server.refusal(stranger, '/v1/push', other)).toMatchObject({ status: 403 });
  expect(await peopleOf(server)).toEqual([PROFILE]);
  // One device takes it back, the other changes it: it is taken back.
  await server.push(ana, { ...ofProfile(ana, ana.id, 'public', null), base: [shown.mid] });
  await server.push(ana, { ...ofProfile(ana, ana.id, 'public', { ...PROFILE, role: 'B' }), base: [shown.mid] });
  expect(await peopleOf(server)).toEqual([]);
});

/** Ana leads a project with Ben and a reader, asked to publish it, and is known by name everywhere. */
async function anaEverywhere() {
  const server = await openTestServer();
  const [ana, ben, reader] = [await createTestDevice(), await createTestDevice(), await createTestDevice()];
  const id = randomId();
  const scope = `project:${id}`;
  const title = mutationBy(ana, { scope, record: id, kind: 'project', field: 'title', payload: 'Quieter nights' });
  await server.push(ana, title);
  await server.accept(reader, await server.grant(ana, scope, 'reader'));
  await server.accept(ben, await server.grant(ana, scope, 'member'));
  await server.push(ana, mutationBy(ana, { scope, record: ana.id, kind: 'team-member', field: 'name', payload: NAME }));
  await server.push(ana, ofProfile(ana, ana.id, 'name', NAME));
  await server.push(ana, ofProfile(ana, ana.id, 'public', PROFILE));
  return { server, ana, ben, reader, scope, id };
}

test('[S1][S23] who is forgotten has no name anywhere, is out of every team, and what they wrote stays', async () => {
  const { server, ana, ben, reader, scope, id } = await anaEverywhere();
  expect(saidBy(server)).toContain(NAME);
  expect(await server.push(ana, forgetting(ana))).toMatchObject({ result: 'applied' });
  expect(saidBy(server)).not.toContain(NAME);
  expect(await peopleOf(server)).toEqual([]);
  expect(valuesOf(await server.fieldState(ben, scope, id, 'title'))).toEqual(['Quieter nights']);
  const roles = await Promise.all(
    [ben, reader].map(async (device) => (await server.pullPages(device, [{ scope, cursor: null }])).pages[0]?.role),
  );
  expect(roles).toEqual(['lead', 'reader']);
  const pull = { nonce: randomId(), scopes: [{ scope, cursor: null }] };
  expect(await server.refusal(ana, '/v1/pull', pull)).toMatchObject({ code: 'revoked-device' });
});

test('[S1][S23] the same after a restore from before: the journal knows', async () => {
  const { server, ana } = await anaEverywhere();
  const copy = await server.copy();
  await server.push(ana, forgetting(ana));
  await server.putBack(copy);
  expect(saidBy(server)).not.toContain(NAME);
  expect(await peopleOf(server)).toEqual([]);
});

test('[S1] nobody is forgotten at the word of somebody else', async () => {
  const { server, ana, ben } = await anaEverywhere();
  const late = { nonce: randomId(), scope: `person:${ana.id}`, mutations: [forgetting(ben, ana.id)] };
  expect(await server.refusal(ben, '/v1/push', late)).toMatchObject({ code: 'not-a-member' });
  const own = { ...forgetting(ben), record: ana.id };
  expect(await server.push(ben, own)).toMatchObject({ result: 'refused', problem: 'not-allowed' });
  expect(saidBy(server)).toContain(NAME);
});

test('[S1][S24] a request that waits goes on without its name, and what is public stays', async () => {
  const server = await openTestServer();
  const desk = 'desk:RX1';
  const [ana, ben, moderator] = [await createTestDevice(), await createTestDevice(), await moderatorOf(server, desk)];
  const draft = draftProject(ana);
  const ask = await askFor(ana, draft);
  await server.pushAll(ana, draft.scope, [...draft.mutations, ask]);
  await server.accept(ben, await server.grant(ana, draft.scope, 'member'));
  expect(saidBy(server)).toContain('Ann Example');
  await server.push(ana, forgetting(ana));
  expect(saidBy(server)).not.toContain('Ann Example');
  expect(valuesOf(await server.fieldState(moderator, desk, ask.record, 'submitted'))).toMatchObject([
    { asker: { name: 'Somebody who has left', role: 'Ward manager' }, content: { title: 'Fewer falls on Ward 7' } },
  ]);
  expect(await server.push(moderator, decision(moderator, desk, ask.record, APPROVE))).toMatchObject({
    result: 'applied',
  });
  expect(await progressOf(server, ben, draft.scope, ask.record)).toMatchObject({ state: 'published' });
  expect([...(await server.archived('bodies')).keys()]).toEqual([draft.id]);
});

test('[S1][S24][S28] a moderator who is forgotten has no name at the desk, steps down there, and what waits goes on', async () => {
  const server = await openTestServer();
  const desk = 'desk:RX1';
  const [violet, other] = [await moderatorOf(server, desk), await createTestDevice()];
  const named = { scope: desk, record: violet.id, kind: 'desk-moderator', field: 'name', payload: NAME };
  await server.push(violet, mutationBy(violet, named));
  const { scope, mutations, ...draft } = draftProject(other);
  const ask = await askFor(other, { scope, ...draft });
  await server.pushAll(other, scope, [...mutations, ask]);
  expect(await progressOf(server, other, scope, ask.record)).toMatchObject({ state: 'waiting', desk });
  expect(await server.push(violet, forgetting(violet))).toMatchObject({ result: 'applied' });
  expect(saidBy(server)).not.toContain(NAME);
  expect(await progressOf(server, other, scope, ask.record)).toMatchObject({ state: 'waiting', desk: 'desk:operator' });
  const last = server.otherConnection().prepare('select what, desk, who from audit order by seq desc limit 1').get();
  expect(last).toMatchObject({ what: 'stepped-down', desk, who: violet.id });
  const next = await moderatorOf(server, desk);
  const state = await server.fieldState(next, desk, violet.id, 'appointment');
  expect(state?.heads[0]?.value).toMatchObject({ state: 'ended' });
});
