import { expect, test } from 'vitest';
import { allThatIsStored, openTeam, redactionOf, SECRET } from './redacting.ts';
import { mutationBy, type TestDevice, valuesOf } from './test-device.ts';

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

test('[S23] edits of whoever took it out go on from there; those of others come back, for they may say the same', async () => {
  const { server, lead, ben, edit, standing } = await openTeam();
  const secret = edit(lead, 'problem', SECRET);
  const first = edit(lead, 'problem', 'First', [secret.mid]);
  const second = edit(lead, 'problem', 'Second', [first.mid]);
  await server.pushAll(lead, secret.scope, [secret, redactionOf(lead, secret, [secret.mid]), first, second]);
  expect(valuesOf(await standing('problem'))).toEqual(['Second']);
  const his = edit(ben, 'problem', 'His', [secret.mid]);
  const chained = edit(ben, 'problem', 'His, longer', [his.mid, secret.mid]);
  for (const each of [his, chained]) {
    expect(await server.push(ben, each)).toMatchObject({ result: 'refused', problem: 'taken-out' });
  }
  expect(allThatIsStored(server)).not.toContain('His');
  expect(valuesOf(await standing('problem'))).toEqual(['Second']);
  expect(await server.push(ben, edit(ben, 'problem', 'Looked at', []))).toMatchObject({ result: 'conflict' });
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
