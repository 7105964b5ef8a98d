import { expect, test } from 'vitest';
import { serverMid } from '../../sync-server/usecases/server-row.ts';
import { createTestDevice, mutationBy, newProject, type TestDevice } from './test-device.ts';
import { askFor, progressOf } from './test-publishing.ts';
import { openTestServer } from './test-server.ts';
import { openPublished } from './withdrawing.ts';

const REFUSED = { result: 'refused', problem: 'not-allowed' };

/** A change of a member that says it is called so. */
const named = (by: TestDevice, scope: string, mid: string) =>
  mutationBy(by, { mid, scope, record: 'c9', kind: 'pdsa-cycle', field: 'changeIdea', payload: 'Anything' });

test('[S24] nobody keeps the server from telling what became of a request by taking the id of its row', async () => {
  const { server, author, draft } = await openPublished();
  const ask = await askFor(author, draft);
  const mid = serverMid([draft.scope, 'publication', ask.record, 'progress', ask.mid]);
  expect(await server.push(author, named(author, draft.scope, mid))).toMatchObject(REFUSED);
  await server.push(author, ask);
  expect(await progressOf(server, author, draft.scope, ask.record)).toMatchObject({ state: 'published' });
});

test('[S28] nobody keeps a restored server from starting by taking the id of the row that it writes then', async () => {
  const server = await openTestServer();
  const stranger = await createTestDevice();
  const { scope, id, title } = newProject(stranger);
  const taken = named(stranger, scope, serverMid([scope, id, 'title', 'redact', title.mid]));
  expect(await server.pushAll(stranger, scope, [title, taken])).toMatchObject([{ result: 'applied' }, REFUSED]);
  const backup = await server.copy();
  const place = { scope, record: id, kind: 'project', field: 'title' };
  const payload = { mids: [title.mid], reason: 'mistake' };
  await server.push(stranger, mutationBy(stranger, { ...place, op: 'redact', payload }));
  await server.putBack(backup);
  const rows = await server.pullRows(stranger, scope);
  expect(rows.find(({ mid }) => mid === title.mid)).toMatchObject({ payload: null, redacted: { reason: 'mistake' } });
});
