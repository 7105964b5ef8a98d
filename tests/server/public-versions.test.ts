import { expect, test } from 'vitest';
import { WHOLE_RECORD } from '../../src/protocol/mutation.ts';
import { mutationBy } from './test-device.ts';
import { askFor, publishNow } from './test-publishing.ts';
import { gone, openPublished, RX1, SECRET, withdrawal } from './withdrawing.ts';

test('[S25] an edit of what is public is a new version, and its deletion a withdrawal: nothing changes in place', async () => {
  const { server, author, moderator, draft } = await openPublished();
  const textOf = async (version: number) => (await server.request(`/a/versions/${draft.id}/${version}`)).text();
  const first = await textOf(1);
  expect(first).toContain(SECRET);

  const change = mutationBy(author, {
    ...{ scope: draft.scope, record: draft.id, kind: 'project', field: 'didNotWork', payload: 'Much of it' },
  });
  await server.push(author, change);
  expect(await textOf(1)).toBe(first);
  expect((await server.request(`/a/versions/${draft.id}/2`)).status).toBe(404);

  const records = draft.records.map((record) =>
    record.kind === 'project' ? { ...record, values: { ...record.values, didNotWork: 'Much of it' } } : record,
  );
  await publishNow(server, author, moderator, RX1, { ...draft, records, mutations: [] });
  expect(await textOf(1)).toBe(first);
  expect(await textOf(2)).toContain('Much of it');

  const ask = await askFor(author, draft);
  const whole = { scope: draft.scope, record: ask.record, kind: 'publication', field: WHOLE_RECORD };
  const removal = mutationBy(author, { ...whole, op: 'delete', payload: { seen: 0 } });
  expect(await server.push(author, removal)).toMatchObject({ result: 'refused', problem: 'not-allowed' });
  await server.push(author, withdrawal(author, draft.id, 2, 'wrong'));
  expect(await gone(server, draft.id, 1)).toMatchObject({ status: 410, code: 'gone' });
  expect(await gone(server, draft.id, 2)).toMatchObject({ status: 410, code: 'gone' });
});
