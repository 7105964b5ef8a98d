import type { FieldState } from '../../src/protocol/field-state.ts';
import type { Mutation } from '../../src/protocol/mutation.ts';
import type { OutboxState } from '../../src/store/vault-db.ts';
import type { DeviceState } from './client-commands.ts';

// Functions that run in a page of the app's origin, beside the app and without its help. Each stands on its own.

declare global {
  var openHandles: Set<IDBDatabase> | undefined;
}

/** Keeps each IndexedDB handle that the page is given, so that a fault can take it away. */
export function forgetHandles(): void {
  const handles = new Set<IDBDatabase>();
  globalThis.openHandles = handles;
  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (...args: Parameters<IDBFactory['open']>) {
    const request = open.apply(this, args);
    request.addEventListener('success', () => handles.add(request.result));
    return request;
  };
}

/** The vault as the disk has it. */
export async function readVault(): Promise<DeviceState> {
  const known = await indexedDB.databases();
  if (!known.some(({ name }) => name === 'dandelion-vault')) return { outbox: [], base: [], log: [], scopes: [] };
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('dandelion-vault');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  db.onversionchange = () => db.close();
  try {
    const transaction = db.transaction(['outbox', 'base', 'log', 'scopes']);
    const all = <T>(store: string) =>
      new Promise<T[]>((resolve, reject) => {
        const request = transaction.objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result as T[]);
        request.onerror = () => reject(request.error);
      });
    const outbox = all<{ mid: string; state: OutboxState; body: { mutation: Mutation } }>('outbox');
    const base = all<{ scope: string; record: string; field: string; body: FieldState }>('base');
    const log = all<{ scope: string; seq: number; mid: string }>('log');
    const scopes = all<{ scope: string; cursor: string | null; lost?: string }>('scopes');
    return {
      outbox: (await outbox).map(({ state, body: { mutation } }) => {
        const { mid, scope, record, field, base: replaced, payload } = mutation;
        return { mid, scope, record, field, base: replaced, payload, state };
      }),
      base: (await base).map(({ scope, record, field, body }) => ({ scope, record, field, state: body })),
      log: (await log).map(({ scope, seq, mid }) => ({ scope, seq, mid })),
      scopes: (await scopes).map(({ scope, cursor, lost }) => ({ scope, cursor, lost: lost !== undefined })),
    };
  } finally {
    db.close();
  }
}

/** Whether the marker beside the vault keeps a way back to what was sent (S11). */
export function hasWayBack(): boolean {
  return JSON.parse(localStorage.getItem('dandelion-marker') ?? '{}').mark?.rescue !== undefined;
}

/** Takes every handle away that the page holds, as a browser does that lost its database's process. */
export function killHandles(): number {
  const count = globalThis.openHandles?.size ?? 0;
  for (const handle of globalThis.openHandles ?? []) handle.close();
  globalThis.openHandles?.clear();
  return count;
}

/**
 * Puts the vault back to its first schema, with all that is in it, and holds it open as a tab of that time does: it lets go when a
 * newer one asks.
 */
export async function holdOldSchema(): Promise<void> {
  const opened = (request: IDBOpenDBRequest) =>
    new Promise<IDBDatabase>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const now = await opened(indexedDB.open('dandelion-vault'));
  const names = [...now.objectStoreNames].filter((name) => name !== 'quarantine');
  const reading = now.transaction(names);
  const stores = await Promise.all(
    names.map((name) => {
      const store = reading.objectStore(name);
      const indexes = [...store.indexNames].map((index) => store.index(index));
      const shape = indexes.map(({ name: index, keyPath, unique }) => ({ index, keyPath, unique }));
      const options = { keyPath: store.keyPath, autoIncrement: store.autoIncrement };
      return new Promise<{ name: string; shape: typeof shape; options: typeof options; rows: unknown[] }>((resolve) => {
        const request = store.getAll();
        request.onsuccess = () => resolve({ name, shape, options, rows: request.result });
      });
    }),
  );
  now.close();
  await new Promise<void>((resolve) => {
    indexedDB.deleteDatabase('dandelion-vault').onsuccess = () => resolve();
  });
  const request = indexedDB.open('dandelion-vault', 10);
  request.onupgradeneeded = () => {
    for (const { name, shape, options, rows } of stores) {
      const store = request.result.createObjectStore(name, options);
      for (const { index, keyPath, unique } of shape) store.createIndex(index, keyPath, { unique });
      for (const row of rows) store.put(row);
    }
  };
  const old = await opened(request);
  old.onversionchange = () => old.close();
}
