import { deviceKeys } from '../../src/platform/keys.ts';
import type { Mutation } from '../../src/protocol/mutation.ts';
import { signRequest } from '../../src/protocol/signature.ts';
import { openOutbox } from '../../src/store/vault.ts';
import type { OutboxState } from '../../src/store/vault-db.ts';
import type { TestServer } from '../server/test-server.ts';
import type { SyncDevice } from './sync-device.ts';

/** The last change of a device in one of these states, as it is on its disk. */
export async function lastChange({ vault }: SyncDevice, states: readonly OutboxState[]): Promise<Mutation> {
  const row = (await vault.db.outbox.orderBy('n').toArray()).findLast(({ state }) => states.includes(state));
  if (row === undefined) throw new Error('no such change');
  return (await openOutbox(vault, row)).mutation;
}

/** Sends a change as a copy of the device, which has its keys. */
export async function sendAsCopy(server: TestServer, { vault }: SyncDevice, mutation: Mutation): Promise<void> {
  const { keys } = await deviceKeys(vault.db);
  const text = JSON.stringify({ scope: mutation.scope, mutations: [mutation], nonce: 'a-nonce-of-22-characters' });
  const created = Math.floor(server.clock.now.getTime() / 1000);
  const signed = await signRequest(keys, { method: 'POST', path: '/v1/push', body: text, created });
  const headers = { ...signed, 'content-type': 'application/json' };
  const answer = await server.request('/v1/push', { method: 'POST', headers, body: text });
  if (answer.status !== 200) throw new Error(`the copy was answered with ${answer.status}`);
}
