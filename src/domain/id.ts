import * as z from 'zod/mini';

/** Gives `length` random bytes. Passed in, so that the domain stays pure. */
export type RandomBytes = (length: number) => Uint8Array;

/** 128 random bits as 22 characters of base64url (RFC 4648, section 5). */
export function newId(random: RandomBytes): string {
  return base64url(random(16));
}

/** Every id on the wire: letters, digits, `_` and `-`, 1 to 64 characters. */
export const idSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/));

export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** @throws DOMException when the text is not base64url */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
}
