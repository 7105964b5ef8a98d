import type { RandomBytes } from '../../domain/id.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { openDeviceKey } from '../../platform/sealed-keys.ts';
import type { TextStorage } from '../journal.ts';
import { createMarker } from '../marker.ts';
import type { VaultDb } from '../vault-db.ts';
import { convertVault, opening, sealing } from './convert.ts';
import { type Lock, lockSchema, openLock, type VaultKeys } from './lock.ts';
import { moveTexts } from './own-texts.ts';
import { sealedTexts } from './sealed-texts.ts';
import { createVaultSealer } from './vault-sealer.ts';

const SETTING = 'lock';

/** The lock that a vault has. @returns undefined where there is none */
export async function readLock(db: VaultDb): Promise<Lock | undefined> {
  return lockSchema.safeParse((await db.settings.get(SETTING))?.value).data;
}

export const writeLock = async (db: VaultDb, lock: Lock): Promise<void> => {
  await db.settings.put({ name: SETTING, value: lock });
};

export type Unlocked = { lock: Lock; keys: VaultKeys };

/**
 * Opens a vault by its PIN. The lock in the vault counts; where a browser threw the vault away, the copy beside it does, so that what
 * stands beside the vault can be read and the way back be taken (S11).
 */
export async function unlock(db: VaultDb, copy: Lock, pin: string): Promise<Result<Unlocked, 'wrong-pin'>> {
  const inVault = await readLock(db);
  const lock = inVault ?? { ...copy, under: 'sealing' as const };
  const opened = await openLock(lock, pin);
  if (!opened.ok) return fail(opened.error);
  if (inVault === undefined) await writeLock(db, lock);
  return ok({ lock, keys: opened.value });
}

export type Finishing = {
  db: VaultDb;
  /** The texts beside this vault, as they stand there. */
  texts: TextStorage;
  random: RandomBytes;
  onProgress?: (done: number, of: number) => void;
  atOnce?: number;
};

/** Goes on with what was begun: sealing or opening all of a vault. @returns the lock it has now; undefined where none is left */
export async function finishConversion(parts: Finishing, { lock, keys }: Unlocked): Promise<Lock | undefined> {
  if (lock.under === 'sealing') return sealAll(parts, { lock, keys });
  if (lock.under === 'opening') return openAll(parts, keys);
  return lock;
}

async function sealAll({ db, texts, random, ...how }: Finishing, { lock, keys }: Unlocked): Promise<Lock> {
  const sealer = createVaultSealer(keys, random);
  const sealed = sealedTexts(texts, keys.texts, random);
  moveTexts(sealed, sealed);
  renewRescue(sealed);
  await convertVault(db, { ...how, convert: sealing(sealer.seal) });
  const { under: _, ...whole } = lock;
  await writeLock(db, whole);
  return whole;
}

/** The way back stood in the clear, and may have been read: it is asked for anew at the next contact, which ends the old one. */
function renewRescue(texts: TextStorage): void {
  const marker = createMarker(texts);
  const rescue = marker.state.getState().mark?.rescue;
  if (rescue !== undefined) marker.keepRescue({ ...rescue, madeAt: new Date(0).toISOString() });
}

async function openAll({ db, texts, random, ...how }: Finishing, keys: VaultKeys): Promise<undefined> {
  const sealer = createVaultSealer(keys, random);
  await convertVault(db, { ...how, convert: opening(sealer.open) });
  await openDeviceKey(db, sealer);
  moveTexts(sealedTexts(texts, keys.texts, random), texts);
  await db.settings.delete(SETTING);
}
