import { base64url, fromBase64url } from '../domain/id.ts';
import { canonicalJson } from './canonical.ts';
import { ALGORITHM, publicKeyOf, type SigningKeys } from './signature.ts';

/**
 * A device's own signature of one mutation, for a way on which others carry it (S30).
 *
 * @returns ECDSA P-256 with SHA-256 over the canonical JSON of the mutation (RFC 8785): r and s, 64 bytes, in base64url (86 characters)
 * @throws TypeError for what is no JSON
 */
export async function signMutation(keys: SigningKeys, mutation: unknown): Promise<string> {
  const signature = await crypto.subtle.sign(ALGORITHM, keys.privateKey, bytesOf(mutation));
  return base64url(new Uint8Array(signature));
}

/**
 * Whether a mutation is, byte for byte in its canonical form, what the holder of this key signed.
 *
 * @param publicKey raw P-256 in base64url; one that is no key has signed nothing
 * @param mutation as it was sent: whatever stands in it counts
 */
export async function verifyMutation(publicKey: string, mutation: unknown, signature: string): Promise<boolean> {
  const key = await publicKeyOf(publicKey);
  if (key === undefined) return false;
  try {
    return await crypto.subtle.verify(ALGORITHM, key, fromBase64url(signature), bytesOf(mutation));
  } catch {
    return false;
  }
}

const bytesOf = (mutation: unknown) => new TextEncoder().encode(canonicalJson(mutation));
