import type { RandomBytes } from '../../domain/id.ts';
import type { VaultKeys } from './lock.ts';

/** A sealed body says of itself that it is sealed. Nothing that comes as JSON can look like it. */
export type SealedBody = { iv: Uint8Array<ArrayBuffer>; sealed: Uint8Array<ArrayBuffer> };

export const isSealed = (body: unknown): body is SealedBody =>
  typeof body === 'object' && body !== null && 'sealed' in body && ArrayBuffer.isView(body.sealed);

export type VaultSealer = { seal(body: unknown): Promise<SealedBody>; open(body: unknown): unknown };

/**
 * Seals bodies with AES-GCM, each with an initial vector of its own. A body that is not sealed yet is read as it is: a vault that is
 * being converted has both (S13).
 *
 * @param onPlain is told of one that was not sealed
 */
export function createVaultSealer(
  { bodies: key }: Pick<VaultKeys, 'bodies'>,
  random: RandomBytes,
  onPlain?: () => void,
): VaultSealer {
  return {
    async seal(body) {
      const iv = new Uint8Array(random(12));
      const bytes = new TextEncoder().encode(JSON.stringify(body));
      return { iv, sealed: new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes)) };
    },
    open(body) {
      if (isSealed(body)) return unseal(key, body);
      onPlain?.();
      return body;
    },
  };
}

async function unseal(key: VaultKeys['bodies'], { iv, sealed }: SealedBody): Promise<unknown> {
  const bytes = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed);
  return JSON.parse(new TextDecoder().decode(bytes));
}
