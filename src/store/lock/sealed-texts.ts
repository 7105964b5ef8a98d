import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { base64url, fromBase64url, type RandomBytes } from '../../domain/id.ts';
import type { TextStorage } from '../journal.ts';

const MARK = 'sealed:';
const NONCE_BYTES = 24;

/**
 * Texts beside a vault that is behind a PIN (S13): the page's journal and the marker, sealed before they are written. It works at once,
 * for a page that goes away waits for nothing; WebCrypto cannot do that. A text that an older page left in the clear is read as it is.
 */
export function sealedTexts(storage: TextStorage, key: Uint8Array, random: RandomBytes): TextStorage {
  return {
    get length() {
      return storage.length;
    },
    key: (at) => storage.key(at),
    getItem: (name) => openText(storage.getItem(name), key),
    setItem: (name, text) => storage.setItem(name, sealText(text, key, random)),
    removeItem: (name) => storage.removeItem(name),
  };
}

function sealText(text: string, key: Uint8Array, random: RandomBytes): string {
  const nonce = random(NONCE_BYTES);
  const sealed = xchacha20poly1305(key, nonce).encrypt(new TextEncoder().encode(text));
  return `${MARK}${inPieces(nonce)}.${inPieces(sealed)}`;
}

/** @returns null where nothing stands, or nothing that this key opens */
function openText(text: string | null, key: Uint8Array): string | null {
  if (text === null || !text.startsWith(MARK)) return text;
  const [nonce = '', sealed = ''] = text.slice(MARK.length).split('.');
  try {
    return new TextDecoder().decode(xchacha20poly1305(key, fromBase64url(nonce)).decrypt(fromBase64url(sealed)));
  } catch {
    return null;
  }
}

const PIECE = 30_000;

/** A long text is more than a function takes arguments. */
function inPieces(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE) text += base64url(bytes.subarray(at, at + PIECE));
  return text;
}
