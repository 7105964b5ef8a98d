import { liveQuery, type Subscription } from 'dexie';
import { scopesHere } from './my-projects.ts';
import { untilReadable } from './until-readable.ts';
import type { Vault } from './vault.ts';
import { readWorkingCopy, type WorkingCopy } from './working-copy.ts';

/** The working copies on this device, for `useSyncExternalStore`. */
export type LiveCopies = {
  /** Undefined until all of them have been read once. @throws what the vault threw, where no dead connection was the cause */
  get(): readonly WorkingCopy[] | undefined;
  subscribe(listener: () => void): () => void;
};

const live = new WeakMap<Vault, LiveCopies>();

/**
 * The working copies, kept up to date one by one: after a save only the scope that was saved in is read again, however many there
 * are. All screens share them.
 */
export function liveCopies(vault: Vault): LiveCopies {
  const there = live.get(vault) ?? createLiveCopies(vault);
  live.set(vault, there);
  return there;
}

function createLiveCopies(vault: Vault): LiveCopies {
  const listeners = new Set<() => void>();
  let shown: readonly WorkingCopy[] | undefined;
  let failed: { error: unknown } | undefined;
  let end = () => {};

  function tell(next: Pick<Shown, 'copies' | 'failed'>): void {
    shown = next.copies ?? shown;
    failed = next.failed;
    for (const listener of [...listeners]) listener();
  }

  function begin(): void {
    let stop = follow(vault, tell);
    const forget = vault.health?.subscribe((now, before) => {
      if ((now.at === 'broken') === (before.at === 'broken')) return;
      stop();
      stop = follow(vault, tell);
    });
    end = () => {
      stop();
      forget?.();
      shown = undefined;
      failed = undefined;
    };
  }

  return {
    get: () => {
      if (failed !== undefined) throw failed.error;
      return shown;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      if (listeners.size === 1) begin();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) end();
      };
    },
  };
}

type Shown = { copies?: readonly WorkingCopy[]; failed?: { error: unknown } };

/** One live query for the names of the scopes, and one for each of them. */
function follow(vault: Vault, tell: (next: Shown) => void): () => void {
  const scopes = new Map<string, Subscription>();
  const copies = new Map<string, WorkingCopy>();
  let names: readonly string[] = [];
  const error = (reason: unknown) => tell({ failed: { error: reason } });

  function tellWhole(): void {
    const all = names.map((name) => copies.get(name)).filter((copy) => copy !== undefined);
    if (all.length === names.length) tell({ copies: all });
  }

  function forget(name: string): void {
    scopes.get(name)?.unsubscribe();
    scopes.delete(name);
    copies.delete(name);
  }

  function followScope(name: string): Subscription {
    const next = (copy: WorkingCopy) => {
      copies.set(name, copy);
      tellWhole();
    };
    return liveQuery(() => untilReadable(vault, () => readWorkingCopy(vault, name))).subscribe({ next, error });
  }

  const list = liveQuery(() => untilReadable(vault, () => scopesHere(vault))).subscribe({
    next: (now) => {
      const same = now.length === names.length && now.every((name, at) => name === names[at]);
      if (same && copies.size > 0) return;
      names = now;
      for (const name of [...scopes.keys()]) if (!now.includes(name)) forget(name);
      for (const name of now) if (!scopes.has(name)) scopes.set(name, followScope(name));
      tellWhole();
    },
    error,
  });

  return () => {
    list.unsubscribe();
    for (const name of [...scopes.keys()]) forget(name);
  };
}
