import { expect, test } from 'vitest';
import type { Pass } from '../../src/domain/identifiers/pass.ts';
import { deskQuestionKind, questionKind, waitingQuestions } from '../../src/domain/question/question.ts';
import { commitmentOf } from '../../src/protocol/commitment.ts';
import { save } from '../../src/store/save.ts';
import { acceptGrant } from '../../src/sync/grants.ts';
import { openTestServer } from '../server/test-server.ts';
import { openSyncDevice } from './sync-device.ts';

const TEXT = 'Order 943 476 5919 was late';
const DESK = 'desk:operator';

async function asked() {
  const server = await openTestServer();
  const [nurse, moderator] = [await openSyncDevice(server), await openSyncDevice(server)];
  await acceptGrant(moderator.vault, moderator.transport, await server.invite(DESK));
  const { scope, id } = await nurse.startProject();
  const [question, salt] = ['q'.repeat(22), 's'.repeat(22)];
  const pass: Pass = { type: 'nhs-number', words: '943 476 5919', reason: 'thing', question, salt };
  const payload = {
    ...{ reason: 'thing', note: '', label: 'The problem', context: 'Order ··· ··· ···· was late' },
    commitment: await commitmentOf(salt, pass.words),
  };
  await save(nurse.vault, [
    { scope, record: question, kind: questionKind.name, field: 'asked', op: 'set', payload },
    { scope, record: id, kind: 'project', field: 'problem', op: 'set', payload: TEXT, passed: [pass] },
  ]);
  const stuck = async () => (await nurse.copy(scope)).stuck;
  const answer = async (decision: 'confirm' | 'decline') => {
    await moderator.sync();
    const [one] = waitingQuestions((await moderator.copy(DESK)).records);
    const target = { scope: DESK, record: one?.id ?? '', kind: deskQuestionKind.name, field: 'decision' };
    await save(moderator.vault, [{ ...target, op: 'set', payload: decision }]);
    await moderator.sync();
  };
  return { server, nurse, moderator, scope, id, stuck, answer, pass };
}

test('[S31] what a desk is asked about stays, says what it waits for, and leaves when the desk says yes', async () => {
  const { server, nurse, scope, stuck, answer } = await asked();
  expect(await stuck()).toMatchObject([{ problem: 'asked', message: expect.stringContaining('You asked the desk') }]);
  await nurse.sync();
  expect(await stuck()).toMatchObject([{ problem: 'asked', payload: TEXT }]);
  const stored = server.otherConnection().prepare('select payload, passed from log').all();
  expect(JSON.stringify(stored)).not.toMatch(/943|5919|sssss/);

  await answer('confirm');
  await nurse.sync();
  await nurse.sync();
  expect(await stuck()).toEqual([]);
  expect(await nurse.seen(scope)).toMatchObject({ problem: TEXT });
  const rows = server.otherConnection().prepare("select payload from log where field = 'problem'").all();
  expect(JSON.stringify(rows)).toContain('943 476 5919');
});

test('[S31] a no asks for the person', async () => {
  const { nurse, stuck, answer } = await asked();
  await nurse.sync();
  await answer('decline');
  await nurse.sync();
  await nurse.sync();
  expect(await stuck()).toMatchObject([{ problem: 'identifier', payload: TEXT }]);
});

test('[S31] what is typed on beside the number while the desk is asked waits with it, and leaves with it', async () => {
  const { nurse, scope, id, stuck, answer } = await asked();
  await nurse.sync();
  await nurse.write(id, 'problem', `${TEXT}, by two days`);
  expect(await stuck()).toMatchObject([{ problem: 'asked' }]);
  await answer('confirm');
  await nurse.sync();
  await nurse.sync();
  expect(await stuck()).toEqual([]);
  expect(await nurse.seen(scope)).toMatchObject({ problem: `${TEXT}, by two days` });
});
