import Dexie from 'dexie';
import { IDBKeyRange, indexedDB } from 'fake-indexeddb';
import type { Change } from '../../src/store/change.ts';
import { finderHere } from '../../src/store/late-finder.ts';
import { save } from '../../src/store/save.ts';
import { openVault, type Vault } from '../../src/store/vault.ts';
import { VaultDb } from '../../src/store/vault-db.ts';
import { wholeStop } from '../../src/store/whole-stop.ts';
import { readWorkingCopy } from '../../src/store/working-copy.ts';

Dexie.dependencies.indexedDB = indexedDB;
Dexie.dependencies.IDBKeyRange = IDBKeyRange;

let vaults = 0;

/** A real vault of its own on fake-indexeddb, with a clock that a test moves and ids that come out the same each time. */
export function testVault(device = 'device-a'): Vault & { clock: { now(): number; move(ms: number): void } } {
  vaults += 1;
  let time = Date.UTC(2026, 0, 5, 9, 0);
  let state = vaults * 2_654_435_761;
  const byte = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  };
  const clock = {
    now: () => time,
    move: (ms: number) => {
      time += ms;
    },
  };
  const vault = openVault({
    db: new VaultDb(`vault-${vaults}`),
    clock,
    random: (length) => Uint8Array.from({ length }, byte),
    device: async () => device,
    finder: finderHere(wholeStop),
  });
  return { ...vault, clock };
}

export const SCOPE = 'project:p1';

/** A change of the project's own record, of a line or prose field unless it says otherwise. */
export const change = (field: string, payload: unknown, more: Partial<Change> = {}): Change => ({
  scope: SCOPE,
  record: 'p1',
  kind: 'project',
  field,
  op: 'set',
  payload,
  ...more,
});

export async function saveOne(vault: Vault, one: Change) {
  const [saved] = await save(vault, [one]);
  if (saved === undefined) throw new Error('nothing was saved');
  return saved;
}

export const LIMITS = { count: 100, bytes: 256 * 1024 };

export async function shownIn(vault: Vault, field: string, record = 'p1'): Promise<unknown> {
  const { records } = await readWorkingCopy(vault, SCOPE);
  return records.find(({ id }) => id === record)?.values[field];
}

export async function outboxOf(vault: Vault) {
  return vault.db.outbox.orderBy('n').toArray();
}

export async function statesOf(vault: Vault): Promise<string[]> {
  return (await outboxOf(vault)).map(({ state }) => state);
}
