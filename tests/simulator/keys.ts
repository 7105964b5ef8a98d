import { createECDH, createHash } from 'node:crypto';
import type { Device } from '../../src/platform/keys.ts';
import { deviceId } from '../../src/protocol/signature.ts';

const made = new Map<string, Device>();

/** The keys of a device, the same for the same name in each run: so ids are, too. */
export async function keysNamed(name: string): Promise<Device> {
  const before = made.get(name);
  if (before !== undefined) return before;
  const curve = createECDH('prime256v1');
  const secret = createHash('sha256').update(`simulator ${name}`).digest();
  curve.setPrivateKey(secret);
  const raw = curve.getPublicKey();
  const [x, y] = [raw.toString('base64url', 1, 33), raw.toString('base64url', 33, 65)];
  const jwk = { kty: 'EC', crv: 'P-256', x, y, d: secret.toString('base64url') };
  const curveName = { name: 'ECDSA', namedCurve: 'P-256' };
  const privateKey = await crypto.subtle.importKey('jwk', jwk, curveName, true, ['sign']);
  const publicKey = raw.toString('base64url');
  const device = { id: await deviceId(publicKey), keys: { privateKey, publicKey } };
  made.set(name, device);
  return device;
}
