import { expect, test } from 'vitest';
import { createTestDevice } from './test-device.ts';
import { askFor, draftProject, progressOf } from './test-publishing.ts';
import { openTestServer, type TestServer } from './test-server.ts';

const FIELDS = ['changeIdea', 'question', 'prediction', 'planWho', 'planWhat', 'happened', 'obstacles', 'learned'];

/** Cycles with four values in each field. */
function leaveConflicts(server: TestServer, scope: string, cycles: number): void {
  const text = 'What somebody wrote about this cycle. '.repeat(20);
  const heads = [1, 2, 3, 4].map((at) => {
    return { versions: [`v${at}`], value: `${at} ${text}`, person: 'p1', madeAt: '2026-03-01T09:00:00.000Z' };
  });
  const other = server.otherConnection();
  const put = other.prepare(
    "insert into fields (scope, record, kind, field, state, seq) values (?, ?, 'pdsa-cycle', ?, ?, 1)",
  );
  other.exec('begin');
  for (let at = 0; at < cycles; at++)
    for (const field of FIELDS) put.run(scope, `cycle${at}`, field, JSON.stringify({ heads }));
  other.exec('commit');
  other.close();
}

test('[S15][S24] thousands of conflicts that change nothing of what is published hold the server up little', async () => {
  const server = await openTestServer();
  const author = await createTestDevice();
  const draft = draftProject(author);
  await server.pushAll(author, draft.scope, draft.mutations);
  leaveConflicts(server, draft.scope, 300);
  const [early, full] = [await askFor(author, draft, 'in-progress'), await askFor(author, draft, 'full')];
  const began = performance.now();
  await server.push(author, early);
  expect(performance.now() - began).toBeLessThan(2000);
  expect(await progressOf(server, author, draft.scope, early.record)).toMatchObject({ state: 'waiting' });
  await server.push(author, full);
  expect(await progressOf(server, author, draft.scope, full.record)).toMatchObject({ reason: 'open-conflict' });
});
