import { expect, test } from 'vitest';
import { deskQuestionId } from '../../src/domain/question/question.ts';
import { commitmentOf } from '../../src/protocol/commitment.ts';
import type { Mutation } from '../../src/protocol/mutation.ts';
import { allThatIsStored, redactionOf } from './redacting.ts';
import { createTestDevice, mutationBy, randomId, type TestDevice } from './test-device.ts';
import { APPROVE, askFor, decision, draftProject, moderatorOf, progressOf } from './test-publishing.ts';
import { openTestServer, type TestServer } from './test-server.ts';
import { saidOutside, withdrawal } from './withdrawing.ts';

const NUMBER = '943 476 5919';
const DESK = 'desk:RX1';

async function withQuestion(server: TestServer, { words = NUMBER, more = {} } = {}) {
  const author = await createTestDevice();
  const draft = draftProject(author, {});
  const [question, salt] = [randomId(), randomId()];
  const asked = {
    ...{
      reason: 'thing',
      note: 'The number of an order',
      label: 'The problem',
      context: 'Order ··· ··· ···· was late',
    },
    commitment: await commitmentOf(salt, words),
    ...more,
  };
  const { scope } = draft;
  const ask = mutationBy(author, { scope, record: question, kind: 'question', field: 'asked', payload: asked });
  const results = await server.pushAll(author, scope, [...draft.mutations, ask]);
  const passed: Mutation['passed'] = [{ type: 'nhs-number', words: NUMBER, reason: 'thing', question, salt }];
  const held = mutationBy(author, {
    ...{ scope, record: draft.id, kind: 'project', field: 'problem' },
    payload: `Order ${NUMBER} was late`,
  });
  const answer = async () => (await server.fieldState(author, scope, question, 'answer'))?.heads[0]?.value;
  return { author, draft, scope, question, results, held: { ...held, passed }, answer };
}

const decide = (moderator: TestDevice, question: string, payload: string, desk = DESK) =>
  mutationBy(moderator, {
    ...{ scope: desk, record: deskQuestionId(question), kind: 'desk-question', field: 'decision' },
    payload,
  });

test('[S31] a question goes to the desk of the project, without the number, and the answer comes back', async () => {
  const server = await openTestServer();
  const moderator = await moderatorOf(server, DESK);
  const { question, held, answer, author } = await withQuestion(server);
  expect(await answer()).toMatchObject({ state: 'waiting', desk: DESK });
  const rows = await server.pullRows(moderator, DESK);
  expect(rows.find(({ field }) => field === 'asked')?.payload).toMatchObject({
    title: 'Fewer falls on Ward 7',
    question,
  });
  expect(JSON.stringify(rows)).not.toMatch(/943|5919/);

  expect(await server.push(author, held)).toMatchObject({ result: 'refused', problem: 'identifier' });
  await server.push(moderator, decide(moderator, question, 'confirm'));
  expect(await answer()).toMatchObject({ state: 'confirmed' });
  expect(await server.push(author, held)).toMatchObject({ result: 'applied' });
  // The first answer stands.
  await server.push(moderator, decide(moderator, question, 'decline'));
  expect(await answer()).toMatchObject({ state: 'confirmed' });
});

test('[S31][S28] who let a number stand, or not, is one row of the audit log; a later answer is none', async () => {
  const server = await openTestServer();
  const moderator = await moderatorOf(server, DESK);
  const { question, draft } = await withQuestion(server);
  await server.push(moderator, decide(moderator, question, 'confirm'));
  await server.push(moderator, decide(moderator, question, 'decline'));
  const rows = server.otherConnection().prepare("select * from audit where what = 'question-answered'").all();
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ desk: DESK, who: moderator.id });
  expect(JSON.parse(String(rows[0]?.about))).toEqual({ project: draft.id, question, decision: 'confirm' });
});

test('[S31] a no lets nothing through', async () => {
  const server = await openTestServer();
  const moderator = await moderatorOf(server, DESK);
  const { question, held, answer, author } = await withQuestion(server);
  await server.push(moderator, decide(moderator, question, 'decline'));
  expect(await answer()).toMatchObject({ state: 'declined' });
  expect(await server.push(author, held)).toMatchObject({ result: 'refused', problem: 'identifier' });
});

test('[S31] a yes is for its own number, in its own project, as it was asked', async () => {
  const server = await openTestServer();
  const moderator = await moderatorOf(server, DESK);
  const one = await withQuestion(server);
  await server.push(moderator, decide(moderator, one.question, 'confirm'));
  const [pass] = one.held.passed ?? [];
  if (pass === undefined) throw new Error('no pass');
  const bad = (passed: object, payload = one.held.payload) =>
    server.push(one.author, { ...one.held, mid: randomId(), payload, passed: [{ ...pass, ...passed }] });
  const refused = { result: 'refused', problem: 'identifier' };
  expect(await bad({ words: '999 000 0018' }, 'Order 999 000 0018')).toMatchObject(refused);
  expect(await bad({ salt: randomId() })).toMatchObject(refused);
  expect(await bad({ question: randomId() })).toMatchObject(refused);

  const other = await withQuestion(server);
  const elsewhere = { ...other.held, passed: [{ ...pass }] };
  expect(await server.push(other.author, elsewhere)).toMatchObject(refused);

  // A question stays what it was.
  const salt = randomId();
  const asked = {
    ...{
      reason: 'thing',
      note: '',
      label: 'The problem',
      context: 'Order',
      commitment: await commitmentOf(salt, '9990000018'),
    },
  };
  const { scope, question: record } = one;
  const anew = await server.push(
    one.author,
    mutationBy(one.author, { scope, record, kind: 'question', field: 'asked', payload: asked }),
  );
  expect(anew).toMatchObject({ result: 'parked', problem: 'bad-value' });
  expect(await bad({ words: '999 000 0018', salt }, 'Order 999 000 0018')).toMatchObject(refused);
});

test('[S31] nobody answers their own question: only the server writes the answer', async () => {
  const server = await openTestServer();
  const { author, scope, question, held } = await withQuestion(server);
  const forged = { state: 'confirmed', commitment: await commitmentOf('x', NUMBER), at: '2026-03-01T10:00:00.000Z' };
  const write = mutationBy(author, { scope, record: question, kind: 'question', field: 'answer', payload: forged });
  expect(await server.push(author, write)).toMatchObject({ result: 'refused', problem: 'not-allowed' });
  const atDesk = mutationBy(author, {
    ...{ scope: 'desk:operator', record: deskQuestionId(question), kind: 'desk-question', field: 'decision' },
    payload: 'confirm',
  });
  expect(
    (await server.refusal(author, '/v1/push', { nonce: randomId(), scope: 'desk:operator', mutations: [atDesk] })).code,
  ).toBe('not-a-member');
  expect(await server.push(author, held)).toMatchObject({ result: 'refused' });
});

test('[S31] a question that holds an identifier is refused', async () => {
  const server = await openTestServer();
  for (const more of [{ context: `Order ${NUMBER}` }, { note: 'Mrs Adeyemi ordered it' }, { label: NUMBER }]) {
    const { results } = await withQuestion(server, { more });
    expect(results.at(-1)).toMatchObject({ result: 'refused', problem: 'identifier' });
  }
});

test('[S31] where no desk has a moderator the operator’s has it, until one has', async () => {
  const server = await openTestServer();
  const operator = await moderatorOf(server, 'desk:operator');
  const { question, answer } = await withQuestion(server);
  expect(await answer()).toMatchObject({ state: 'waiting', desk: 'desk:operator' });
  const moderator = await moderatorOf(server, DESK);
  expect(await answer()).toMatchObject({ state: 'waiting', desk: DESK });
  const late = await server.push(operator, decide(operator, question, 'confirm', 'desk:operator'));
  expect(late).toMatchObject({ result: 'parked' });
  await server.push(moderator, decide(moderator, question, 'confirm'));
  expect(await answer()).toMatchObject({ state: 'confirmed' });
});

test('[S31][S24] where a desk loses its last moderator, its question goes on to the desk that stands in', async () => {
  const server = await openTestServer();
  const operator = await moderatorOf(server, 'desk:operator');
  const moderator = await moderatorOf(server, DESK);
  const { question, answer } = await withQuestion(server);
  const steps = { scope: DESK, record: moderator.id, kind: 'desk-moderator', field: 'stepsDown' };
  await server.push(moderator, mutationBy(moderator, { ...steps, payload: '2026-03-01T10:00:00.000Z' }));
  expect(await answer()).toMatchObject({ state: 'waiting', desk: 'desk:operator' });
  await server.push(operator, decide(operator, question, 'confirm', 'desk:operator'));
  expect(await answer()).toMatchObject({ state: 'confirmed' });
});

test('[S31][S23] a question that was taken out for good is gone from the desks, and is answered by nobody', async () => {
  const server = await openTestServer();
  await moderatorOf(server, 'desk:operator');
  const note = 'The pump of bed four';
  const { author, scope, question, answer } = await withQuestion(server, { more: { note } });
  const moderator = await moderatorOf(server, DESK);
  const asked = (await server.pullRows(author, scope)).find(({ field }) => field === 'asked');
  expect(allThatIsStored(server)).toContain(note);
  const place = mutationBy(author, { scope, record: question, kind: 'question', field: 'asked', payload: null });
  await server.push(author, redactionOf(author, place, [asked?.mid ?? '']));
  expect(allThatIsStored(server)).not.toContain(note);
  expect(await answer()).toMatchObject({ state: 'declined' });
  expect(await server.push(moderator, decide(moderator, question, 'confirm'))).toMatchObject({ result: 'parked' });
  expect(await answer()).toMatchObject({ state: 'declined' });
});

test('[S31][S28] a withdrawal because of patient data takes the words of questions from the desks, too', async () => {
  const server = await openTestServer();
  const moderator = await moderatorOf(server, DESK);
  const note = 'The pump of bed four';
  const { author, draft, scope, answer, question } = await withQuestion(server, { more: { note } });
  await server.push(author, await askFor(author, draft));
  await withQuestion(server, { more: { note: 'The pump of bed five' } });
  await server.push(author, withdrawal(author, draft.id, 0, 'wrong'));
  expect(saidOutside(server, scope)).toContain(note);
  expect(await server.push(author, withdrawal(author, draft.id, 0))).toMatchObject({ result: 'conflict' });
  expect(saidOutside(server, scope)).not.toContain(note);
  expect(saidOutside(server, scope)).toContain('The pump of bed five');
  expect(await answer()).toMatchObject({ state: 'declined' });
  expect(await server.push(moderator, decide(moderator, question, 'confirm'))).toMatchObject({ result: 'parked' });
});

test('[S31] [S24] what a desk said yes to is published', async () => {
  const server = await openTestServer();
  const moderator = await moderatorOf(server, DESK);
  const { author, draft, scope, question, held } = await withQuestion(server);
  await server.push(moderator, decide(moderator, question, 'confirm'));
  await server.push(author, held);
  const [project, ...rest] = draft.records;
  const values = { ...project?.values, problem: held.payload };
  const ask = await askFor(author, { scope, records: [{ kind: 'project', id: draft.id, values }, ...rest] });
  await server.push(author, ask);
  expect(await progressOf(server, author, scope, ask.record)).toMatchObject({ state: 'waiting' });
  await server.push(moderator, decision(moderator, DESK, ask.record, APPROVE));
  expect(await progressOf(server, author, scope, ask.record)).toMatchObject({ state: 'published' });
});

test('[S31] a request to publish cannot take the place of a question at the desk', async () => {
  const server = await openTestServer();
  const author = await createTestDevice();
  const draft = draftProject(author);
  const ask = await askFor(author, draft, 'full', deskQuestionId('q1'));
  const results = await server.pushAll(author, draft.scope, [...draft.mutations, ask]);
  expect(results.at(-1)).toMatchObject({ result: 'parked', problem: 'bad-value' });
});
