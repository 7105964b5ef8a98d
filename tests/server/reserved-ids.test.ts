import { expect, test } from 'vitest';
import { withdrawalId } from '../../src/domain/publication/withdrawal.ts';
import { createTestDevice, mutationBy, randomId } from './test-device.ts';
import { askFor, draftProject } from './test-publishing.ts';
import { openPublished, RX1, withdrawal } from './withdrawing.ts';

test('[S28] a request to publish cannot take the id under which a desk withdraws another project', async () => {
  const { server, moderator, draft } = await openPublished();
  const stranger = await createTestDevice();
  const own = draftProject(stranger);
  const ask = await askFor(stranger, own, 'full', withdrawalId(draft.id));
  const results = await server.pushAll(stranger, own.scope, [...own.mutations, ask]);
  expect(results.at(-1)).toMatchObject({ result: 'parked', problem: 'bad-value' });
  const taken = await server.push(moderator, withdrawal(moderator, draft.id, 1, 'patient-data', RX1));
  expect(taken).toMatchObject({ result: 'applied' });
});

test('[S28] a member cannot take the id under which the lead withdraws', async () => {
  const { server, author, draft } = await openPublished();
  const member = await createTestDevice();
  await server.accept(member, await server.grant(author, draft.scope, 'member'));
  const place = { scope: draft.scope, record: withdrawalId(draft.id), kind: 'pdsa-cycle', field: 'changeIdea' };
  expect(await server.push(member, mutationBy(member, { ...place, payload: 'Anything' }))).toMatchObject({
    ...{ result: 'parked', problem: 'bad-value' },
  });
  expect(await server.push(author, withdrawal(author, draft.id, 1))).toMatchObject({ result: 'applied' });
});

test('[S2] a project whose id leaves no room for that of its withdrawal is not made', async () => {
  const { server, author } = await openPublished();
  const id = `${randomId()}${randomId()}${randomId()}`.slice(0, 60);
  const place = { scope: `project:${id}`, record: id, kind: 'project', field: 'title' };
  const mutations = [mutationBy(author, { ...place, payload: 'Never to be withdrawn' })];
  const body = { nonce: randomId(), scope: place.scope, create: true, mutations };
  expect(await server.refusal(author, '/v1/push', body)).toMatchObject({ status: 403, code: 'not-allowed' });
});

test('[S1] a member cannot keep a colleague out by writing something under their id', async () => {
  const { server, author, draft } = await openPublished();
  const [member, next] = [await createTestDevice(), await createTestDevice()];
  const { scope } = draft;
  await server.accept(member, await server.grant(author, scope, 'member'));
  const place = { scope, record: await server.person(next), kind: 'pdsa-cycle', field: 'changeIdea' };
  expect(await server.push(member, mutationBy(member, { ...place, payload: 'Anything' }))).toMatchObject({
    ...{ result: 'parked', problem: 'bad-value' },
  });
  expect(await server.accept(next, await server.grant(author, scope, 'member'))).toMatchObject({ role: 'member' });
});
