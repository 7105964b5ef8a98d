import { describe, expect, it } from 'vitest';
import { deviceKeys } from '../../src/platform/keys.ts';
import { isKeySealed, openDeviceKey, sealedDeviceKeys } from '../../src/platform/sealed-keys.ts';
import { signRequest, verifyRequest } from '../../src/protocol/signature.ts';
import { createVaultSealer } from '../../src/store/lock/vault-sealer.ts';
import { quickLock } from './lock-of.ts';
import { testVault } from './test-vault.ts';

const REQUEST = { method: 'POST', path: '/v1/push', body: '{}', created: 1 };

async function signs(keys: Parameters<typeof signRequest>[0]): Promise<string | undefined> {
  const headers = await signRequest(keys, REQUEST);
  const { signature, 'content-digest': digest, 'signature-input': input } = headers;
  return (await verifyRequest({ signature, digest, input }, { ...REQUEST, body: new TextEncoder().encode('{}') }))
    ?.device;
}

describe('[S13] the keys of a device behind a PIN', () => {
  it('are sealed from the first on, sign once opened, and cannot be read then', async () => {
    const vault = testVault();
    const sealer = createVaultSealer((await quickLock(vault)).keys, vault.random);
    expect(await isKeySealed(vault.db)).toBeUndefined();
    const [one, twin] = await Promise.all([sealedDeviceKeys(vault.db, sealer), sealedDeviceKeys(vault.db, sealer)]);
    expect(one.id).toBe(twin.id);
    expect(await signs(one.keys)).toBe(one.id);
    expect(one.keys.privateKey).toMatchObject({ extractable: false });
    expect(await isKeySealed(vault.db)).toBe(true);
    const stored = (await vault.db.settings.get('device'))?.value;
    expect(Object.keys(Object(stored)).sort()).toEqual(['id', 'publicKey', 'sealedKey']);
  });

  it('stay as they were where they were made before the PIN', async () => {
    const vault = testVault();
    const before = await deviceKeys(vault.db);
    const sealer = createVaultSealer((await quickLock(vault)).keys, vault.random);
    expect((await sealedDeviceKeys(vault.db, sealer)).id).toBe(before.id);
    expect(await isKeySealed(vault.db)).toBe(false);
  });

  it('are the same device’s when the PIN is taken away', async () => {
    const vault = testVault();
    const sealer = createVaultSealer((await quickLock(vault)).keys, vault.random);
    const sealed = await sealedDeviceKeys(vault.db, sealer);
    await openDeviceKey(vault.db, sealer);
    const { id, keys } = await deviceKeys(vault.db);
    expect(id).toBe(sealed.id);
    expect(await signs(keys)).toBe(id);
    expect(keys.privateKey).toMatchObject({ extractable: false });
  });
});
