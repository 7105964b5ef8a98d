import { base64url, fromBase64url } from '../domain/id.ts';

/**
 * HTTP message signatures (RFC 9421) with ECDSA P-256 over the method, the path and the digest of the body (RFC 9530), as
 * far as Dandelion needs them (S3). `keyid` is the public key itself, so that a device needs no registration.
 */
export type SignedHeaders = { 'content-digest': string; 'signature-input': string; signature: string };

/** A device's keys. The private one cannot leave the browser; the public one is raw P-256 (65 bytes) in base64url. */
export type SigningKeys = { privateKey: Parameters<typeof crypto.subtle.sign>[1]; publicKey: string };

export const ALGORITHM = { name: 'ECDSA', hash: 'SHA-256' } as const;
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const COMPONENTS = '("@method" "@path" "content-digest")';
const INPUT =
  /^dandelion=(\("@method" "@path" "content-digest"\);created=(\d{1,12});keyid="([A-Za-z0-9_-]{87})";alg="ecdsa-p256-sha256")$/;
const SIGNATURE = /^dandelion=:([A-Za-z0-9+/]{86}==):$/;

/** @param created seconds since 1970 by the server's clock, as far as the device knows it */
export async function signRequest(
  keys: SigningKeys,
  request: { method: string; path: string; body: string; created: number },
): Promise<SignedHeaders> {
  const digest = await contentDigest(new TextEncoder().encode(request.body));
  const params = `${COMPONENTS};created=${request.created};keyid="${keys.publicKey}";alg="ecdsa-p256-sha256"`;
  const signature = await crypto.subtle.sign(ALGORITHM, keys.privateKey, signatureBase(request, digest, params));
  return {
    'content-digest': digest,
    'signature-input': `dandelion=${params}`,
    signature: `dandelion=:${btoa(String.fromCharCode(...new Uint8Array(signature)))}:`,
  };
}

export type Verified = { publicKey: string; device: string; created: number };

/**
 * Checks a signature over the decoded body.
 *
 * @returns who signed, and when by his own word; undefined when the signature is missing or wrong. Whether `created` is
 * near enough is for the caller, who has the clock.
 */
export async function verifyRequest(
  headers: { digest: string | undefined; input: string | undefined; signature: string | undefined },
  request: { method: string; path: string; body: Uint8Array<ArrayBuffer> },
): Promise<Verified | undefined> {
  const [, params, created, publicKey] = INPUT.exec(headers.input ?? '') ?? [];
  const [, encoded] = SIGNATURE.exec(headers.signature ?? '') ?? [];
  if (params === undefined || publicKey === undefined || encoded === undefined) return undefined;
  const digest = await contentDigest(request.body);
  if (headers.digest !== digest) return undefined;
  const key = await publicKeyOf(publicKey);
  if (key === undefined) return undefined;
  const bytes = fromBase64url(encoded);
  const good = await crypto.subtle.verify(ALGORITHM, key, bytes, signatureBase(request, digest, params));
  return good ? { publicKey, device: await deviceId(publicKey), created: Number(created) } : undefined;
}

/** A raw P-256 public key in base64url, to verify with; undefined where it is none. */
export async function publicKeyOf(publicKey: string) {
  try {
    return await crypto.subtle.importKey('raw', fromBase64url(publicKey), CURVE, false, ['verify']);
  } catch {
    return undefined;
  }
}

/** A device's id: the first 128 bits of the SHA-256 of its public key, so that nobody else can have it. */
export async function deviceId(publicKey: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', fromBase64url(publicKey));
  return base64url(new Uint8Array(digest).subarray(0, 16));
}

function signatureBase(
  request: { method: string; path: string },
  digest: string,
  params: string,
): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(
    `"@method": ${request.method}\n"@path": ${request.path}\n"content-digest": ${digest}\n"@signature-params": ${params}`,
  );
}

async function contentDigest(body: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', body);
  return `sha-256=:${btoa(String.fromCharCode(...new Uint8Array(digest)))}:`;
}
