import Dexie, { type PromiseExtended } from 'dexie';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { onWritten } from './on-written.ts';
import { troubleOf } from './store-trouble.ts';

/**
 * How the vault does. `broken`: it could not be opened again, yet. `full`: nothing more can be freed. `newer-tab`: a newer Dandelion
 * took it over, and this page has closed it for good. `blocked`: it does not open, as another page does not let go of
 * it.
 */
export type StoreHealth = { at: 'ok' | 'reopening' | 'broken' | 'full' | 'newer-tab' | 'blocked' };

export type KeepOpenParts = {
  /** Frees what can be fetched again. @returns false where there is nothing more to free */
  makeRoom(): Promise<boolean>;
  after(ms: number, run: () => void): unknown;
};

const TRIES = 3;
const PAUSE_MS = 200;
type Work = () => unknown;

/**
 * Lets everything that is asked of a database outlast a dead connection (S10): it is dropped, opened again, and the whole transaction
 * is run again, 3 times in all. So what is done in a transaction must change nothing outside it; and what is asked with `anyOf` needs
 * a transaction around it, for such a collection remembers how far it came, and would pass over rows or give them twice. Where the store
 * is full, room is made and the same is tried again.
 *
 * @returns how it does, kept up to date
 */
export function keepOpen(db: Dexie, { makeRoom, after }: KeepOpenParts): StoreApi<StoreHealth> {
  const health = createStore<StoreHealth>(() => ({ at: 'ok' }));
  let connection = 0;

  function tell(at: StoreHealth['at']): void {
    const now = health.getState().at;
    if (now !== at && now !== 'newer-tab') health.setState({ at });
  }

  /** Several fail on one dead connection: the first of them drops it. */
  function drop(failed: number): void {
    if (failed !== connection) return;
    connection += 1;
    db.close({ disableAutoOpen: false });
  }

  function lasting(work: Work, tries = TRIES): PromiseExtended<unknown> {
    const mine = connection;
    return Dexie.Promise.resolve()
      .then(work)
      .then(
        (value) => {
          // What can be read, or finds nothing to write, says nothing of whether there is room.
          if (health.getState().at !== 'full') tell('ok');
          return value;
        },
        (error: unknown) => {
          const trouble = troubleOf(error);
          if (trouble === undefined || health.getState().at === 'newer-tab') throw error;
          if (trouble === 'full') return roomier(work, error);
          drop(mine);
          if (tries > 1) return again(work, tries - 1);
          tell('broken');
          throw error;
        },
      );
  }

  function again(work: Work, tries: number): PromiseExtended<unknown> {
    if (health.getState().at === 'ok') tell('reopening');
    const pause = new Dexie.Promise<void>((resolve) => void after(PAUSE_MS, () => resolve()));
    return pause.then(() => lasting(work, tries));
  }

  async function roomier(work: Work, error: unknown): Promise<unknown> {
    if (await makeRoom().catch(() => false)) return lasting(work);
    tell('full');
    throw error;
  }

  /** @throws TypeError where this Dexie has no such method: then nothing would be tried again */
  function surround(target: object, method: string): void {
    const inner: unknown = Reflect.get(target, method);
    if (typeof inner !== 'function') throw new TypeError(`Dexie has no ${method}`);
    Reflect.set(target, method, function (this: unknown, ...given: unknown[]) {
      const work = () => Reflect.apply(inner, this, given);
      return Dexie.currentTransaction === null ? lasting(work) : work();
    });
  }

  onWritten(db, () => health.getState().at === 'full' && tell('ok'));
  surround(db, 'transaction');
  // What every operation of a table passes, alone or in a transaction.
  surround(db.Table.prototype, '_trans');

  db.on('blocked', () => tell('blocked'));
  db.on('versionchange', (event) => {
    // Thrown away, not upgraded: it is opened anew, empty, and the marker tells.
    if (!event.newVersion) return undefined;
    db.close({ disableAutoOpen: true });
    tell('newer-tab');
    return false;
  });
  return health;
}
