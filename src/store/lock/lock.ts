import * as z from 'zod/mini';
import { base64url, fromBase64url, type RandomBytes } from '../../domain/id.ts';
import { pinOf } from '../../domain/pin/pin.ts';
import { fail, ok, type Result } from '../../domain/result.ts';

/**
 * What stands in the clear of a vault behind a PIN (S13): how the PIN becomes a key, and the vault's own keys, wrapped in it. It says
 * nothing of the PIN but whether one is right, at the cost of `rounds`.
 */
export const lockSchema = z.object({
  /** What its person is called here, so that the list of people can be made anew. */
  name: z.string(),
  /** Rounds of PBKDF2 with SHA-256. */
  rounds: z.int(),
  salt: z.string(),
  iv: z.string(),
  wrapped: z.string(),
  /** On the way: `sealing` until every row is sealed, `opening` until none is. */
  under: z.optional(z.enum(['sealing', 'opening'])),
});

export type Lock = z.infer<typeof lockSchema>;

/** The keys of an opened vault: one for the bodies of its rows, one for the texts beside it, which must be sealed at once. */
export type VaultKeys = { bodies: BodyKey; texts: Uint8Array<ArrayBuffer> };
type BodyKey = Parameters<typeof crypto.subtle.encrypt>[1];

/** OWASP's least for PBKDF2 with SHA-256 (2023). About half a second on a slow two-core machine (ADR 0010). */
export const ROUNDS = 600_000;

const KEY_BYTES = 32;

/** A lock with keys of its own for somebody's vault. */
export async function makeLock(
  { pin, name, rounds = ROUNDS }: { pin: string; name: string; rounds?: number },
  random: RandomBytes,
): Promise<{ lock: Lock; keys: VaultKeys }> {
  const secret = bytesOf(random, 2 * KEY_BYTES);
  const lock = await wrap(secret, { pin, name, rounds }, random);
  return { lock: { ...lock, under: 'sealing' }, keys: await keysOf(secret) };
}

/** @returns the vault's keys, where the PIN is right. It takes as long as the lock's rounds ask for */
export async function openLock(lock: Lock, pin: string): Promise<Result<VaultKeys, 'wrong-pin'>> {
  const secret = await unwrap(lock, pin);
  return secret === undefined ? fail('wrong-pin') : ok(await keysOf(secret));
}

/** The same keys behind another PIN: no row is sealed anew. */
export async function changePin(
  lock: Lock,
  { from, to, rounds = ROUNDS }: { from: string; to: string; rounds?: number },
  random: RandomBytes,
): Promise<Result<Lock, 'wrong-pin'>> {
  const secret = await unwrap(lock, from);
  if (secret === undefined) return fail('wrong-pin');
  return ok({ ...lock, ...(await wrap(secret, { pin: to, name: lock.name, rounds }, random)) });
}

type Behind = { pin: string; name: string; rounds: number };

async function wrap(
  secret: Uint8Array<ArrayBuffer>,
  { pin, name, rounds }: Behind,
  random: RandomBytes,
): Promise<Lock> {
  const [salt, iv] = [bytesOf(random, 16), bytesOf(random, 12)];
  const key = await pinKey(pin, salt, rounds);
  const wrapped = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, secret));
  return { name, rounds, salt: base64url(salt), iv: base64url(iv), wrapped: base64url(wrapped) };
}

async function unwrap({ rounds, salt, iv, wrapped }: Lock, pin: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const key = await pinKey(pin, fromBase64url(salt), rounds);
  try {
    const algorithm = { name: 'AES-GCM', iv: fromBase64url(iv) };
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, fromBase64url(wrapped)));
  } catch {
    return undefined;
  }
}

async function pinKey(pin: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<BodyKey> {
  const typed = await crypto.subtle.importKey('raw', new TextEncoder().encode(pinOf(pin)), 'PBKDF2', false, [
    'deriveKey',
  ]);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return crypto.subtle.deriveKey(how, typed, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

async function keysOf(secret: Uint8Array<ArrayBuffer>): Promise<VaultKeys> {
  const bodies = await crypto.subtle.importKey('raw', secret.subarray(0, KEY_BYTES), 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ]);
  return { bodies, texts: secret.slice(KEY_BYTES) };
}

const bytesOf = (random: RandomBytes, length: number): Uint8Array<ArrayBuffer> => new Uint8Array(random(length));
