import { base64url } from '../domain/id.ts';
import { deviceId, type SigningKeys } from '../protocol/signature.ts';
import type { VaultDb } from '../store/vault-db.ts';

export type Device = { id: string; keys: SigningKeys };

const SETTING = 'device';

/**
 * The keys of this device, made at the first need (S1). The private key cannot be read by any script; it lives and dies with the vault.
 * Two tabs that ask at once get the same keys.
 */
export async function deviceKeys(db: VaultDb): Promise<Device> {
  const stored = await db.settings.get(SETTING);
  if (stored !== undefined) return stored.value as Device;
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  const publicKey = base64url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  const made: Device = { id: await deviceId(publicKey), keys: { privateKey: pair.privateKey, publicKey } };
  return db.transaction('rw', db.settings, async () => {
    const first = await db.settings.get(SETTING);
    if (first !== undefined) return first.value as Device;
    await db.settings.add({ name: SETTING, value: made });
    return made;
  });
}

/** The device's keys if it has any: a device that only reads never makes them. */
export async function existingDevice(db: VaultDb): Promise<Device | undefined> {
  const stored = await db.settings.get(SETTING);
  return stored?.value as Device | undefined;
}
