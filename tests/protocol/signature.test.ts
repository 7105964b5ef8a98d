import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deviceId, signRequest, verifyRequest } from '../../src/protocol/signature.ts';
import { createTestDevice } from '../server/test-device.ts';

const REQUEST = { method: 'POST', path: '/v1/push', body: '{"title":"Fewer falls – 30 %"}', created: 1_770_000_000 };
const bytes = (text: string) => new TextEncoder().encode(text);

async function signed() {
  const device = await createTestDevice();
  const headers = await signRequest(device.keys, REQUEST);
  return {
    device,
    headers: { digest: headers['content-digest'], input: headers['signature-input'], signature: headers.signature },
    request: { method: REQUEST.method, path: REQUEST.path, body: bytes(REQUEST.body) },
  };
}

test('[S3] a signature tells which device signed, and when by its own word', async () => {
  const { device, headers, request } = await signed();
  expect(await verifyRequest(headers, request)).toEqual({
    publicKey: device.keys.publicKey,
    device: device.id,
    created: REQUEST.created,
  });
  expect(await deviceId(device.keys.publicKey)).toBe(device.id);
  expect(device.id).toMatch(/^[A-Za-z0-9_-]{22}$/);
});

test('[S3] whatever is changed afterwards shows', async () => {
  const { headers, request } = await signed();
  const other = await createTestDevice();
  const changed = [
    [headers, { ...request, method: 'PUT' }],
    [headers, { ...request, path: '/v1/pull' }],
    [headers, { ...request, body: bytes(`${REQUEST.body} `) }],
    [{ ...headers, digest: headers.digest.replace(/.=:$/, 'A=:') }, request],
    [{ ...headers, input: headers.input.replace(String(REQUEST.created), '1770000001') }, request],
    [{ ...headers, input: headers.input.replace(/keyid="[^"]+"/, `keyid="${other.keys.publicKey}"`) }, request],
    [{ ...headers, input: headers.input.replace('"@path" ', '') }, request],
    [{ ...headers, signature: `dandelion=:${'A'.repeat(86)}==:` }, request],
    [{ ...headers, digest: undefined }, request],
    [{ ...headers, input: undefined }, request],
    [{ ...headers, signature: undefined }, request],
  ] as const;
  for (const [given, asked] of changed) expect(await verifyRequest(given, asked)).toBeUndefined();
});

test('[S3] no nonsense in the headers is more than a wrong signature', async () => {
  const { headers, request } = await signed();
  const nonsense = fc.oneof(
    fc.string(),
    fc.constant(headers.digest),
    fc.constant(headers.input),
    fc.constant(headers.signature),
  );
  const wrongKey = fc.base64String({ minLength: 88, maxLength: 88 }).map((text) => {
    const key = text.slice(0, 87).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', 'A');
    return headers.input.replace(/keyid="[^"]+"/, `keyid="${key}"`);
  });
  await fc.assert(
    fc.asyncProperty(nonsense, fc.oneof(nonsense, wrongKey), nonsense, async (digest, input, signature) => {
      fc.pre(digest !== headers.digest || input !== headers.input || signature !== headers.signature);
      expect(await verifyRequest({ digest, input, signature }, request)).toBeUndefined();
    }),
  );
});
