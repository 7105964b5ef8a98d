import { expect, test } from 'vitest';
import { allThatIsStored, redactionOf } from './redacting.ts';
import { createTestDevice, mutationBy, valuesOf } from './test-device.ts';
import { moderatorOf } from './test-publishing.ts';
import { answerTo, reportOf, reportsAt, toldReader } from './test-reports.ts';
import { openPublished, RX1 } from './withdrawing.ts';

const WORDS = 'The second paragraph says who she is';

async function openReported(about: 'patient' | 'wrong' = 'wrong') {
  const published = await openPublished();
  const { server, draft, moderator } = published;
  const reader = await createTestDevice();
  const report = reportOf(reader, draft.id, about, WORDS);
  const results = await server.pushAll(reader, report.scope, report.mutations);
  const [row] = await reportsAt(server, moderator, RX1);
  if (row === undefined) throw new Error('No report came to the desk');
  const told = () => toldReader(server, reader, report.record);
  return { ...published, reader, report, results, id: row.record, row, told };
}

test('[S24] a reader without anything reports what is wrong; its desk is told, and not by whom', async () => {
  const { server, results, reader, row, told, moderator, draft, report } = await openReported();
  expect(results).toMatchObject([{ result: 'applied' }, { result: 'applied' }]);
  expect(row.payload).toEqual({ project: draft.id, version: 1, about: 'wrong', at: '2026-03-01T09:40:00.000Z' });
  expect(valuesOf(await server.fieldState(moderator, RX1, row.record, 'words'))).toEqual([WORDS]);
  const atDesk = JSON.stringify(await server.pullRows(moderator, RX1));
  expect(atDesk).not.toContain(reader.id);
  expect(atDesk).not.toContain(report.record);
  expect(await told()).toMatchObject({ state: 'waiting' });
});

test('[S24] a report that comes again, or says something else under its name, is not told twice', async () => {
  const { server, reader, report, moderator } = await openReported();
  expect(await server.pushAll(reader, report.scope, report.mutations)).toMatchObject([
    { result: 'duplicate' },
    { result: 'duplicate' },
  ]);
  const [, about] = report.mutations;
  const another = mutationBy(reader, { ...report, field: 'about', payload: about?.payload, base: [about?.mid ?? ''] });
  expect(await server.push(reader, another)).toMatchObject({ result: 'refused', problem: 'not-allowed' });
  expect(await reportsAt(server, moderator, RX1)).toHaveLength(1);
});

test('[S24] the answer of a desk reaches the reader; the first stands', async () => {
  const { server, moderator, id, told } = await openReported();
  const payload = { outcome: 'passed-on', words: 'The team mends the figure.' };
  expect(await server.push(moderator, answerTo(moderator, RX1, id, payload))).toMatchObject({ result: 'applied' });
  expect(await told()).toMatchObject({ state: 'answered', ...payload });
  const other = await moderatorOf(server, RX1);
  await server.push(other, answerTo(other, RX1, id, { outcome: 'nothing-wrong', words: '' }));
  expect(await told()).toMatchObject(payload);
  expect(await server.push(other, answerTo(other, RX1, 'no-report', payload))).toMatchObject({ result: 'parked' });
});

test('[S23] the words of a report about a patient are gone when it is answered; what was done is known still', async () => {
  const { server, moderator, id, told } = await openReported('patient');
  expect(allThatIsStored(server)).toContain(WORDS);
  await server.push(moderator, answerTo(moderator, RX1, id, { outcome: 'taken-out', words: '' }));
  expect(allThatIsStored(server)).not.toContain(WORDS);
  expect(await told()).toMatchObject({ state: 'answered', outcome: 'taken-out' });
});

test('[S23] what a reader, or a moderator, takes out of a report goes from wherever it stands; so does an answer', async () => {
  for (const who of ['reader', 'moderator'] as const) {
    const { server, moderator, reader, report, id, told } = await openReported();
    const [words] = report.mutations;
    if (words === undefined) throw new Error('no words');
    const [atDesk] = (await server.pullRows(moderator, RX1)).filter(
      ({ record, field }) => record === id && field === 'words',
    );
    const copy = { ...words, scope: RX1, record: id, kind: 'desk-report' };
    const redaction =
      who === 'reader' ? redactionOf(reader, words, [words.mid]) : redactionOf(moderator, copy, [atDesk?.mid ?? '']);
    expect(await server.push(who === 'reader' ? reader : moderator, redaction)).toMatchObject({ result: 'applied' });
    expect(allThatIsStored(server)).not.toContain(WORDS);

    const answer = answerTo(moderator, RX1, id, { outcome: 'other', words: 'That is somebody of the staff.' });
    await server.push(moderator, answer);
    await server.push(moderator, redactionOf(moderator, answer, [answer.mid]));
    expect(allThatIsStored(server)).not.toContain('Ashby');
    expect(await told()).toMatchObject({ state: 'answered', outcome: 'other', words: '' });
  }
});

test('[S24] a report goes to the desk that stands in, and moves when a desk is looked after again or no more', async () => {
  const { server, moderator, draft, reader } = await openReported();
  const stepDown = mutationBy(moderator, {
    ...{ scope: RX1, record: moderator.id, kind: 'desk-moderator', field: 'stepsDown' },
    payload: '2026-03-01T09:00:00.000Z',
  });
  await server.push(moderator, stepDown);
  const operator = await moderatorOf(server, 'desk:operator');
  expect(await reportsAt(server, operator, 'desk:operator')).toHaveLength(1);
  const second = reportOf(reader, draft.id, 'ours');
  await server.pushAll(reader, second.scope, second.mutations);
  expect(await reportsAt(server, operator, 'desk:operator')).toHaveLength(2);
  server.clock.now = new Date('2026-03-01T11:00:00.000Z');
  const again = await moderatorOf(server, RX1);
  const [first] = await reportsAt(server, again, RX1);
  const id = first?.record ?? '';
  expect(valuesOf(await server.fieldState(operator, 'desk:operator', id, '*'))).toEqual(['deleted']);
  expect(
    await server.push(operator, answerTo(operator, 'desk:operator', id, { outcome: 'other', words: 'x' })),
  ).toMatchObject({ result: 'parked' });
  await server.push(again, answerTo(again, RX1, id, { outcome: 'claim-noted', words: '' }));
});

test('reported is only what is public, twenty times a day, in a scope of one’s own, and never with an NHS number', async () => {
  const { server, draft, reader, moderator } = await openReported();
  const nowhere = reportOf(reader, 'no-such-project', 'wrong');
  expect((await server.pushAll(reader, nowhere.scope, nowhere.mutations)).at(1)).toMatchObject({ result: 'parked' });
  const stranger = await createTestDevice();
  const foreign = reportOf(reader, draft.id, 'wrong');
  const body = { nonce: 'n'.repeat(22), scope: foreign.scope, mutations: foreign.mutations };
  expect(await server.refusal(stranger, '/v1/push', body)).toMatchObject({ status: 403 });
  const named = reportOf(reader, draft.id, 'patient', 'It says 943 476 5919');
  expect((await server.pushAll(reader, named.scope, named.mutations)).at(0)).toMatchObject({ problem: 'identifier' });
  for (let count = 0; count < 18; count += 1) {
    const more = reportOf(reader, draft.id, 'other', `Report ${count}`);
    expect((await server.pushAll(reader, more.scope, more.mutations)).at(1)).toMatchObject({ result: 'applied' });
  }
  const tooMany = reportOf(reader, draft.id, 'other');
  expect((await server.pushAll(reader, tooMany.scope, tooMany.mutations)).at(1)).toMatchObject({
    problem: 'not-allowed',
  });
  expect(await reportsAt(server, moderator, RX1)).toHaveLength(20);
});
