import Dexie from 'dexie';

/**
 * What every body in the vault passes on its way in and out (S13). Today it leaves bodies as they are; a shared ward PC
 * will encrypt them here, and nowhere else.
 */
export type Sealer = {
  seal(body: unknown): unknown;
  open(sealed: unknown): unknown;
};

export const plainSealer: Sealer = { seal: (body) => body, open: (sealed) => sealed };

/** Awaits a sealer inside an IndexedDB transaction without letting the transaction end. */
export const within = async (value: unknown): Promise<unknown> => (isPromise(value) ? Dexie.waitFor(value) : value);

/** Inside a transaction `Promise` is Dexie's own, so `instanceof` does not know a sealer's. */
export const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
