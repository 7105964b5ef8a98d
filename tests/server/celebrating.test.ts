import { expect, test } from 'vitest';
import { celebrationId } from '../../src/domain/publication/publication.ts';
import type { Mutation } from '../../src/protocol/mutation.ts';
import { createTestDevice, mutationBy, type TestDevice } from './test-device.ts';
import { askFor, draftProject, moderatorOf, progressOf, publishNow } from './test-publishing.ts';
import { openTestServer } from './test-server.ts';

const RX1 = 'desk:RX1';

async function openPublished() {
  const server = await openTestServer();
  const author = await createTestDevice();
  const moderator = await moderatorOf(server, RX1);
  const draft = draftProject(author);
  await publishNow(server, author, moderator, RX1, draft);
  const record = celebrationId(draft.id);
  const celebrate = (device: TestDevice, payload: unknown, more: Partial<Mutation> = {}) =>
    mutationBy(device, { scope: RX1, record, kind: 'celebration', field: 'celebrated', payload, ...more });
  return { server, author, moderator, draft, record, celebrate };
}

test('[S24] a request under the id of a public project, or of its celebration, does not stop its celebration', async () => {
  const { server, moderator, draft, record, celebrate } = await openPublished();
  const rival = await createTestDevice();
  const theirs = draftProject(rival, { title: 'Another project' });
  const squat = await askFor(rival, theirs, 'full', draft.id);
  const taken = await askFor(rival, theirs, 'full', record);
  const results = await server.pushAll(rival, theirs.scope, [...theirs.mutations, taken, squat]);
  expect(results.at(-2)).toMatchObject({ result: 'parked', problem: 'bad-value' });
  expect(await progressOf(server, rival, theirs.scope, squat.record)).toMatchObject({ state: 'waiting' });
  expect(await server.push(moderator, celebrate(moderator, true))).toMatchObject({ result: 'applied' });
  expect(await server.manifest()).toMatchObject({ celebrated: [draft.id] });
});

test('[S24] two moderators at once: the archive says what the field shows', async () => {
  const { server, moderator, draft, celebrate } = await openPublished();
  const second = await moderatorOf(server, RX1);
  const yes = celebrate(moderator, true);
  await server.push(moderator, yes);
  const { version } = await server.manifest();
  const no = celebrate(second, false);
  expect(await server.push(second, no)).toMatchObject({ result: 'conflict' });
  expect(await server.manifest()).toMatchObject({ celebrated: [draft.id], version });
  await server.push(second, celebrate(second, false, { base: [yes.mid, no.mid] }));
  expect(await server.manifest()).toMatchObject({ celebrated: [] });
});

test.each(['delete', 'restore'] as const)(
  '[S24] a celebration knows no %s: only its field takes it back',
  async (op) => {
    const { server, moderator, draft, celebrate } = await openPublished();
    await server.push(moderator, celebrate(moderator, true));
    const whole = celebrate(moderator, { seen: 99 }, { field: '*', op });
    expect(await server.push(moderator, whole)).toMatchObject({ result: 'refused', problem: 'not-allowed' });
    expect(await server.manifest()).toMatchObject({ celebrated: [draft.id] });
  },
);

test('[S24] a record that is kept against its deletion is an open conflict, until somebody settles it', async () => {
  const { server, author, draft } = await openPublished();
  const colleague = await createTestDevice();
  await server.accept(colleague, await server.grant(author, draft.scope, 'member'));
  const whole = { scope: draft.scope, record: 'c1', kind: 'pdsa-cycle', field: '*' };
  const late = mutationBy(colleague, { ...whole, op: 'delete', payload: { seen: 1 } });
  expect(await server.push(colleague, late)).toMatchObject({ result: 'conflict' });
  const [full, early] = [await askFor(author, draft), await askFor(author, draft, 'in-progress')];
  await server.pushAll(author, draft.scope, [full, early]);
  expect(await progressOf(server, author, draft.scope, full.record)).toMatchObject({
    state: 'refused',
    reason: 'open-conflict',
  });
  expect(await progressOf(server, author, draft.scope, early.record)).toMatchObject({ state: 'waiting' });

  const restore = mutationBy(author, { ...whole, op: 'restore', payload: null });
  const again = await askFor(author, draft);
  await server.pushAll(author, draft.scope, [restore, again]);
  expect(await progressOf(server, author, draft.scope, again.record)).toMatchObject({ state: 'published', version: 1 });
});

test('[S26] after a restore the same epoch and version with other content is not answered as unchanged', async () => {
  const { server } = await openPublished();
  const etag = (await server.request('/a/manifest.json')).headers.get('etag') ?? '';
  const other = server.otherConnection();
  const manifest = String(other.prepare('select manifest from archive').get()?.manifest);
  const restored = JSON.stringify({ ...JSON.parse(manifest), celebrated: ['another'] });
  other.prepare('update archive set manifest = ?').run(restored);
  const changed = await server.request('/a/manifest.json', { headers: { 'if-none-match': etag } });
  expect([changed.status, await changed.text()]).toEqual([200, restored]);
});

test('[S1] a moderator who joins another person does not bring the desk along', async () => {
  const { server, moderator, celebrate } = await openPublished();
  const lure = await createTestDevice();
  await server.person(lure);
  await server.accept(moderator, await server.grant(lure, `person:${lure.id}`, 'self'));
  expect(await server.person(moderator)).toBe(lure.id);
  expect((await server.pullPages(lure, [{ scope: RX1, cursor: null }])).refused).toHaveLength(1);
  const body = { nonce: 'n'.repeat(22), scope: RX1, mutations: [celebrate(moderator, true)] };
  expect(await server.refusal(moderator, '/v1/push', body)).toMatchObject({ code: 'not-a-member' });
});
