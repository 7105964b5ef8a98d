import { expect, test } from 'vitest';
import { withdrawalId } from '../../src/domain/publication/withdrawal.ts';
import { allThatIsStored, redactionOf, SECRET } from './redacting.ts';
import { createTestDevice, mutationBy, type TestDevice, valuesOf } from './test-device.ts';
import { APPROVE, askFor, decision, draftProject, moderatorOf, progressOf } from './test-publishing.ts';
import { openTestServer } from './test-server.ts';
import { withdrawal } from './withdrawing.ts';

const DESK = 'desk:RX1';

async function openAsked() {
  const server = await openTestServer();
  const author = await createTestDevice();
  const [moderator, other] = [await moderatorOf(server, DESK), await moderatorOf(server, DESK)];
  const draft = draftProject(author);
  const ask = await askFor(author, draft);
  await server.pushAll(author, draft.scope, [...draft.mutations, ask]);
  const decide = (by: TestDevice, payload: object) => server.push(by, decision(by, DESK, ask.record, payload));
  const progress = () => progressOf(server, author, draft.scope, ask.record);
  const atDesk = () => progressOf(server, moderator, DESK, ask.record);
  return { server, author, moderator, other, draft, ask, decide, progress, atDesk };
}

test('[S24] it is sent back for one of a few reasons, with or without own words', async () => {
  const { decide, moderator, progress } = await openAsked();
  expect(await decide(moderator, { decision: 'return', why: 'other', reason: '' })).toMatchObject({
    result: 'parked',
    problem: 'bad-value',
  });
  await decide(moderator, { decision: 'return', why: 'not-clear', reason: '' });
  expect(await progress()).toMatchObject({ state: 'returned', why: 'not-clear', reason: '' });
});

test('[S23] another moderator takes out what a desk wrote to a team: at the desk, in the project, and that it was sent back stays', async () => {
  const { server, moderator, other, author, draft, ask, decide, progress, atDesk } = await openAsked();
  const returned = decision(moderator, DESK, ask.record, { decision: 'return', why: 'identifies', reason: SECRET });
  await server.push(moderator, returned);
  expect(await progress()).toMatchObject({ reason: SECRET });
  const redaction = redactionOf(other, returned, [returned.mid]);
  expect(await server.push(other, redaction)).toMatchObject({ result: 'applied' });
  const left = { state: 'returned', why: 'identifies', reason: '' };
  expect([await progress(), await atDesk()]).toMatchObject([left, left]);
  expect(allThatIsStored(server)).not.toContain(SECRET);
  // A decision that is made later changes nothing still, and the project goes on.
  await decide(other, APPROVE);
  expect(await progress()).toMatchObject(left);
  const again = await askFor(author, draft);
  await server.push(author, again);
  expect(await progressOf(server, author, draft.scope, again.record)).toMatchObject({ state: 'waiting' });
});

test('[S23] also where the request itself was erased meanwhile', async () => {
  const { server, moderator, draft, ask, progress } = await openAsked();
  const returned = decision(moderator, DESK, ask.record, { decision: 'return', reason: SECRET });
  await server.push(moderator, returned);
  await server.push(moderator, withdrawal(moderator, draft.id, 0, 'patient-data', DESK));
  await server.push(moderator, redactionOf(moderator, returned, [returned.mid]));
  expect(allThatIsStored(server)).not.toContain(SECRET);
  expect(await progress()).toMatchObject({ state: 'returned', reason: '' });
});

test('[S23] the note of a desk’s withdrawal goes wherever it was told on, and the project stays withdrawn', async () => {
  const { server, moderator, other, draft, decide, progress, atDesk } = await openAsked();
  await decide(moderator, APPROVE);
  const taken = mutationBy(moderator, {
    ...{ scope: DESK, record: withdrawalId(draft.id), kind: 'desk-withdrawal', field: 'withdrawn' },
    payload: { reason: 'wrong', note: SECRET, upTo: 1 },
  });
  await server.push(moderator, taken);
  expect(await progress()).toMatchObject({ state: 'withdrawn', note: SECRET });
  expect(await server.push(other, redactionOf(other, taken, [taken.mid]))).toMatchObject({ result: 'applied' });
  expect([await progress(), await atDesk()]).toMatchObject([
    { state: 'withdrawn', note: '' },
    { state: 'withdrawn', note: '' },
  ]);
  expect(allThatIsStored(server)).not.toContain(SECRET);
  await server.restart();
  expect(await progress()).toMatchObject({ state: 'withdrawn', note: '' });
});

test('[S23] what others sent to a desk, and what no moderator wrote, is not redacted there', async () => {
  const { server, moderator, ask } = await openAsked();
  const [submitted] = (await server.pullRows(moderator, DESK)).filter(({ field }) => field === 'submitted');
  const place = { ...ask, scope: DESK, kind: 'submission', field: 'submitted' };
  const redaction = redactionOf(moderator, place, [submitted?.mid ?? '']);
  expect(await server.push(moderator, redaction)).toMatchObject({ result: 'refused', problem: 'not-allowed' });
});

test('[S20] who looks at a request: two at once are both named, and whoever takes it over takes the other out', async () => {
  const { server, moderator, other, ask } = await openAsked();
  const look = (by: TestDevice, op: 'add' | 'remove', payload: string, base: string[] = []) =>
    mutationBy(by, { scope: DESK, record: ask.record, kind: 'submission', field: 'lookedAtBy', op, payload, base });
  const mine = look(moderator, 'add', moderator.id);
  await server.push(moderator, mine);
  await server.push(other, look(other, 'add', other.id));
  const shown = async () => valuesOf(await server.fieldState(other, DESK, ask.record, 'lookedAtBy'));
  expect(await shown()).toEqual([moderator.id, other.id]);
  await server.push(other, look(other, 'remove', moderator.id, [mine.mid]));
  expect(await shown()).toEqual([other.id]);
});
