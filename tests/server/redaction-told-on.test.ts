import { expect, test } from 'vitest';
import { withdrawalId } from '../../src/domain/publication/withdrawal.ts';
import { allThatIsStored, openTeam, redactionOf, SECRET } from './redacting.ts';
import { createTestDevice, mutationBy, randomId } from './test-device.ts';
import { APPROVE, askFor, decision, draftProject, moderatorOf, progressOf } from './test-publishing.ts';
import { openTestServer } from './test-server.ts';

/** A project whose lead asked to publish it, and the moderator of the desk where that waits. */
async function openAsked() {
  const server = await openTestServer();
  const lead = await createTestDevice();
  const moderator = await moderatorOf(server, 'desk:RX1');
  const draft = draftProject(lead);
  const ask = await askFor(lead, draft);
  await server.pushAll(lead, draft.scope, [...draft.mutations, ask]);
  return { server, lead, moderator, draft, ask };
}

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
  const { server, lead, moderator, draft, ask } = await openAsked();
  expect(await server.push(lead, redactionOf(lead, ask, [ask.mid]))).toMatchObject({ result: 'applied' });
  expect(await progressOf(server, lead, draft.scope, ask.record)).toMatchObject({ state: 'waiting' });
  await server.push(moderator, decision(moderator, 'desk:RX1', ask.record, { decision: 'return', reason: 'More.' }));
  expect(await progressOf(server, lead, draft.scope, ask.record)).toMatchObject({ state: 'returned', reason: 'More.' });
});

test('[S23] [S28] the note of a withdrawal goes wherever the server told it on, also after a restore', async () => {
  const { server, lead, moderator, draft, ask } = await openAsked();
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
