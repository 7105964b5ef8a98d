import { newId } from '../domain/id.ts';
import type { Change } from './change.ts';
import { dropDraft, writeDraft } from './drafts.ts';
import type { Journal, Typed } from './journal.ts';
import { type Saved, save } from './save.ts';
import type { Vault } from './vault.ts';

/** What is known of the newest text of a field: on its way to the disk, there, or not there. */
export type SaveStatus = { at: 'typing' } | { at: 'saved'; saved: Saved } | { at: 'not-saved'; error: unknown };

type Listener = (status: SaveStatus) => void;
type Asked = { key: string; change: Change };
type Pending = Asked & { listener: Listener };

/** Saves what is typed shortly after the last key, and at once when the page may go away. */
export type Autosave = {
  /** Takes the newest value of a field. `listener` hears `typing`, then `saved` or `not-saved`. */
  type(change: Change, listener: Listener): void;
  /** Takes the newest state of a form that has no record yet. */
  draft(name: string, draft: object): void;
  /** Forgets it, once it has become something else. */
  dropDraft(name: string): Promise<void>;
  /** Saves what is still pending, and resolves when it is on the disk, or when that failed and it is pending still. */
  flush(): Promise<void>;
  /** Saves at once, with whatever is pending. */
  now(changes: readonly Change[]): Promise<Saved[]>;
  /** Whether something typed is not on the disk yet. */
  pending(): boolean;
  /** What that is. */
  typed(): Typed;
  /** Whether some of it stands in memory only, so that it would go with the page. */
  atRisk(): boolean;
};

export type AutosaveOptions = {
  journal?: Journal;
  /** After the last key. */
  delayMs?: number;
  /** After the first key that is not on the disk, for somebody who never pauses. */
  mostMs?: number;
};

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

export function createAutosave(
  vault: Vault,
  after: (ms: number, run: () => void) => () => void,
  { journal, delayMs = 300, mostMs = 800 }: AutosaveOptions = {},
): Autosave {
  const waiting = new Map<string, Pending>();
  const drafts = new Map<string, object>();
  const asked = new Set<Asked>();
  let saving = new Map<string, Pending>();
  let savingDrafts = new Map<string, object>();
  let cancelPause = () => {};
  let cancelMost: (() => void) | undefined;
  let cancelRetry = () => {};
  let failures = 0;
  let inJournal = true;
  // One save after the other: two saves of one field must not cross.
  let chain: Promise<unknown> = Promise.resolve();

  function inOrder<T>(work: () => Promise<T>): Promise<T> {
    const next = chain.then(work, work);
    chain = next.catch(() => undefined);
    return next;
  }

  const isPending = () => waiting.size + saving.size + drafts.size + savingDrafts.size > 0;

  const typed = (): Typed => ({
    changes: [...new Map([...saving, ...waiting]).values()].map(({ change }) => change),
    drafts: Object.fromEntries([...savingDrafts, ...drafts]),
  });

  function note(): void {
    inJournal = journal?.write(typed()) ?? false;
  }

  function soon(): void {
    note();
    cancelPause();
    cancelPause = after(delayMs, () => void flush());
    cancelMost ??= after(mostMs, () => void flush());
  }

  function flush(): Promise<void> {
    cancelPause();
    cancelMost?.();
    cancelMost = undefined;
    return inOrder(async () => {
      await saveTyped();
      await saveDrafts();
      note();
      tryAgain();
    });
  }

  /** What could not be saved is tried for ever, whether or not anything more is typed (S10). */
  function tryAgain(): void {
    cancelRetry();
    failures = isPending() ? failures + 1 : 0;
    if (failures === 0) return;
    cancelRetry = after(Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1)), () => void flush());
  }

  async function saveTyped(): Promise<void> {
    saving = new Map(waiting);
    waiting.clear();
    if (saving.size === 0) return;
    // Named before it is saved, so that what is typed meanwhile can say that it follows.
    for (const pending of saving.values())
      pending.change = { ...pending.change, mid: pending.change.mid ?? newId(vault.random) };
    note();
    const results = await saveBatch(vault, [...saving.values()]);
    for (const [pending, saved] of results) {
      follow(pending, saved?.mid);
      // What could not be saved stays pending, unless something newer was typed meanwhile: the next save takes it along.
      if (saved === undefined && !waiting.has(pending.key)) waiting.set(pending.key, pending);
    }
    saving = new Map();
  }

  /** What was typed or asked for before a save of the same field was complete was typed on top of it (S19). */
  function follow({ key, change: { mid } }: Asked, saved: string | undefined): void {
    for (const later of [...waiting.values(), ...asked]) {
      if (later.key !== key || later.change.seen === undefined) continue;
      const others = later.change.seen.filter((version) => version !== mid && version !== saved);
      later.change = { ...later.change, seen: saved === undefined ? others : [saved, ...others] };
    }
  }

  async function saveDrafts(): Promise<void> {
    savingDrafts = new Map(drafts);
    drafts.clear();
    for (const [name, draft] of savingDrafts) {
      try {
        await writeDraft(vault, name, draft);
      } catch {
        if (!drafts.has(name)) drafts.set(name, draft);
      }
    }
    savingDrafts = new Map();
  }

  return {
    type(change, listener) {
      vault.changing?.();
      const key = keyOf(change);
      const before = saving.get(key)?.change.mid;
      const seen = change.seen !== undefined && before !== undefined ? [before, ...change.seen] : change.seen;
      waiting.set(key, { key, change: { ...change, seen }, listener });
      listener({ at: 'typing' });
      soon();
    },
    draft(name, draft) {
      drafts.set(name, draft);
      soon();
    },
    dropDraft(name) {
      drafts.delete(name);
      note();
      return inOrder(() => dropDraft(vault, name));
    },
    flush,
    now(changes) {
      const mine = changes.map((change): Asked => ({ key: keyOf(change), change }));
      for (const one of mine) asked.add(one);
      void flush();
      return inOrder(async () => {
        for (const one of mine) asked.delete(one);
        const saved = await save(
          vault,
          mine.map(({ change }) => change),
        );
        for (const [at, one] of mine.entries()) follow(one, saved[at]?.mid);
        return saved;
      });
    },
    pending: isPending,
    typed,
    atRisk: () => isPending() && !inJournal,
  };
}

const keyOf = ({ scope, record, field }: Change): string => `${scope}/${record}/${field}`;

type Results = Map<Pending, Saved | undefined>;

/** All in one transaction; when that fails one by one, so that one bad change keeps no other from the disk. */
async function saveBatch(vault: Vault, batch: readonly Pending[]): Promise<Results> {
  try {
    const saved = await save(
      vault,
      batch.map(({ change }) => change),
    );
    for (const [at, { listener }] of batch.entries()) {
      const one = saved[at];
      if (one !== undefined) listener({ at: 'saved', saved: one });
    }
    return new Map(batch.map((pending, at) => [pending, saved[at]]));
  } catch (error) {
    const [only] = batch;
    if (batch.length === 1 && only !== undefined) {
      only.listener({ at: 'not-saved', error });
      return new Map([[only, undefined]]);
    }
    const results: Results = new Map();
    for (const one of batch) for (const [pending, saved] of await saveBatch(vault, [one])) results.set(pending, saved);
    return results;
  }
}
