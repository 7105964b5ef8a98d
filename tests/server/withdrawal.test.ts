import { expect, test } from 'vitest';
import { celebrationId } from '../../src/domain/publication/publication.ts';
import type { Folded } from '../../src/domain/record/kind.ts';
import { createTestDevice, mutationBy, valuesOf } from './test-device.ts';
import { APPROVE, askFor, decision, draftProject, moderatorOf, progressOf, publishNow } from './test-publishing.ts';
import { gone, OPERATOR, openPublished, RX1, SECRET, saidOutside, withdrawal } from './withdrawing.ts';

test('[S28] its lead withdraws: the archive drops it at once, the rest stays', async () => {
  const { server, author, draft, other } = await openPublished();
  const before = await server.manifest();
  const etag = (await server.request('/a/manifest.json')).headers.get('etag') ?? '';
  expect(await server.push(author, withdrawal(author, draft.id, 1))).toMatchObject({ result: 'applied' });

  const after = await server.manifest();
  expect(after).toMatchObject({ revoked: [{ project: draft.id, upTo: 1 }], projects: 1, organisations: 1 });
  expect(after.version).toBe(before.version + 1);
  expect((await server.request('/a/manifest.json', { headers: { 'if-none-match': etag } })).status).toBe(200);
  expect([...(await server.archived('summaries')).keys()]).toEqual([other.id]);
  expect([...(await server.archived('bodies')).keys()]).toEqual([other.id]);
  for (const kind of ['summaries', 'bodies'] as const) {
    const named = new Set(after[kind].map((piece) => piece.sha256));
    const old = before[kind].filter((piece) => !named.has(piece.sha256));
    expect(old).toHaveLength(1);
    for (const { sha256 } of old) expect((await server.request(`/a/${kind}/${sha256}`)).status).toBe(404);
  }
  const answer = await gone(server, draft.id, 1);
  expect(answer).toMatchObject({ status: 410, code: 'gone' });
  expect(answer.message).toBe('This was withdrawn: it said something by which a patient could be known.');
  expect((await server.request(`/a/versions/${other.id}/1`)).status).toBe(200);
  expect((await server.request(`/a/versions/${other.id}/x`)).status).toBe(404);
});

test('[S28] with patient data nothing of it stays outside its team; project and desk are told', async () => {
  const { server, author, moderator, draft } = await openPublished();
  expect(saidOutside(server, draft.scope)).toContain(SECRET);
  await server.push(author, withdrawal(author, draft.id, 1));
  expect(saidOutside(server, draft.scope)).not.toContain(SECRET);
  const rows = await server.pullRows(moderator, RX1);
  const told = { state: 'withdrawn', version: 1, reason: 'patient-data', note: 'Sorry.' };
  expect(rows.find(({ redacted }) => redacted !== undefined)).toMatchObject({
    ...{ kind: 'submission', field: 'submitted', payload: null, after: { heads: [] } },
    redacted: { person: 'server', reason: 'patient-data' },
  });
  expect(rows.find(({ op }) => op === 'redact')).toMatchObject({ by: 'server', field: 'submitted' });
  expect(rows.findLast(({ field }) => field === 'progress')?.payload).toMatchObject(told);
  const [ask] = (await server.pullRows(author, draft.scope)).filter(({ field }) => field === 'ask');
  expect(await progressOf(server, author, draft.scope, ask?.record ?? '')).toMatchObject(told);
});

test('[S28] the desk that published it may withdraw it, and the operator’s; another desk, a member and a stranger may not', async () => {
  const { server, author, moderator, draft, other } = await openPublished();
  const [far, operator, member] = [
    await moderatorOf(server, 'desk:RY8'),
    await moderatorOf(server, OPERATOR),
    await createTestDevice(),
  ];
  await server.accept(member, await server.grant(author, draft.scope, 'member'));
  const refused = { result: 'refused', problem: 'not-allowed' };
  for (const upTo of [0, 1]) {
    expect(await server.push(far, withdrawal(far, draft.id, upTo, 'wrong', 'desk:RY8'))).toMatchObject(refused);
  }
  expect(await server.push(member, withdrawal(member, draft.id, 1))).toMatchObject(refused);
  expect(await server.manifest()).toMatchObject({ projects: 2, revoked: [] });
  expect(await server.push(moderator, withdrawal(moderator, draft.id, 1, 'wrong', RX1))).toMatchObject({
    result: 'applied',
  });
  expect(await server.push(operator, withdrawal(operator, other.id, 1, 'other', OPERATOR))).toMatchObject({
    result: 'applied',
  });
  expect((await server.manifest()).revoked.map(({ project }) => project).sort()).toEqual([draft.id, other.id].sort());
  expect(await server.manifest()).toMatchObject({ projects: 0, organisations: 0, summaries: [], bodies: [] });
});

test('[S28] what was not published, and what is no project, is not withdrawn', async () => {
  const { server, author, moderator, draft, other } = await openPublished();
  const wrong = [
    withdrawal(author, draft.id, 2),
    withdrawal(author, draft.id, 0),
    { ...withdrawal(author, other.id, 1), scope: draft.scope },
    { ...withdrawal(author, draft.id, 1), record: draft.id },
    { ...withdrawal(author, draft.id, 1), payload: { reason: 'wrong', note: '', upTo: -1 } },
  ];
  for (const each of await server.pushAll(author, draft.scope, wrong)) {
    expect(each).toMatchObject({ result: 'parked', problem: 'bad-value' });
  }
  const nothing = withdrawal(moderator, 'nothing-of-this-name', 1, 'wrong', RX1);
  expect(await server.push(moderator, nothing)).toMatchObject({ result: 'refused' });
  expect((await server.manifest()).revoked).toEqual([]);
});

test('[S28] a withdrawal is neither deleted nor restored, and twice is once', async () => {
  const { server, author, draft } = await openPublished();
  const first = withdrawal(author, draft.id, 1);
  await server.push(author, first);
  const { version } = await server.manifest();
  for (const op of ['delete', 'restore'] as const) {
    const whole = mutationBy(author, { ...first, mid: `${op}-it`, field: '*', op, payload: { seen: 99 } });
    expect(await server.push(author, whole)).toMatchObject({ result: 'refused', problem: 'not-allowed' });
  }
  expect(await server.push(author, first)).toMatchObject({ result: 'duplicate' });
  const again = { ...withdrawal(author, draft.id, 1), base: [first.mid] };
  expect(await server.push(author, again)).toMatchObject({ result: 'applied' });
  expect((await server.manifest()).version).toBe(version);
});

test('[S28] withdrawing again, or what was never public, reads no piece of the archive', async () => {
  const { server, author, draft, other } = await openPublished();
  const first = withdrawal(author, draft.id, 1);
  await server.push(author, first);
  server.otherConnection().exec("update pieces set identity = cast('unreadable' as blob)");
  const early = draftProject(author, { title: 'Not yet public' });
  await server.pushAll(author, early.scope, [...early.mutations, await askFor(author, early)]);
  const again = { ...withdrawal(author, draft.id, 1), base: [first.mid] };
  expect(await server.push(author, again)).toMatchObject({ result: 'applied' });
  expect(await server.push(author, withdrawal(author, early.id, 0))).toMatchObject({ result: 'applied' });
  expect(await server.push(author, withdrawal(author, other.id, 1))).toMatchObject({ problem: 'could-not-apply' });
});

test('[S28] the same content can come back, through a desk and under the next number', async () => {
  const { server, author, moderator, draft } = await openPublished();
  await server.push(author, withdrawal(author, draft.id, 1, 'asked'));
  const ask = await askFor(author, draft);
  await server.push(author, ask);
  expect(await progressOf(server, author, draft.scope, ask.record)).toMatchObject({ state: 'waiting', desk: RX1 });
  await server.push(moderator, decision(moderator, RX1, ask.record, APPROVE));
  expect(await progressOf(server, author, draft.scope, ask.record)).toMatchObject({ state: 'published', version: 2 });
  expect((await server.request(`/a/versions/${draft.id}/2`)).status).toBe(200);
  expect(await gone(server, draft.id, 1)).toMatchObject({ status: 410 });
  expect((await server.archived<{ id: string; version: number }>('bodies')).get(draft.id)).toMatchObject({
    version: 2,
  });
  expect(await server.manifest()).toMatchObject({ projects: 2, revoked: [{ project: draft.id, upTo: 1 }] });
});

test('[S28] a later version stays public, and stays at its desk', async () => {
  const { server, author, moderator, draft } = await openPublished();
  const payload = 'Sensors.';
  const [secret] = draft.mutations.filter(({ field }) => field === 'worked');
  if (secret === undefined) throw new Error('The draft has no such field');
  const change = mutationBy(author, { ...secret, mid: 'later', base: [secret.mid], payload });
  const records = draft.records.map((each) => (each.kind === 'project' ? withWorked(each, payload) : each));
  await publishNow(server, author, moderator, RX1, { ...draft, records, mutations: [change] });
  await server.push(author, withdrawal(author, draft.id, 1));
  expect((await server.archived('bodies')).get(draft.id)).toMatchObject({ version: 2 });
  expect(saidOutside(server, draft.scope)).not.toContain(SECRET);
  const submitted = (await server.pullRows(moderator, RX1)).filter(
    ({ field, op }) => field === 'submitted' && op === 'set',
  );
  expect(submitted.map((row) => row.redacted === undefined)).toEqual([false, true, true]);
});

const withWorked = (record: Folded, worked: string): Folded => ({ ...record, values: { ...record.values, worked } });

test('[S28] several in one push are one new manifest; what is approved behind one is public', async () => {
  const { server, author, moderator, draft, other } = await openPublished();
  const late = draftProject(author, { title: 'A late project' });
  const ask = await askFor(author, late);
  await server.pushAll(author, late.scope, [...late.mutations, ask]);
  const { version } = await server.manifest();
  await server.pushAll(moderator, RX1, [
    withdrawal(moderator, draft.id, 1, 'wrong', RX1),
    withdrawal(moderator, other.id, 1, 'wrong', RX1),
    decision(moderator, RX1, ask.record, APPROVE),
  ]);
  expect(await server.manifest()).toMatchObject({ version: version + 2, projects: 1 });
  expect([...(await server.archived('bodies')).keys()]).toEqual([late.id]);
});

test('[S28] what is celebrated is not any more, in the archive and in its field', async () => {
  const { server, author, moderator, draft } = await openPublished();
  const record = celebrationId(draft.id);
  const celebrated = { scope: RX1, record, kind: 'celebration', field: 'celebrated', payload: true };
  await server.push(moderator, mutationBy(moderator, celebrated));
  await server.push(author, withdrawal(author, draft.id, 1, 'wrong'));
  expect((await server.manifest()).celebrated).toEqual([]);
  expect(valuesOf(await server.fieldState(moderator, RX1, record, 'celebrated'))).toEqual([false]);
  expect(await server.push(moderator, mutationBy(moderator, celebrated))).toMatchObject({ result: 'refused' });
});

test('[S28] pieces that only wait to be forgotten go as well', async () => {
  const { server, author, moderator, draft } = await openPublished();
  const first = (await server.manifest()).bodies[0]?.sha256 ?? '';
  for (let at = 0; at < 16; at += 1) {
    await publishNow(server, author, moderator, RX1, draftProject(author, { title: `Project ${at}` }));
  }
  expect((await server.manifest()).bodies.map(({ sha256 }) => sha256)).not.toContain(first);
  expect((await server.request(`/a/bodies/${first}`)).status).toBe(200);
  await server.push(author, withdrawal(author, draft.id, 1));
  expect((await server.request(`/a/bodies/${first}`)).status).toBe(404);
  expect(saidOutside(server, draft.scope)).not.toContain(SECRET);
  expect((await server.archived('bodies')).size).toBe(17);
});

test('[S23] redacting a working copy leaves what is public; what was checked before is refused', async () => {
  const { server, author, draft } = await openPublished();
  const [secret] = draft.mutations.filter(({ field }) => field === 'worked');
  if (secret === undefined) throw new Error('The draft has no such field');
  const payload = { mids: [secret.mid], reason: 'mistake' };
  await server.push(author, mutationBy(author, { ...secret, mid: 'redaction', op: 'redact', payload }));
  expect((await server.archived('bodies')).get(draft.id)).toMatchObject({ content: { worked: SECRET } });
  const ask = await askFor(author, draft);
  await server.push(author, ask);
  expect(await progressOf(server, author, draft.scope, ask.record)).toMatchObject({
    state: 'refused',
    reason: 'changed-since-checked',
  });
});
