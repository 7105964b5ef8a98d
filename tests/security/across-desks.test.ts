import { expect, test } from 'vitest';
import { celebrationId } from '../../src/domain/publication/publication.ts';
import { redactionOf } from '../server/redacting.ts';
import { createTestDevice, mutationBy, randomId, type TestDevice } from '../server/test-device.ts';
import { APPROVE, askFor, decision, draftProject, moderatorOf, progressOf } from '../server/test-publishing.ts';
import { answerTo, reportOf, reportsAt } from '../server/test-reports.ts';
import { openPublished, RX1, withdrawal } from '../server/withdrawing.ts';

const FAR = 'desk:RY8';

/** A project that RX1 published, one that waits there, a report, and a moderator of another organisation. */
async function openAttack() {
  const published = await openPublished();
  const { server, author, moderator } = published;
  const draft = draftProject(author, { title: 'Waits at RX1' });
  const ask = await askFor(author, draft);
  await server.pushAll(author, draft.scope, [...draft.mutations, ask]);
  const reader = await createTestDevice();
  const report = reportOf(reader, published.draft.id, 'wrong');
  await server.pushAll(reader, report.scope, report.mutations);
  const [row] = await reportsAt(server, moderator, RX1);
  const attacker = await moderatorOf(server, FAR);
  return { ...published, waiting: { draft, ask }, attacker, report: row?.record ?? '' };
}

test('a moderator of one organisation reads and writes nothing at the desk of another', async () => {
  const { server, attacker, waiting, report } = await openAttack();
  expect((await server.pullPages(attacker, [{ scope: RX1, cursor: null }])).refused).toHaveLength(1);
  const tries = [
    decision(attacker, RX1, waiting.ask.record, APPROVE),
    answerTo(attacker, RX1, report, { outcome: 'nothing-wrong', words: '' }),
    mutationBy(attacker, { scope: RX1, record: 'policy', kind: 'desk-policy', field: 'look', payload: 'after' }),
    mutationBy(attacker, {
      ...{ scope: RX1, record: attacker.id, kind: 'desk-moderator', field: 'name', payload: 'Me' },
    }),
  ];
  for (const mutation of tries) {
    const body = { nonce: randomId(), scope: RX1, mutations: [mutation], create: true };
    expect(await server.refusal(attacker, '/v1/push', body)).toMatchObject({ status: 403, code: 'not-a-member' });
  }
  const grant = { nonce: randomId(), scope: RX1, role: 'moderator' };
  expect(await server.refusal(attacker, '/v1/grants', grant)).toMatchObject({ status: 403, code: 'not-a-member' });
  expect(await server.refusal(attacker, '/v1/audit', { nonce: randomId(), scope: RX1 })).toMatchObject({ status: 403 });
});

test('nor can they act on it from a desk of their own', async () => {
  const { server, attacker, moderator, author, draft, waiting, report } = await openAttack();
  const at = (device: TestDevice, record: string, kind: string, field: string, payload: unknown) =>
    mutationBy(device, { scope: FAR, record, kind, field, payload });
  const results = await server.pushAll(attacker, FAR, [
    decision(attacker, FAR, waiting.ask.record, APPROVE),
    answerTo(attacker, FAR, report, { outcome: 'nothing-wrong', words: '' }),
    withdrawal(attacker, draft.id, 1, 'wrong', FAR),
    withdrawal(attacker, waiting.draft.id, 0, 'patient-data', FAR),
    at(attacker, celebrationId(draft.id), 'celebration', 'celebrated', true),
    // What only the server writes.
    at(attacker, waiting.ask.record, 'submission', 'submitted', {}),
    at(attacker, waiting.ask.record, 'submission', 'progress', { state: 'published', version: 1, at: 'now' }),
    at(attacker, attacker.id, 'desk-moderator', 'appointment', { state: 'active', at: 'now' }),
    at(attacker, report, 'desk-report', 'words', 'Other words'),
  ]);
  expect(results.every(({ result }) => result === 'refused' || result === 'parked')).toBe(true);
  expect((await server.request(`/a/versions/${draft.id}/1`)).status).toBe(200);
  const { ask } = waiting;
  expect(await progressOf(server, author, waiting.draft.scope, ask.record)).toMatchObject({ state: 'waiting' });
  expect((await server.manifest()).celebrated).toEqual([]);
  expect(await server.pullRows(moderator, RX1)).not.toContainEqual(expect.objectContaining({ by: attacker.id }));
});

test('nor take out what the other desk wrote, by naming it at their own', async () => {
  const { server, attacker, moderator, waiting } = await openAttack();
  const returned = decision(moderator, RX1, waiting.ask.record, { decision: 'return', reason: 'Say how many.' });
  await server.push(moderator, returned);
  const redaction = redactionOf(attacker, { ...returned, scope: FAR }, [returned.mid]);
  expect(await server.push(attacker, redaction)).toMatchObject({ result: 'parked', problem: 'bad-value' });
  const { scope } = waiting.draft;
  const author = await progressOf(server, moderator, RX1, waiting.ask.record);
  expect(author).toMatchObject({ state: 'returned', reason: 'Say how many.' });
  expect(scope).toMatch(/^project:/);
});

test('a request whose id is another’s changes nothing of the other', async () => {
  const { server, attacker, waiting, author } = await openAttack();
  const own = draftProject(attacker, { title: 'Mine' });
  const ask = await askFor(attacker, own, 'full', waiting.ask.record);
  const results = await server.pushAll(attacker, own.scope, [...own.mutations, ask]);
  expect(results.at(-1)).toMatchObject({ result: 'parked', problem: 'could-not-apply' });
  const { scope } = waiting.draft;
  expect(await progressOf(server, author, scope, waiting.ask.record)).toMatchObject({ state: 'waiting', desk: RX1 });
});
