import { expect, test } from 'vitest';
import { createTestDevice, mutationBy } from './test-device.ts';
import { moderatorOf } from './test-publishing.ts';
import { openTestServer } from './test-server.ts';

const NAME = 'Mr John Smith';

test('[S31][S1] a public profile has its person’s own name, and nobody else’s', async () => {
  const server = await openTestServer();
  const john = await createTestDevice();
  const show = (part: object) => {
    const payload = { name: NAME, role: 'Works for Mr Smith', organisation: null, helpsWith: '', ...part };
    return server.push(
      john,
      mutationBy(john, { scope: `person:${john.id}`, record: john.id, kind: 'profile', field: 'public', payload }),
    );
  };
  expect(await show({})).toMatchObject({ result: 'applied' });
  for (const part of [{ helpsWith: 'I looked after Mrs Adeyemi' }, { name: 'John 943 476 5919' }])
    expect(await show(part)).toMatchObject({ result: 'refused', problem: 'identifier' });
});

test('[S31][S24] a moderator is called what they are called', async () => {
  const server = await openTestServer();
  const john = await moderatorOf(server, 'desk:RX1');
  const place = { scope: 'desk:RX1', record: john.id, kind: 'desk-moderator', field: 'name' };
  expect(await server.push(john, mutationBy(john, { ...place, payload: NAME }))).toMatchObject({ result: 'applied' });
});
