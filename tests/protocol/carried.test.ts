import fc from 'fast-check';
import { expect, test } from 'vitest';
import { signMutation, verifyMutation } from '../../src/protocol/carried.ts';
import { createTestDevice, mutationBy } from '../server/test-device.ts';

const title = { scope: 'project:p', record: 'p', kind: 'project', field: 'title', payload: 'Quieter nights' };

test('[S30] a signature is 86 characters, and holds whatever the order of the keys', async () => {
  const device = await createTestDevice();
  const mutation = mutationBy(device, title);
  const signature = await signMutation(device.keys, mutation);
  expect(signature).toMatch(/^[A-Za-z0-9_-]{86}$/);
  const turned = Object.fromEntries(Object.entries(mutation).reverse());
  expect(await verifyMutation(device.keys.publicKey, turned, signature)).toBe(true);
});

test('[S30] whatever is changed in a mutation, its signature holds no more', async () => {
  const device = await createTestDevice();
  const mutation = mutationBy(device, title);
  const signature = await signMutation(device.keys, mutation);
  const keys = fc.constantFrom(...Object.keys(mutation), 'more');
  await fc.assert(
    fc.asyncProperty(keys, fc.jsonValue(), async (key, value) => {
      const changed = { ...mutation, [key]: value };
      fc.pre(JSON.stringify(changed) !== JSON.stringify(mutation));
      expect(await verifyMutation(device.keys.publicKey, changed, signature)).toBe(false);
    }),
    { numRuns: 60 },
  );
});

test('[S30] another key, no key, no signature and no JSON prove nothing', async () => {
  const [device, other] = [await createTestDevice(), await createTestDevice()];
  const mutation = mutationBy(device, title);
  const signature = await signMutation(device.keys, mutation);
  const { publicKey } = device.keys;
  const cases = [
    [other.keys.publicKey, mutation, signature],
    ['A'.repeat(87), mutation, signature],
    ['no key', mutation, signature],
    [publicKey, mutation, ''],
    [publicKey, mutation, '~'.repeat(86)],
    [publicKey, { ...mutation, payload: Number.NaN }, signature],
  ] as const;
  for (const [key, given, said] of cases) expect(await verifyMutation(key, given, said)).toBe(false);
});
