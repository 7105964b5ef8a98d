import { expect, test } from 'vitest';
import { codeIn, smtpHere } from './smtp-here.ts';
import { createTestDevice, mutationBy, randomId } from './test-device.ts';
import { APPROVE, askFor, decision, draftProject, moderatorOf, progressOf } from './test-publishing.ts';
import { openTestServer } from './test-server.ts';

const DESK = 'desk:RX1';

async function openAfter() {
  const smtp = await smtpHere();
  const server = await openTestServer({ mail: smtp.mail });
  const [author, moderator] = [await createTestDevice(), await moderatorOf(server, DESK)];
  const policy = { scope: DESK, record: 'policy', kind: 'desk-policy', field: 'look' };
  const set = (payload: string, record = 'policy') =>
    server.push(moderator, mutationBy(moderator, { ...policy, record, payload }));
  const draft = draftProject(author);
  const ask = await askFor(author, draft);
  return { server, smtp, author, moderator, set, draft, ask };
}

test('[S24] a desk that looks afterwards still looks first at what authors ask who are not verified', async () => {
  const { server, author, set, draft, ask } = await openAfter();
  expect(await set('after', 'another')).toMatchObject({ result: 'parked', problem: 'bad-value' });
  expect(await set('after')).toMatchObject({ result: 'applied' });
  await server.pushAll(author, draft.scope, [...draft.mutations, ask]);
  expect(await progressOf(server, author, draft.scope, ask.record)).toMatchObject({ state: 'waiting', desk: DESK });
});

test('[S24][S1] what a verified author asks is published before the desk looked, and stands there until somebody has', async () => {
  const { server, smtp, author, moderator, set, draft, ask } = await openAfter();
  const post = (path: string, body: object) => server.send(author, path, { nonce: randomId(), ...body });
  await post('/v1/email/ask', { address: 'ann.example@nhs.net' });
  const [letter] = await smtp.come(1);
  await post('/v1/email/confirm', { code: letter === undefined ? '' : codeIn(letter) });
  await set('after');
  await server.pushAll(author, draft.scope, [...draft.mutations, ask]);
  expect(await progressOf(server, author, draft.scope, ask.record)).toMatchObject({ state: 'published', version: 1 });
  expect((await server.request(`/a/versions/${draft.id}/1`)).status).toBe(200);
  await server.push(moderator, decision(moderator, DESK, ask.record, APPROVE));
  const rows = server.otherConnection().prepare('select what, who from audit order by seq').all();
  expect(rows.slice(-2)).toMatchObject([
    { what: 'published-unseen', who: author.id },
    { what: 'looked-after', who: moderator.id },
  ]);
});
