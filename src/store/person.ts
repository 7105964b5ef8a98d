import type { Vault } from './vault.ts';

const SETTING = 'person';

/** The person that this device belongs to: at first the device itself, later perhaps the person of another device (S1). */
export async function personOf(vault: Vault): Promise<string> {
  const stored = await vault.db.settings.get(SETTING);
  return typeof stored?.value === 'string' ? stored.value : vault.device();
}

export async function rememberPerson(vault: Vault, person: string): Promise<void> {
  await vault.db.settings.put({ name: SETTING, value: person });
}

export const personScope = async (vault: Vault): Promise<string> => `person:${await personOf(vault)}`;
