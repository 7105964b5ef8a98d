import { expect, test } from 'vitest';
import type { Mutation } from '../../src/protocol/mutation.ts';
import { createTestDevice, mutationBy, newProject, randomId, type TestDevice, valuesOf } from './test-device.ts';
import { openTestServer, type TestServer } from './test-server.ts';

/** Two members of one project, and a way to write in it. */
async function openTeam() {
  const server = await openTestServer();
  const [ann, ben] = [await createTestDevice(), await createTestDevice()];
  const { scope, id, title } = newProject(ann, 'First title');
  await server.push(ann, title);
  await server.accept(ben, await server.grant(ann, scope, 'member'));
  const edit = (device: TestDevice, change: Partial<Mutation>) =>
    mutationBy(device, { scope, record: id, kind: 'project', field: 'title', payload: '', ...change });
  const values = async (field: string) => valuesOf(await server.fieldState(ann, scope, id, field));
  return { server, ann, ben, scope, id, title, edit, values };
}

const recordState = async (server: TestServer, device: TestDevice, scope: string, record: string) =>
  valuesOf(await server.fieldState(device, scope, record, '*'));

test('[S20] two titles made apart: the first stays shown, the second stands beside it, and naming both settles it', async () => {
  const { server, ann, ben, scope, title, edit, values } = await openTeam();
  const [hers, his] = [
    edit(ann, { base: [title.mid], payload: 'From Ann' }),
    edit(ben, { base: [title.mid], payload: 'From Ben' }),
  ];
  expect(await server.push(ann, hers)).toMatchObject({ result: 'applied' });
  expect(await server.push(ben, his)).toMatchObject({ result: 'conflict' });
  expect(await values('title')).toEqual(['From Ann', 'From Ben']);
  const settle = edit(ann, { base: [hers.mid, his.mid], payload: 'From both' });
  expect(await server.push(ann, settle)).toMatchObject({ result: 'applied' });
  expect(await values('title')).toEqual(['From both']);
  const last = (await server.pullRows(ben, scope)).at(-1);
  expect(last).toMatchObject({ payload: 'From both', person: ann.id });
  expect(last?.after).toBeUndefined();
});

test('[S19] ten offline edits of one field against one edit of another are one conflict', async () => {
  const { server, ann, ben, scope, title, edit, values } = await openTeam();
  await server.push(ben, edit(ben, { base: [title.mid], payload: 'From Ben' }));
  let base = [title.mid];
  const offline = Array.from({ length: 10 }, (_, at) => {
    const next = edit(ann, { base, payload: `Try ${at + 1}` });
    base = [next.mid];
    return next;
  });
  await server.pushAll(ann, scope, offline);
  expect(await values('title')).toEqual(['From Ben', 'Try 10']);
});

test('[S20] text that two wrote at is one text, which its author had not seen; the next offline edit is merged again', async () => {
  const { server, ann, ben, scope, id, edit, values } = await openTeam();
  const first = edit(ann, { field: 'problem', payload: 'Falls at night.\n\nNobody near.' });
  await server.push(ann, first);
  await server.push(
    ann,
    edit(ann, { field: 'problem', base: [first.mid], payload: 'Many falls at night.\n\nNobody near.' }),
  );
  const his = edit(ben, { field: 'problem', base: [first.mid], payload: 'Falls at night.\n\nNobody near the bay.' });
  expect(await server.push(ben, his)).toMatchObject({ result: 'merged' });
  expect(await values('problem')).toEqual(['Many falls at night.\n\nNobody near the bay.']);
  expect(await server.fieldState(ben, scope, id, 'problem')).toMatchObject({ heads: [{ versions: [`${his.mid}+`] }] });
  const next = edit(ben, {
    ...{ field: 'problem', base: [his.mid] },
    payload: 'Falls at night.\n\nNobody near the bay.\n\nNo sensors.',
  });
  expect(await server.push(ben, next)).toMatchObject({ result: 'merged' });
  expect(await values('problem')).toEqual(['Many falls at night.\n\nNobody near the bay.\n\nNo sensors.']);
  const seen = edit(ann, { field: 'problem', base: [`${next.mid}+`], payload: 'Rewritten.' });
  expect(await server.push(ann, seen)).toMatchObject({ result: 'applied' });
  expect(await values('problem')).toEqual(['Rewritten.']);
});

test('[S20] a chain of offline edits in one push is merged as it would be one by one', async () => {
  const { server, ann, ben, scope, edit, values } = await openTeam();
  const first = edit(ann, { field: 'problem', payload: 'One.\n\nTwo.' });
  await server.push(ann, first);
  await server.push(ann, edit(ann, { field: 'problem', base: [first.mid], payload: 'One, by Ann.\n\nTwo.' }));
  const second = edit(ben, { field: 'problem', base: [first.mid], payload: 'One.\n\nTwo, by Ben.' });
  const third = edit(ben, { field: 'problem', base: [second.mid], payload: 'One.\n\nTwo, by Ben.\n\nThree.' });
  const results = await server.pushAll(ben, scope, [second, third]);
  expect(results.map((each) => each.result)).toEqual(['merged', 'merged']);
  expect(await values('problem')).toEqual(['One, by Ann.\n\nTwo, by Ben.\n\nThree.']);
});

test('[S20] sets merge item by item, and adding wins over a removal that had not seen it', async () => {
  const { server, ann, ben, edit, values } = await openTeam();
  const add = (device: TestDevice, payload: string) => edit(device, { field: 'themes', op: 'add', payload });
  const falls = add(ann, 'falls');
  await server.push(ann, falls);
  await server.push(ben, add(ben, 'frailty'));
  await server.push(ben, add(ben, 'falls'));
  await server.push(ann, edit(ann, { field: 'themes', op: 'remove', base: [falls.mid], payload: 'falls' }));
  expect(await values('themes')).toEqual(['falls', 'frailty']);
});

test('[S21] two readings of one date are two records, and both stay', async () => {
  const { server, ann, ben, scope } = await openTeam();
  const reading = (device: TestDevice, field: string, record: string, payload: unknown) =>
    mutationBy(device, { scope, record, kind: 'data-point', field, payload });
  await server.pushAll(ann, scope, [reading(ann, 'on', 'a', '2026-02-01'), reading(ann, 'value', 'a', 4)]);
  await server.pushAll(ben, scope, [reading(ben, 'on', 'b', '2026-02-01'), reading(ben, 'value', 'b', 6)]);
  expect(valuesOf(await server.fieldState(ann, scope, 'a', 'value'))).toEqual([4]);
  expect(valuesOf(await server.fieldState(ann, scope, 'b', 'value'))).toEqual([6]);
});

test('[S22] a delete that had seen everything deletes; restoring takes it back', async () => {
  const { server, ann, ben, scope, edit } = await openTeam();
  const cycle = { record: 'c', kind: 'pdsa-cycle', field: 'question' };
  const made = await server.push(ben, edit(ben, { ...cycle, payload: 'Will it work?' }));
  const gone = edit(ann, { ...cycle, field: '*', op: 'delete', payload: { seen: made.seq } });
  expect(await server.push(ann, gone)).toMatchObject({ result: 'applied' });
  expect(await recordState(server, ann, scope, 'c')).toEqual(['deleted']);
  await server.push(ann, edit(ann, { ...cycle, field: '*', op: 'restore', base: [gone.mid], payload: null }));
  expect(await recordState(server, ann, scope, 'c')).toEqual([]);
  expect(valuesOf(await server.fieldState(ann, scope, 'c', 'question'))).toEqual(['Will it work?']);
});

test('[S22] a delete does not win over what another device wrote meanwhile, and is flagged', async () => {
  const { server, ann, ben, scope, edit } = await openTeam();
  const cycle = { record: 'c', kind: 'pdsa-cycle', field: 'question' };
  const made = await server.push(ann, edit(ann, { ...cycle, payload: 'Will it work?' }));
  await server.push(ben, edit(ben, { ...cycle, field: 'happened', payload: 'It did.' }));
  const gone = edit(ann, { ...cycle, field: '*', op: 'delete', payload: { seen: made.seq } });
  expect(await server.push(ann, gone)).toMatchObject({ result: 'conflict' });
  expect(await recordState(server, ann, scope, 'c')).toEqual(['kept']);
});

test('[S22] a delete by an older app, which names a sequence that is not here, has seen nothing', async () => {
  const { server, ann, ben, scope, edit } = await openTeam();
  const cycle = { record: 'c', kind: 'pdsa-cycle', field: 'question' };
  const made = await server.push(ben, edit(ben, { ...cycle, payload: 'Will it work?' }));
  const gone = edit(ann, { ...cycle, field: '*', op: 'delete', payload: { seen: (made.seq ?? 0) + 1 } });
  expect(await server.push(ann, gone)).toMatchObject({ result: 'conflict' });
  expect(await recordState(server, ann, scope, 'c')).toEqual(['kept']);
});

test("[S22] one's own edits of a record do not keep it: offline work and then its deletion, in one push", async () => {
  const { server, ann, scope, edit } = await openTeam();
  const cycle = { record: 'c', kind: 'pdsa-cycle', field: 'question' };
  const results = await server.pushAll(ann, scope, [
    edit(ann, { ...cycle, payload: 'Will it work?' }),
    edit(ann, { ...cycle, field: '*', op: 'delete', payload: { seen: 0 } }),
  ]);
  expect(results.map((each) => each.result)).toEqual(['applied', 'applied']);
  expect(await recordState(server, ann, scope, 'c')).toEqual(['deleted']);
});

test('[S22] an edit of what another deleted brings it back, by a row of the server, once', async () => {
  const { server, ann, ben, scope, edit } = await openTeam();
  const cycle = { record: 'c', kind: 'pdsa-cycle', field: 'question' };
  const first = edit(ann, { ...cycle, payload: 'Will it work?' });
  const made = await server.push(ann, first);
  await server.push(ann, edit(ann, { ...cycle, field: '*', op: 'delete', payload: { seen: made.seq } }));
  const late = edit(ben, { ...cycle, base: [first.mid], payload: 'Will it work at night?' });
  const result = await server.push(ben, late);
  expect(result).toMatchObject({ result: 'applied' });
  await server.push(ben, late);
  await server.push(ben, edit(ben, { ...cycle, field: 'happened', payload: 'It did.' }));
  expect(await recordState(server, ann, scope, 'c')).toEqual(['kept']);
  const revived = (await server.pullRows(ann, scope)).filter((row) => row.op === 'restore');
  expect(revived).toMatchObject([{ seq: (result.seq ?? 0) + 1, by: 'server', person: 'server', field: '*' }]);
});

test('[S22] every accepted value is in the log', async () => {
  const { server, ann, scope, edit } = await openTeam();
  const values = Array.from({ length: 5 }, (_, at) => `Title ${at}`);
  for (const payload of values) await server.push(ann, edit(ann, { mid: randomId(), payload }));
  const logged = (await server.pullRows(ann, scope)).map((row) => row.payload);
  expect(logged).toEqual(expect.arrayContaining(values));
});
