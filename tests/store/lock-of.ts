import { type Lock, makeLock, type VaultKeys } from '../../src/store/lock/lock.ts';
import { type Unlocked, writeLock } from '../../src/store/lock/unlock.ts';
import { createVaultSealer } from '../../src/store/lock/vault-sealer.ts';
import type { Vault } from '../../src/store/vault.ts';

export const PIN = '482913';

/** A lock that opens quickly: what its rounds cost is not what these tests are about. */
export const quickLock = (vault: Pick<Vault, 'random'>, pin = PIN): Promise<{ lock: Lock; keys: VaultKeys }> =>
  makeLock({ pin, name: 'Ana', rounds: 1_000 }, vault.random);

/** Puts a vault behind a PIN, with its rows as they are. */
export async function putBehindPin(vault: Vault): Promise<Unlocked> {
  const made = await quickLock(vault);
  await writeLock(vault.db, made.lock);
  return made;
}

export const sealedWith = <V extends Vault>(vault: V, keys: VaultKeys): V => ({
  ...vault,
  sealer: createVaultSealer(keys, vault.random),
});

/** Everything in a database as one text: of bytes, the text that they would be. */
export async function asText({ db }: Pick<Vault, 'db'>): Promise<string> {
  const tables = await Promise.all(db.tables.map((table) => table.toArray()));
  return JSON.stringify(tables, (_, value: unknown) =>
    ArrayBuffer.isView(value) ? new TextDecoder('latin1').decode(value) : value,
  );
}
