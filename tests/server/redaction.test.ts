import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { allThatIsStored, openTeam, redactionOf, SECRET } from './redacting.ts';
import { createTestDevice, mutationBy, newProject, randomId, valuesOf } from './test-device.ts';
import { openTestServer } from './test-server.ts';

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

test('[S23] at a desk nobody but the server redacts what is no word of a moderator', async () => {
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
