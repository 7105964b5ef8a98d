import { expect, test } from 'vitest';
import { checkDatabase } from './check-database.ts';
import { createTestDevice, mutationBy, newProject } from './test-device.ts';
import { draftProject, moderatorOf, publishNow } from './test-publishing.ts';
import { openTestServer } from './test-server.ts';

/** A database with a little of everything. */
async function workedIn() {
  const server = await openTestServer();
  const [author, colleague] = [await createTestDevice(), await createTestDevice()];
  const moderator = await moderatorOf(server, 'desk:RX1');
  const draft = draftProject(author);
  await publishNow(server, author, moderator, 'desk:RX1', draft);
  await server.accept(colleague, await server.grant(author, draft.scope, 'member'));
  const title = { scope: draft.scope, record: draft.id, kind: 'project', field: 'title' };
  await server.pushAll(colleague, draft.scope, [
    mutationBy(colleague, { ...title, payload: 'A second title' }),
    mutationBy(colleague, { ...title, kind: 'riddle', payload: 'parked' }),
    mutationBy(colleague, { ...title, field: '*', op: 'delete', payload: { seen: 1 } }),
  ]);
  await server.push(author, newProject(author).title);
  return server;
}

test('a sound database has no problem', async () => {
  expect(checkDatabase((await workedIn()).file)).toEqual([]);
});

test.each([
  ['a lost row', "delete from log where field = 'worked'", /rows 1 to \d+ are/],
  ['a lost last row', 'delete from log where seq = (select max(seq) from log)', /rows 1 to/],
  ['a counter that went on', 'update scopes set seq = seq + 1', /not \d+/],
  ['a state that is not the log’s', "update fields set state = replace(state, 'Sensors', 'Alarms')", /another state/],
  ['a state that was not written', "delete from fields where field = 'worked'", /nothing stands/],
  ['a state of an older row', 'update fields set seq = seq - 1', /and says/],
  ['a scope that is gone', "delete from scopes where scope like 'project:%'", /is no scope/],
  ['a person without a scope', "delete from scopes where scope like 'person:%'", /has no scope/],
  [
    'a lost version',
    'insert into published select project, 3, desk, organisation, content, hash, published_at from published',
    /versions up to 3/,
  ],
  ['a piece that is gone', "delete from pieces where kind = 'bodies'", /has 0 of 1/],
  ['a piece with other bytes', "update pieces set identity = cast('[{}]' as blob)", /other bytes/],
])('it sees %s', async (_, sql, problem) => {
  const { file, otherConnection } = await workedIn();
  otherConnection().exec(sql);
  expect(checkDatabase(file)).toEqual(expect.arrayContaining([expect.stringMatching(problem)]));
});
