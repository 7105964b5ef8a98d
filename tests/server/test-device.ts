import { randomBytes } from 'node:crypto';
import { base64url, newId } from '../../src/domain/id.ts';
import type { FieldState } from '../../src/protocol/field-state.ts';
import type { Mutation } from '../../src/protocol/mutation.ts';
import { deviceId, type SigningKeys, signRequest } from '../../src/protocol/signature.ts';
import { SCHEMA_VERSION } from '../../src/protocol/version.ts';

/** A device that is no browser: it has keys, signs requests and makes mutations. */
export type TestDevice = { id: string; keys: SigningKeys };

export const randomId = (): string => newId(randomBytes);

export async function createTestDevice(): Promise<TestDevice> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const publicKey = base64url(raw);
  return { id: await deviceId(publicKey), keys: { privateKey: pair.privateKey, publicKey } };
}

/** A signed POST, for `fetch` or `app.request`. A text is sent as it is. */
export async function signedPost(
  device: TestDevice,
  path: string,
  body: object | string,
  at: Date,
): Promise<{ method: 'POST'; headers: Record<string, string>; body: string }> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const created = Math.floor(at.getTime() / 1000);
  const signed = await signRequest(device.keys, { method: 'POST', path, body: text, created });
  return { method: 'POST', headers: { 'content-type': 'application/json', ...signed }, body: text };
}

type Change = Partial<Mutation> & Pick<Mutation, 'scope' | 'record' | 'kind' | 'field' | 'payload'>;

/** One change as the app would write it: `set`, based on nothing, unless it says otherwise. */
export const mutationBy = (device: TestDevice, change: Change): Mutation => ({
  mid: randomId(),
  op: 'set',
  base: [],
  by: device.id,
  madeAt: '2026-03-01T09:00:00.000Z',
  schemaVersion: SCHEMA_VERSION,
  ...change,
});

/** A project of this device with a title: its scope, and the first mutation. */
export function newProject(
  device: TestDevice,
  title = 'Fewer falls on Ward 7',
): { scope: string; id: string; title: Mutation } {
  const id = randomId();
  const scope = `project:${id}`;
  const set = { scope, record: id, kind: 'project', field: 'title', payload: title };
  return { scope, id, title: mutationBy(device, set) };
}

/** The values that stand in a field, the shown one first. */
export const valuesOf = (state: FieldState | undefined): unknown[] => state?.heads.map((head) => head.value) ?? [];
