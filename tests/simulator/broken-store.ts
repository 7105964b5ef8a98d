import { IDBDatabase, IDBObjectStore } from 'fake-indexeddb';

export type StoreFault = 'quota' | 'dead-handle' | 'unheard';

/** The fault that the next write of the outbox meets, whichever device it is: saves come one at a time. */
let armed: StoreFault | undefined;
let struck = false;

/** @returns whether the fault struck */
export async function withStoreFault(fault: StoreFault, work: () => Promise<unknown>): Promise<boolean> {
  armed = fault;
  struck = false;
  try {
    await work();
  } finally {
    armed = undefined;
  }
  return struck;
}

const strikes = (fault: StoreFault): boolean => {
  if (armed !== fault) return false;
  armed = undefined;
  struck = true;
  return true;
};

/** An IndexedDB whose disk can be full, and whose handle can die. */
export function breakable(factory: IDBFactory): IDBFactory {
  patch();
  return factory;
}

let patched = false;

function patch(): void {
  if (patched) return;
  patched = true;
  const { add, put } = IDBObjectStore.prototype;
  const { transaction } = IDBDatabase.prototype;
  const full = function (this: IDBObjectStore, write: typeof put, ...args: Parameters<typeof put>) {
    if (this.name === 'outbox' && strikes('quota')) throw new DOMException('The disk is full', 'QuotaExceededError');
    return write.apply(this, args);
  };
  IDBObjectStore.prototype.add = function (...args: Parameters<typeof add>) {
    return full.call(this, add, ...args);
  };
  IDBObjectStore.prototype.put = function (...args: Parameters<typeof put>) {
    return full.call(this, put, ...args);
  };
  IDBDatabase.prototype.transaction = function (...args: Parameters<typeof transaction>) {
    const begun = transaction.apply(this, args);
    if (args[1] === 'readwrite' && strikes('dead-handle')) begun.abort();
    if (isSave(args) && strikes('unheard')) tellAsAborted(begun);
    return begun;
  };
}

/** A save writes the outbox, and reads what the server said. */
const isSave = ([stores, mode]: Parameters<IDBDatabase['transaction']>): boolean =>
  mode === 'readwrite' && Array.isArray(stores) && stores.includes('outbox') && stores.includes('base');

/** What it wrote is on the disk, and whoever waits for it hears that its connection is gone. */
function tellAsAborted(begun: IDBTransaction): void {
  Object.defineProperty(begun, 'oncomplete', { get: () => null, set: () => undefined });
  begun.addEventListener('complete', () => begun.onabort?.(new Event('abort')));
}
