import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { keyedBy } from '../../sync-server/hash-key.ts';
import { openSqlite } from '../../sync-server/storage/sqlite.ts';
import { findSubmission } from '../../sync-server/usecases/publications.ts';
import { publishUnseen } from '../../sync-server/usecases/publish-unseen.ts';
import { inUnit } from '../../sync-server/usecases/service.ts';
import { createTestDevice, mutationBy } from './test-device.ts';
import { APPROVE, askFor, decision, draftProject, moderatorOf, progressOf } from './test-publishing.ts';
import { openTestServer } from './test-server.ts';

const DESK = 'desk:RX1';

async function openAfter() {
  const server = await openTestServer();
  const [author, moderator] = [await createTestDevice(), await moderatorOf(server, DESK)];
  const policy = { scope: DESK, record: 'policy', kind: 'desk-policy', field: 'look' };
  const set = (payload: string, record = 'policy') =>
    server.push(moderator, mutationBy(moderator, { ...policy, record, payload }));
  const draft = draftProject(author);
  const ask = await askFor(author, draft);
  return { server, author, moderator, set, draft, ask };
}

test('[S24] a desk that looks afterwards still looks first at what authors ask who are not verified', async () => {
  const { server, author, set, draft, ask } = await openAfter();
  expect(await set('after', 'another')).toMatchObject({ result: 'parked', problem: 'bad-value' });
  expect(await set('after')).toMatchObject({ result: 'applied' });
  await server.pushAll(author, draft.scope, [...draft.mutations, ask]);
  expect(await progressOf(server, author, draft.scope, ask.record)).toMatchObject({ state: 'waiting', desk: DESK });
});

test('[S24] what is published before the desk looked stands there until somebody has; both are written down', async () => {
  const { server, author, moderator, draft, ask } = await openAfter();
  await server.pushAll(author, draft.scope, [...draft.mutations, ask]);
  // As for a verified author, whom nothing can name yet.
  const storage = await openSqlite(server.file);
  const service = {
    storage,
    journal: server.journal,
    clock: () => server.clock.now,
    random: randomBytes,
    keyed: keyedBy(randomBytes(32)),
  };
  await inUnit({ ...service, log: pino({ level: 'silent' }) }, async (unit) => {
    const submission = await findSubmission(unit, DESK, ask.record);
    if (submission?.submitted === undefined) throw new Error('nothing was submitted');
    const { submitted } = submission;
    await publishUnseen(unit, { id: ask.record, desk: DESK, submitted, person: author.id, cause: ask.mid });
  });
  await storage.close();
  expect(await progressOf(server, author, draft.scope, ask.record)).toMatchObject({ state: 'published', version: 1 });
  expect((await server.request(`/a/versions/${draft.id}/1`)).status).toBe(200);
  await server.push(moderator, decision(moderator, DESK, ask.record, APPROVE));
  const rows = server.otherConnection().prepare('select what, who from audit order by seq').all();
  expect(rows.slice(-2)).toMatchObject([
    { what: 'published-unseen', who: author.id },
    { what: 'looked-after', who: moderator.id },
  ]);
});
