import { expect, test } from 'vitest';
import { createTestDevice, mutationBy } from './test-device.ts';
import { APPROVE, askFor, decision, draftProject, moderatorOf, progressOf } from './test-publishing.ts';
import { openTestServer } from './test-server.ts';
import { RX1 } from './withdrawing.ts';

const BAD = 'What no moderator would let through';

/** A request that waits at a desk; and another one under its id, of something else. */
async function openAsked() {
  const server = await openTestServer();
  const author = await createTestDevice();
  const moderator = await moderatorOf(server, RX1);
  const draft = draftProject(author);
  const ask = await askFor(author, draft);
  const { scope, id } = draft;
  const change = mutationBy(author, { scope, record: id, kind: 'project', field: 'didNotWork', payload: BAD });
  const records = draft.records.map((record) =>
    record.kind === 'project' ? { ...record, values: { ...record.values, didNotWork: BAD } } : record,
  );
  const other = await askFor(author, { scope, records }, 'full', ask.record);
  return { server, author, moderator, draft, ask, change, other };
}

test('[S24] a request that was made cannot become another one, which its moderator has not seen', async () => {
  const { server, author, moderator, draft, ask, change, other } = await openAsked();
  await server.pushAll(author, draft.scope, [...draft.mutations, ask]);
  const again = await server.pushAll(author, draft.scope, [change, { ...other, base: [ask.mid] }]);
  expect(again.at(-1)).toMatchObject({ result: 'parked', problem: 'bad-value' });
  expect(await server.push(moderator, decision(moderator, RX1, ask.record, APPROVE))).toMatchObject({
    result: 'applied',
  });
  expect(JSON.stringify([...(await server.archived('bodies')).values()])).not.toContain(BAD);
});

test('[S24] an approval names what was seen: after a restore it publishes nothing else under the same id', async () => {
  const { server, author, moderator, draft, ask, change, other } = await openAsked();
  await server.pushAll(author, draft.scope, draft.mutations);
  const backup = await server.copy();
  await server.push(author, ask);
  const hash = (ask.payload as { hash: string }).hash;
  const approval = decision(moderator, RX1, ask.record, { ...APPROVE, hash });
  expect(await server.push(moderator, approval)).toMatchObject({ result: 'applied' });
  await server.putBack(backup);
  await server.pushAll(author, draft.scope, [change, other]);
  expect(await server.push(moderator, approval)).toMatchObject({ result: 'parked', problem: 'bad-value' });
  expect(await progressOf(server, author, draft.scope, ask.record)).toMatchObject({ state: 'waiting' });
  expect((await server.archived('bodies')).size).toBe(0);
});
