import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPublicKey,
  createSecretKey,
  KeyObject,
  sign,
  verify,
  type webcrypto,
} from 'node:crypto';

/**
 * Makes this process deterministic for the simulator: what the IndexedDB in memory still has to do is counted, and WebCrypto, which
 * would answer from other threads in any order, works at once. The results are the same; signatures are random as they always are.
 */
export function holdStill(): void {
  if (installed) return;
  installed = true;
  globalThis.setImmediate = counted as typeof setImmediate;
  globalThis.structuredClone = copyOf as typeof structuredClone;
  const { subtle } = globalThis.crypto;
  Object.defineProperties(subtle, {
    digest: { value: digest },
    sign: { value: signAtOnce },
    verify: { value: verifyAtOnce },
    encrypt: { value: encryptAtOnce },
    decrypt: { value: decryptAtOnce },
    importKey: { value: importAtOnce(subtle.importKey.bind(subtle)) },
  });
}

let installed = false;
let outstanding = 0;
const later = globalThis.setImmediate;

function counted(run: (...args: unknown[]) => void, ...args: unknown[]) {
  outstanding += 1;
  return later(() => {
    outstanding -= 1;
    run(...args);
  });
}

const cloneWhole = globalThis.structuredClone;

/** What a structured clone makes of rows; of all that is no plain object or list, such as keys, it makes what it always does. */
function copyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null)
    return typeof value === 'function' || typeof value === 'symbol' ? cloneWhole(value) : value;
  if (Array.isArray(value)) return value.map(copyOf);
  if (Object.getPrototypeOf(value) !== Object.prototype) return cloneWhole(value);
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) copy[key] = copyOf(Reflect.get(value, key));
  return copy;
}

/** Resolves when nothing in this process goes on by itself: all that happens next is an event of the scheduler. */
export async function stillness(): Promise<void> {
  for (let still = 0; still < 2; ) {
    await new Promise<void>((resolve) => later(() => resolve()));
    still = outstanding === 0 ? still + 1 : 0;
  }
}

const bytesOf = (data: BufferSource): Uint8Array =>
  ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data);

async function digest(_: unknown, data: BufferSource): Promise<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(bytesOf(data)).digest()).buffer;
}

const asWebKey = (key: AnyKey) => ({ key: KeyObject.from(key), dsaEncoding: 'ieee-p1363' as const });

async function signAtOnce(_: unknown, key: AnyKey, data: BufferSource): Promise<ArrayBuffer> {
  return new Uint8Array(sign('sha256', bytesOf(data), asWebKey(key))).buffer;
}

async function verifyAtOnce(_: unknown, key: AnyKey, signature: BufferSource, data: BufferSource): Promise<boolean> {
  return verify('sha256', bytesOf(data), asWebKey(key), bytesOf(signature));
}

type Aes = { iv: Uint8Array };
const TAG_BYTES = 16;

async function encryptAtOnce({ iv }: Aes, key: AnyKey, data: BufferSource): Promise<ArrayBuffer> {
  const cipher = createCipheriv('aes-256-gcm', KeyObject.from(key), iv);
  const sealed = [cipher.update(bytesOf(data)), cipher.final(), cipher.getAuthTag()];
  return new Uint8Array(Buffer.concat(sealed)).buffer;
}

async function decryptAtOnce({ iv }: Aes, key: AnyKey, data: BufferSource): Promise<ArrayBuffer> {
  const bytes = bytesOf(data);
  const cipher = createDecipheriv('aes-256-gcm', KeyObject.from(key), iv);
  cipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  return new Uint8Array(Buffer.concat([cipher.update(bytes.subarray(0, -TAG_BYTES)), cipher.final()])).buffer;
}

const secretKey = (raw: Uint8Array): AnyKey =>
  createSecretKey(raw).toCryptoKey('AES-GCM', true, ['encrypt', 'decrypt']);

type AnyKey = webcrypto.CryptoKey;
type ImportKey = (format: string, data: BufferSource, ...rest: unknown[]) => Promise<AnyKey>;
const known = new Map<string, AnyKey>();

/** Public keys come again and again: each is imported once. */
function importAtOnce(original: unknown): ImportKey {
  return async (format, data, ...rest) => {
    if (format === 'raw' && rest[0] === 'AES-GCM') return secretKey(bytesOf(data));
    if (format !== 'raw') return (original as ImportKey)(format, data, ...rest);
    const raw = Buffer.from(bytesOf(data));
    const name = raw.toString('base64url');
    const key = known.get(name) ?? publicKey(raw);
    known.set(name, key);
    return key;
  };
}

const publicKey = (raw: Buffer): AnyKey =>
  createPublicKey({
    format: 'jwk',
    key: { kty: 'EC', crv: 'P-256', x: raw.toString('base64url', 1, 33), y: raw.toString('base64url', 33, 65) },
  }).toCryptoKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['verify']);
