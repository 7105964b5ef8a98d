import { base64url, fromBase64url } from '../domain/id.ts';
import { deviceId } from '../protocol/signature.ts';
import type { SealedBody, VaultSealer } from '../store/lock/vault-sealer.ts';
import type { VaultDb } from '../store/vault-db.ts';
import { type Device, existingDevice } from './keys.ts';

const SETTING = 'device';
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** A device's keys as a vault behind a PIN has them: the private one is sealed. */
type SealedDevice = { id: string; publicKey: string; sealedKey: SealedBody };

/**
 * The keys of a device behind a PIN (S1, S13), made at the first need. What is made here is sealed, and no script can read it while the
 * vault is open. Keys that were there before the PIN stay as they were: no script can read those, so none can seal them.
 */
export async function sealedDeviceKeys(db: VaultDb, sealer: VaultSealer): Promise<Device> {
  const stored = await storedDevice(db);
  if (stored !== undefined) return opened(stored, sealer);
  const made = await makeKeys(sealer);
  const first = await db.transaction('rw', db.settings, async () => {
    const there = await storedDevice(db);
    if (there === undefined) await db.settings.add({ name: SETTING, value: made });
    return there ?? made;
  });
  return opened(first, sealer);
}

/** Whether the private key of this vault's device is sealed with it; undefined where it has none yet. */
export async function isKeySealed(db: VaultDb): Promise<boolean | undefined> {
  const stored = await storedDevice(db);
  return stored === undefined ? undefined : 'sealedKey' in stored;
}

/** Takes a sealed key out of its seal, for a vault whose PIN is taken away. */
export async function openDeviceKey(db: VaultDb, sealer: VaultSealer): Promise<void> {
  const stored = await storedDevice(db);
  if (stored !== undefined && 'sealedKey' in stored)
    await db.settings.put({ name: SETTING, value: await opened(stored, sealer) });
}

async function storedDevice(db: VaultDb): Promise<Device | SealedDevice | undefined> {
  const device: Device | SealedDevice | undefined = await existingDevice(db);
  return device;
}

async function makeKeys(sealer: VaultSealer): Promise<SealedDevice> {
  const pair = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const publicKey = base64url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  const secret = base64url(new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey)));
  const sealedKey = await sealer.seal(secret);
  return { id: await deviceId(publicKey), publicKey, sealedKey };
}

async function opened(stored: Device | SealedDevice, sealer: VaultSealer): Promise<Device> {
  if (!('sealedKey' in stored)) return stored;
  const secret = fromBase64url(String(await sealer.open(stored.sealedKey)));
  const privateKey = await crypto.subtle.importKey('pkcs8', secret, ALGORITHM, false, ['sign']);
  return { id: stored.id, keys: { privateKey, publicKey: stored.publicKey } };
}
