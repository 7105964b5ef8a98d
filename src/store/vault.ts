import type { StoreApi } from 'zustand/vanilla';
import { newId, type RandomBytes } from '../domain/id.ts';
import type { FieldState } from '../protocol/field-state.ts';
import type { SigningKeys } from '../protocol/signature.ts';
import type { StoreHealth } from './keep-open.ts';
import type { LateFinder } from './late-finder.ts';
import { isPromise, plainSealer, type Sealer, within } from './sealer.ts';
import { baseBodySchema, type OutboxBody, outboxBodySchema } from './vault-bodies.ts';
import type { BaseRow, OutboxRow, VaultDb } from './vault-db.ts';

export type Clock = { now(): number };

/** The vault and what it needs of the world. Passed to every function that reads or writes a person's work. */
export type Vault = {
  db: VaultDb;
  sealer: Sealer;
  clock: Clock;
  random: RandomBytes;
  /** The opened page: several tabs write into one database. */
  tab: string;
  /** The id of this device; it is made at the first save. */
  device(): Promise<string>;
  /** The keys of this device, where they are not simply in the database. */
  keys?(): Promise<SigningKeys>;
  /**
   * Told before a change is written, where somebody marks the vault outside of it (S11).
   *
   * @param dropped the changes that leave the vault for good
   */
  changing?(dropped?: readonly string[]): void;
  /** The identifier stop. */
  finder: LateFinder;
  /** How the database does, where somebody keeps it open (S10). */
  health?: StoreApi<StoreHealth>;
};

type VaultParts = Omit<Vault, Given> & Partial<Pick<Vault, Given>>;
type Given = 'sealer' | 'tab';

export function openVault(parts: VaultParts): Vault {
  return { sealer: plainSealer, tab: newId(parts.random), ...parts };
}

export const isoNow = (vault: Vault): string => new Date(vault.clock.now()).toISOString();

export async function openOutbox(vault: Vault, row: OutboxRow): Promise<OutboxBody> {
  return outboxBodySchema.parse(await within(vault.sealer.open(row.body)));
}

/**
 * Many at once, with one wait for all. Inside a transaction never open rows one by one in a loop: Dexie lets a transaction go after
 * about a hundred waits that are not for the database, and all of it fails.
 */
export async function openOutboxRows(vault: Vault, rows: readonly OutboxRow[]): Promise<OutboxBody[]> {
  return (await openAll(vault, rows)).map((body) => outboxBodySchema.parse(body));
}

export async function openBaseRows(vault: Vault, rows: readonly BaseRow[]): Promise<FieldState[]> {
  return (await openAll(vault, rows)).map((body) => baseBodySchema.parse(body));
}

export async function openAll(vault: Vault, rows: readonly { body: unknown }[]): Promise<unknown[]> {
  const bodies = rows.map((row) => vault.sealer.open(row.body));
  if (!bodies.some(isPromise)) return bodies;
  return (await within(Promise.all(bodies))) as unknown[];
}

export async function openBase(vault: Vault, row: BaseRow): Promise<FieldState> {
  return baseBodySchema.parse(await within(vault.sealer.open(row.body)));
}

export const seal = (vault: Vault, body: OutboxBody | FieldState | object): Promise<unknown> =>
  within(vault.sealer.seal(body));
