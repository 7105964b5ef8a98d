import { base64url } from '../../src/domain/id.ts';
import { deviceId, type SigningKeys } from '../../src/protocol/signature.ts';
import type { Vault } from '../../src/store/vault.ts';
import { workFile } from '../../src/store/work-file.ts';
import { testVault } from './test-vault.ts';

export type WorkDevice = { vault: ReturnType<typeof testVault>; keys: () => Promise<SigningKeys>; id: string };

/** A vault of a device with keys of its own; with the keys of another it is a clone of that, or that one after a wipe. */
export async function workDevice(like?: WorkDevice): Promise<WorkDevice> {
  const keys = (await like?.keys()) ?? (await makeKeys());
  const id = await deviceId(keys.publicKey);
  return { vault: testVault(id), keys: async () => keys, id };
}

async function makeKeys(): Promise<SigningKeys> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  const publicKey = base64url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  return { privateKey: pair.privateKey, publicKey };
}

type Saving = { vault: Vault; keys: () => Promise<SigningKeys> };

/** The text of a file with all work of a device. */
export async function savedText({ vault, keys }: Saving, only?: string): Promise<string> {
  const { lines } = await workFile(vault, keys, only);
  let text = '';
  for await (const line of lines) text += line;
  return text;
}

/** All that a vault holds, to see that nothing of it changed. */
export async function allOf({ db }: Vault): Promise<unknown> {
  return Promise.all([db.outbox.toArray(), db.base.toArray(), db.log.toArray(), db.scopes.toArray()]);
}
