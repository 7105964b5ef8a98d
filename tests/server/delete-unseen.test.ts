import { expect, test } from 'vitest';
import { WHOLE_RECORD } from '../../src/protocol/mutation.ts';
import { createTestDevice, mutationBy, newProject, type TestDevice } from './test-device.ts';
import { openTestServer } from './test-server.ts';

const about = (scope: string) => ({ scope, record: 'c1', kind: 'pdsa-cycle' });
const idea = (by: TestDevice, scope: string, payload: string, base: string[] = []) =>
  mutationBy(by, { ...about(scope), field: 'changeIdea', payload, base });

/** A cycle that a device has seen; and how it takes that away. */
async function openCycle() {
  const server = await openTestServer();
  const ward = await createTestDevice();
  const { scope, title } = newProject(ward);
  const first = idea(ward, scope, 'A sensor under each mattress');
  await server.pushAll(ward, scope, [title, first]);
  const cursor = (await server.pullPages(ward, [{ scope, cursor: null }])).pages[0]?.next ?? '';
  const payload = { seen: Number(cursor.split('.')[1]), cursor };
  const removal = (by: TestDevice) => mutationBy(by, { ...about(scope), field: WHOLE_RECORD, op: 'delete', payload });
  return { server, ward, scope, first, removal };
}

test('[S22] a deletion of another device of the same person does not take along what this one wrote unseen', async () => {
  const { server, ward, scope, first, removal } = await openCycle();
  const tablet = await createTestDevice();
  const own = `person:${await server.person(ward)}`;
  await server.accept(tablet, await server.grant(ward, own, 'self'));
  const away = removal(tablet);
  await server.push(ward, idea(ward, scope, 'Low beds', [first.mid]));
  expect(await server.push(ward, away)).toMatchObject({ result: 'conflict' });
});

test('[S22] a deletion does not take along what a copy of the same device wrote unseen, and does what it wrote itself', async () => {
  const { server, ward, scope, first, removal } = await openCycle();
  const own = idea(ward, scope, 'Low beds', [first.mid]);
  const away = removal(ward);
  const names = (mids: string[]) => ({ ...removal(ward), payload: { ...Object(away.payload), own: mids } });
  await server.push(ward, own);
  const unseen = names([]);
  expect(await server.push(ward, unseen)).toMatchObject({ result: 'conflict' });
  expect(await server.push(ward, names([own.mid, unseen.mid]))).toMatchObject({ result: 'applied' });
});
