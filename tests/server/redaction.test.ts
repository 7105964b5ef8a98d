import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withdrawalId } from '../../src/domain/publication/withdrawal.ts';
import type { FieldState } from '../../src/protocol/field-state.ts';
import type { Mutation } from '../../src/protocol/mutation.ts';
import { createTestDevice, mutationBy, newProject, randomId, type TestDevice, valuesOf } from './test-device.ts';
import { APPROVE, askFor, decision, draftProject, moderatorOf, progressOf } from './test-publishing.ts';
import { openTestServer, type TestServer } from './test-server.ts';

const SECRET = 'Mrs Example of Ward 7';

/** A redaction of values of one field. */
const redactionOf = (device: TestDevice, { scope, record, kind, field }: Mutation, mids: string[], more = {}) =>
  mutationBy(device, { scope, record, kind, field, op: 'redact', payload: { mids, reason: 'patient-data' }, ...more });

/** A project with its lead and a colleague, and ways to write in it. */
async function openTeam() {
  const server = await openTestServer();
  const [lead, ben] = [await createTestDevice(), await createTestDevice()];
  const { scope, id, title } = newProject(lead);
  await server.push(lead, title);
  await server.accept(ben, await server.grant(lead, scope, 'member'));
  const edit = (by: TestDevice, field: string, payload: unknown, base: string[] = [], more: Partial<Mutation> = {}) =>
    mutationBy(by, { scope, record: id, kind: 'project', field, payload, base, ...more });
  const standing = (field: string, device = lead): Promise<FieldState | undefined> =>
    server.fieldState(device, scope, id, field);
  return { server, lead, ben, scope, id, title, edit, standing };
}

/** Everything that the database and the journal hold, as one text. */
function allThatIsStored(server: TestServer): string {
  const other = server.otherConnection();
  const tables = other.prepare("select name from sqlite_master where type = 'table'").all();
  const rows = tables.flatMap(({ name }) => other.prepare(`select * from "${name}"`).all());
  other.close();
  return JSON.stringify([rows, server.journal.entries]);
}

test('[S23] a redacted value is nowhere any more; its row stays, by its hash', async () => {
  const { server, lead, scope, edit, standing } = await openTeam();
  const first = edit(lead, 'summary', SECRET);
  const second = edit(lead, 'summary', 'A patient', [first.mid]);
  await server.pushAll(lead, scope, [first, second]);
  const hash = server.otherConnection().prepare('select payload_hash as hash from log where mid = ?').get(first.mid);

  const redaction = redactionOf(lead, first, [first.mid]);
  expect(await server.push(lead, redaction)).toMatchObject({ result: 'applied' });
  expect(allThatIsStored(server)).not.toContain(SECRET);
  const rows = await server.pullRows(lead, scope);
  expect(rows.find((row) => row.mid === first.mid)).toMatchObject({
    payload: null,
    after: { heads: [] },
    redacted: { at: '2026-03-01T10:00:00.000Z', person: lead.id, reason: 'patient-data' },
  });
  expect(rows.find((row) => row.mid === second.mid)).toMatchObject({ payload: 'A patient' });
  expect(rows.at(-1)).toMatchObject({ mid: redaction.mid, op: 'redact', payload: redaction.payload });
  expect(valuesOf(rows.at(-1)?.after)).toEqual(['A patient']);
  expect(valuesOf(await standing('summary'))).toEqual(['A patient']);
  expect(server.otherConnection().prepare('select payload_hash as hash from log where mid = ?').get(first.mid)).toEqual(
    hash,
  );
});

test('[S23] a redacted value is in no file of a running server any more, as soon as no other program reads', async () => {
  const { server, lead, edit } = await openTeam();
  const files = () => [server.file, `${server.file}-wal`].filter((file) => readFileSync(file).includes(SECRET));
  const [first, second] = [edit(lead, 'summary', SECRET), edit(lead, 'problem', SECRET)];
  await server.push(lead, first);
  await server.push(lead, second);
  expect(files()).toHaveLength(1);
  await server.push(lead, redactionOf(lead, first, [first.mid]));

  const other = server.otherConnection();
  other.exec('begin; select * from log');
  await server.push(lead, redactionOf(lead, second, [second.mid]));
  expect(files()).not.toEqual([]);
  other.exec('commit');
  await server.push(lead, edit(lead, 'worked', 'Rounds.'));
  expect(files()).toEqual([]);
});

test('[S23] said again, or about what is redacted already, it changes nothing', async () => {
  const { server, lead, scope, edit } = await openTeam();
  const secret = edit(lead, 'summary', SECRET);
  const redaction = redactionOf(lead, secret, [secret.mid, secret.mid]);
  const results = await server.pushAll(lead, scope, [secret, redaction]);
  expect(results.map((each) => each.result)).toEqual(['applied', 'applied']);
  const [row] = (await server.pullRows(lead, scope)).filter(({ mid }) => mid === secret.mid);
  server.clock.now = new Date('2026-03-02T10:00:00.000Z');
  const again = await server.pushAll(lead, scope, [redaction, redactionOf(lead, secret, [secret.mid])]);
  expect(again.map((each) => each.result)).toEqual(['duplicate', 'applied']);
  expect((await server.pullRows(lead, scope)).find(({ mid }) => mid === secret.mid)).toEqual(row);
  expect(server.journal.entries).toHaveLength(1);
});

test('[S23] a redacted value that is sent again is known, and nothing of it is stored', async () => {
  const { server, lead, scope, edit } = await openTeam();
  const secret = edit(lead, 'summary', SECRET);
  await server.pushAll(lead, scope, [secret, redactionOf(lead, secret, [secret.mid])]);
  expect(await server.push(lead, secret)).toMatchObject({ result: 'duplicate' });
  expect(await server.push(lead, { ...secret, payload: `${SECRET}!` })).toMatchObject({
    result: 'refused',
    problem: 'same-mid-other-bytes',
  });
  expect(allThatIsStored(server)).not.toContain(SECRET);
});

test('[S23] a member takes out what they wrote, and nothing of somebody else; the lead may take out all', async () => {
  const { server, lead, ben, scope, edit } = await openTeam();
  const hers = edit(lead, 'summary', 'Hers');
  const his = edit(ben, 'summary', 'His', [hers.mid]);
  await server.pushAll(lead, scope, [hers]);
  await server.pushAll(ben, scope, [his]);
  const both = redactionOf(ben, his, [his.mid, hers.mid]);
  expect(await server.push(ben, both)).toMatchObject({ result: 'refused', problem: 'not-allowed' });
  expect((await server.pullRows(ben, scope)).filter((row) => row.redacted !== undefined)).toEqual([]);
  expect(await server.push(ben, redactionOf(ben, his, [his.mid]))).toMatchObject({ result: 'applied' });
  expect(await server.push(lead, redactionOf(lead, his, [his.mid, hers.mid]))).toMatchObject({ result: 'applied' });
});

test('[S23] a second device of the same person may take out what the first wrote', async () => {
  const { server, ben, scope, edit } = await openTeam();
  const his = edit(ben, 'summary', SECRET);
  await server.push(ben, his);
  const phone = await createTestDevice();
  await server.person(phone);
  await server.accept(ben, await server.grant(phone, `person:${phone.id}`, 'self'));
  expect(await server.person(ben)).toBe(phone.id);
  expect(await server.push(phone, redactionOf(phone, his, [his.mid]))).toMatchObject({ result: 'applied' });
  expect((await server.pullRows(phone, scope)).find(({ mid }) => mid === his.mid)).toMatchObject({ payload: null });
});

test('[S23] a reader redacts nothing', async () => {
  const { server, lead, scope, title } = await openTeam();
  const reader = await createTestDevice();
  await server.accept(reader, await server.grant(lead, scope, 'reader'));
  const body = { nonce: randomId(), scope, mutations: [redactionOf(reader, title, [title.mid])] };
  expect(await server.refusal(reader, '/v1/push', body)).toMatchObject({ status: 403, code: 'not-allowed' });
});

test('[S23] what is not a value of this very field is parked, and nothing is taken out', async () => {
  const { server, lead, scope, title, edit } = await openTeam();
  const other = newProject(lead, 'Another project');
  const summary = edit(lead, 'summary', 'A summary');
  await server.push(lead, other.title);
  await server.push(lead, summary);
  const redaction = redactionOf(lead, summary, [summary.mid]);
  await server.push(lead, redaction);
  const wrong = [
    redactionOf(lead, title, ['nobody-wrote-this']),
    redactionOf(lead, title, [title.mid, summary.mid]),
    redactionOf(lead, title, [other.title.mid]),
    redactionOf(lead, summary, [redaction.mid]),
    redactionOf(lead, title, [title.mid], { field: '*' }),
    redactionOf(lead, title, [title.mid], { payload: { mids: [], reason: 'mistake' } }),
    redactionOf(lead, title, [title.mid], { payload: { mids: [title.mid], reason: 'because' } }),
    redactionOf(lead, title, [title.mid], { kind: 'measure' }),
  ];
  for (const one of await server.pushAll(lead, scope, wrong)) {
    expect(one).toMatchObject({ result: 'parked', problem: 'bad-value' });
  }
  const ofServer = { ...title, record: lead.id, kind: 'team-member', field: 'role' };
  expect(await server.push(lead, redactionOf(lead, ofServer, [title.mid]))).toMatchObject({ result: 'refused' });
  const redacted = (await server.pullRows(lead, scope)).filter((row) => row.redacted !== undefined);
  expect(redacted.map(({ mid }) => mid)).toEqual([summary.mid]);
});

test('[S23] at a desk nobody but the server redacts', async () => {
  const server = await openTestServer();
  const moderator = await createTestDevice();
  await server.accept(moderator, await server.invite('desk:RX1'));
  const celebrated = mutationBy(moderator, {
    ...{ scope: 'desk:RX1', record: 'celebrated_x', kind: 'celebration', field: 'celebrated', payload: true },
  });
  expect(await server.push(moderator, redactionOf(moderator, celebrated, [celebrated.mid]))).toMatchObject({
    result: 'refused',
    problem: 'not-allowed',
  });
});

test('[S23] what was parked can be taken out as well, also what the server does not know', async () => {
  const { server, lead, scope, edit } = await openTeam();
  const unknown = edit(lead, 'feeling', SECRET);
  const strange = edit(lead, 'name', SECRET, [], { record: 'x1', kind: 'unheard-of' });
  const results = await server.pushAll(lead, scope, [
    unknown,
    strange,
    redactionOf(lead, unknown, [unknown.mid]),
    redactionOf(lead, strange, [strange.mid]),
  ]);
  expect(results.map((each) => each.result)).toEqual(['parked', 'parked', 'applied', 'applied']);
  expect(allThatIsStored(server)).not.toContain(SECRET);
  const rows = await server.pullRows(lead, scope);
  expect(rows.find(({ mid }) => mid === unknown.mid)).toMatchObject({ status: 'parked', payload: null });
});

test('[S23] one side of an open conflict goes, the other stands', async () => {
  const { server, lead, ben, edit, standing } = await openTeam();
  const [hers, his] = [edit(lead, 'setting', 'A'), edit(ben, 'setting', SECRET)];
  await server.push(lead, hers);
  expect(await server.push(ben, his)).toMatchObject({ result: 'conflict' });
  await server.push(ben, redactionOf(ben, his, [his.mid]));
  expect(valuesOf(await standing('setting'))).toEqual(['A']);
  expect(allThatIsStored(server)).not.toContain(SECRET);
  const settled = edit(ben, 'setting', 'B', [hers.mid, his.mid]);
  expect(await server.push(ben, settled)).toMatchObject({ result: 'applied' });
  expect(valuesOf(await standing('setting'))).toEqual(['B']);
});

test('[S23] merged texts that took it in go too, and those that took these in; others stay', async () => {
  const { server, lead, ben, edit, standing } = await openTeam();
  const base = edit(lead, 'problem', 'One.\n\nTwo.\n\nThree.\n\nFour.');
  await server.push(lead, base);
  const secret = edit(lead, 'problem', `${SECRET}.\n\nTwo.\n\nThree.\n\nFour.`, [base.mid]);
  const his = edit(ben, 'problem', 'One.\n\nTwo.\n\nThree!\n\nFour.', [base.mid]);
  const late = edit(ben, 'problem', 'One.\n\nTwo.\n\nThree.\n\nFour!', [base.mid]);
  await server.push(lead, secret);
  expect(await server.push(ben, his)).toMatchObject({ result: 'merged' });
  expect(await server.push(ben, late)).toMatchObject({ result: 'merged' });
  expect(valuesOf(await standing('problem'))).toEqual([`${SECRET}.\n\nTwo.\n\nThree!\n\nFour!`]);
  await server.push(lead, redactionOf(lead, secret, [secret.mid]));
  expect(valuesOf(await standing('problem'))).toEqual([]);
  expect(allThatIsStored(server)).not.toContain(SECRET);

  const mids = (await server.pullRows(lead, base.scope)).filter(
    (row) => row.field === 'problem' && row.payload !== null,
  );
  expect(mids.map(({ mid }) => mid)).toEqual(expect.arrayContaining([base.mid, his.mid, late.mid]));
});

test('[S23] a merged text that did not take it in stays', async () => {
  const { server, lead, ben, edit, standing } = await openTeam();
  const secret = edit(lead, 'problem', SECRET);
  const base = edit(lead, 'problem', 'One.\n\nTwo.', [secret.mid]);
  const hers = edit(lead, 'problem', 'One!\n\nTwo.', [base.mid]);
  const his = edit(ben, 'problem', 'One.\n\nTwo!', [base.mid]);
  await server.pushAll(lead, base.scope, [secret, base, hers]);
  expect(await server.push(ben, his)).toMatchObject({ result: 'merged' });
  await server.push(lead, redactionOf(lead, secret, [secret.mid]));
  expect(valuesOf(await standing('problem'))).toEqual(['One!\n\nTwo!']);
  await server.push(lead, redactionOf(lead, hers, [hers.mid]));
  expect(valuesOf(await standing('problem'))).toEqual([]);
});

test('[S23] edits that were based on a redacted value go on from there', async () => {
  const { server, lead, ben, edit, standing } = await openTeam();
  const secret = edit(lead, 'problem', SECRET);
  const first = edit(lead, 'problem', 'First', [secret.mid]);
  const second = edit(lead, 'problem', 'Second', [first.mid]);
  await server.pushAll(lead, secret.scope, [secret, redactionOf(lead, secret, [secret.mid]), first, second]);
  expect(valuesOf(await standing('problem'))).toEqual(['Second']);
  const his = edit(ben, 'problem', 'His', [secret.mid]);
  expect(await server.push(ben, his)).toMatchObject({ result: 'conflict' });
  expect(valuesOf(await standing('problem'))).toEqual(['Second', 'His']);
});

test('[S23] an item of a set goes, the others stay', async () => {
  const { server, lead, ben, scope, edit, standing } = await openTeam();
  const add = (by: TestDevice, item: string) => edit(by, 'teamRoles', item, [], { op: 'add' });
  const [nurse, secret, doctor] = [add(lead, 'Nurse'), add(ben, SECRET), add(lead, 'Doctor')];
  await server.pushAll(lead, scope, [nurse]);
  await server.pushAll(ben, scope, [secret]);
  await server.pushAll(lead, scope, [doctor]);
  await server.push(ben, redactionOf(ben, secret, [secret.mid]));
  expect(valuesOf(await standing('teamRoles'))).toEqual(['Nurse', 'Doctor']);
  expect(allThatIsStored(server)).not.toContain(SECRET);
});

test('[S22] a redaction is no edit: it neither brings a deleted record back nor stops a deletion', async () => {
  const { server, lead, ben, scope } = await openTeam();
  const cycle = { scope, record: 'c1', kind: 'pdsa-cycle' };
  const idea = mutationBy(lead, { ...cycle, field: 'changeIdea', payload: 'Sensors' });
  const prediction = mutationBy(lead, { ...cycle, field: 'prediction', payload: SECRET });
  const seen = (await server.pushAll(lead, scope, [idea, prediction]))[1]?.seq ?? 0;
  await server.push(lead, redactionOf(lead, prediction, [prediction.mid]));
  const gone = mutationBy(ben, { ...cycle, field: '*', op: 'delete', payload: { seen } });
  expect(await server.push(ben, gone)).toMatchObject({ result: 'applied' });
  await server.push(lead, redactionOf(lead, idea, [idea.mid]));
  expect(valuesOf(await server.fieldState(lead, scope, 'c1', '*'))).toEqual(['deleted']);
});

test('[S23] redactions come ten a push, and one names a hundred values', async () => {
  const { server, lead, scope } = await openTeam();
  const points = Array.from({ length: 100 }, (_, at) =>
    mutationBy(lead, { scope, record: `p${at}`, kind: 'data-point', field: 'note', payload: `${SECRET} ${at}` }),
  );
  await server.pushAll(lead, scope, points);
  const redactions = points.map((point) => redactionOf(lead, point, [point.mid]));
  const tooMany = { scope, mutations: redactions.slice(0, 11) };
  expect(await server.refusal(lead, '/v1/push', { nonce: randomId(), ...tooMany })).toMatchObject({
    code: 'too-large',
  });
  for (let at = 0; at < redactions.length; at += 10) {
    const results = await server.pushAll(lead, scope, redactions.slice(at, at + 10));
    expect(results.every(({ result }) => result === 'applied')).toBe(true);
  }
  expect(allThatIsStored(server)).not.toContain(SECRET);
  const rows = await server.pullRows(lead, scope);
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, at) => at + 1));
});

test('[S15] [S23] where the journal cannot be written, nothing is redacted, and it can be tried again', async () => {
  const { server, lead, scope, edit } = await openTeam();
  const secret = edit(lead, 'summary', SECRET);
  await server.push(lead, secret);
  const { append } = server.journal;
  const { TemporaryFailure } = await import('../../sync-server/storage/storage.ts');
  server.journal.append = async () => {
    throw new TemporaryFailure('no room');
  };
  const body = { nonce: randomId(), scope, mutations: [redactionOf(lead, secret, [secret.mid])] };
  expect(await server.refusal(lead, '/v1/push', body)).toMatchObject({ status: 503, code: 'busy' });
  expect((await server.pullRows(lead, scope)).find(({ mid }) => mid === secret.mid)?.payload).toBe(SECRET);
  server.journal.append = append;
  expect(await server.push(lead, redactionOf(lead, secret, [secret.mid]))).toMatchObject({ result: 'applied' });
});

test('[S24] [S23] a request whose words were taken out while it waited is told its decision', async () => {
  const server = await openTestServer();
  const lead = await createTestDevice();
  const moderator = await moderatorOf(server, 'desk:RX1');
  const draft = draftProject(lead);
  const ask = await askFor(lead, draft);
  await server.pushAll(lead, draft.scope, [...draft.mutations, ask]);
  expect(await server.push(lead, redactionOf(lead, ask, [ask.mid]))).toMatchObject({ result: 'applied' });
  expect(await progressOf(server, lead, draft.scope, ask.record)).toMatchObject({ state: 'waiting' });
  await server.push(moderator, decision(moderator, 'desk:RX1', ask.record, { decision: 'return', reason: 'More.' }));
  expect(await progressOf(server, lead, draft.scope, ask.record)).toMatchObject({ state: 'returned', reason: 'More.' });
});

test('[S23] [S28] the note of a withdrawal goes wherever the server told it on, also after a restore', async () => {
  const server = await openTestServer();
  const lead = await createTestDevice();
  const moderator = await moderatorOf(server, 'desk:RX1');
  const draft = draftProject(lead);
  const ask = await askFor(lead, draft);
  await server.pushAll(lead, draft.scope, [...draft.mutations, ask]);
  await server.push(moderator, decision(moderator, 'desk:RX1', ask.record, APPROVE));
  const copy = await server.copy();
  const place = { scope: draft.scope, record: withdrawalId(draft.id), kind: 'withdrawal', field: 'withdrawn' };
  const withdrawal = mutationBy(lead, { ...place, payload: { reason: 'wrong', note: SECRET, upTo: 1 } });
  expect(await server.push(lead, withdrawal)).toMatchObject({ result: 'applied' });
  expect(await progressOf(server, lead, draft.scope, ask.record)).toMatchObject({ note: SECRET });
  expect(await server.push(lead, redactionOf(lead, withdrawal, [withdrawal.mid]))).toMatchObject({ result: 'applied' });

  const withdrawn = { state: 'withdrawn', version: 1, reason: 'wrong', note: '' };
  expect(allThatIsStored(server)).not.toContain(SECRET);
  expect(await progressOf(server, lead, draft.scope, ask.record)).toMatchObject(withdrawn);
  expect(await progressOf(server, moderator, 'desk:RX1', ask.record)).toMatchObject(withdrawn);
  await server.putBack(copy);
  expect(await progressOf(server, lead, draft.scope, ask.record)).toMatchObject(withdrawn);
  expect(await progressOf(server, moderator, 'desk:RX1', ask.record)).toMatchObject(withdrawn);
});
