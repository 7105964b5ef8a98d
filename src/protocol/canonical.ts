import canonicalize from 'canonicalize';

/** JSON in one agreed form: sorted keys, no spaces (RFC 8785). */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('Only JSON values have a canonical form');
  return text;
}

/** SHA-256 of bytes or of a text in UTF-8, in hex. */
export async function sha256(data: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The hash that names a content: two devices and the server get the same for the same content (S24). */
export const contentHash = (content: unknown): Promise<string> => sha256(canonicalJson(content));

/** Whether two JSON values say the same. */
export const sameValue = (a: unknown, b: unknown): boolean =>
  a === b || canonicalJson(a ?? null) === canonicalJson(b ?? null);
