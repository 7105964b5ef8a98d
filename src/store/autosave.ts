import type { Change } from './change.ts';
import { type Saved, save } from './save.ts';
import type { Vault } from './vault.ts';

/** What is known of the newest text of a field: on its way to the disk, there, or not there. */
export type SaveStatus = { at: 'typing' } | { at: 'saved'; saved: Saved } | { at: 'not-saved'; error: unknown };

type Listener = (status: SaveStatus) => void;
type Pending = { change: Change; listener: Listener };

/** Saves what is typed shortly after the last key, and at once when the page may go away. */
export type Autosave = {
  /** Takes the newest value of a field. `listener` hears `typing`, then `saved` or `not-saved`. */
  type(change: Change, listener: Listener): void;
  /** Saves what is still pending, and resolves when it is on the disk, or when that failed and it is pending still. */
  flush(): Promise<void>;
  /** Saves at once, with whatever is pending. */
  now(changes: readonly Change[]): Promise<Saved[]>;
  /** Whether something typed is not on the disk yet. */
  pending(): boolean;
};

export function createAutosave(
  vault: Vault,
  after: (ms: number, run: () => void) => () => void,
  delayMs = 300,
): Autosave {
  const waiting = new Map<string, Pending>();
  let saving = 0;
  let cancel = () => {};
  // One save after the other: two saves of one field must not cross.
  let chain: Promise<unknown> = Promise.resolve();

  function inOrder<T>(work: () => Promise<T>): Promise<T> {
    const next = chain.then(work, work);
    chain = next.catch(() => undefined);
    return next;
  }

  function flush(): Promise<void> {
    cancel();
    return inOrder(async () => {
      const batch = new Map(waiting);
      waiting.clear();
      if (batch.size === 0) return;
      saving = batch.size;
      const failed = await saveBatch(vault, [...batch.values()]);
      saving = 0;
      // What could not be saved stays pending, unless something newer was typed meanwhile: the next save takes it along.
      for (const [key, pending] of batch) if (failed.has(pending) && !waiting.has(key)) waiting.set(key, pending);
    });
  }

  return {
    type(change, listener) {
      waiting.set(`${change.scope}/${change.record}/${change.field}`, { change, listener });
      listener({ at: 'typing' });
      cancel();
      cancel = after(delayMs, () => void flush());
    },
    flush,
    now: (changes) => {
      void flush();
      return inOrder(() => save(vault, changes));
    },
    pending: () => waiting.size + saving > 0,
  };
}

/** All in one transaction; when that fails one by one, so that one bad change keeps no other from the disk. */
async function saveBatch(vault: Vault, batch: readonly Pending[]): Promise<Set<Pending>> {
  try {
    const saved = await save(
      vault,
      batch.map(({ change }) => change),
    );
    for (const [at, { listener }] of batch.entries()) {
      const one = saved[at];
      if (one !== undefined) listener({ at: 'saved', saved: one });
    }
    return new Set();
  } catch (error) {
    const [only] = batch;
    if (batch.length === 1 && only !== undefined) {
      only.listener({ at: 'not-saved', error });
      return new Set([only]);
    }
    const failed = new Set<Pending>();
    for (const one of batch) for (const each of await saveBatch(vault, [one])) failed.add(each);
    return failed;
  }
}
