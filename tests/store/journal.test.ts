import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { createAutosave } from '../../src/store/autosave.ts';
import { readDraft } from '../../src/store/drafts.ts';
import { createJournal, journalKey, journalsIn, readJournal, type TextStorage } from '../../src/store/journal.ts';
import { takeBatch } from '../../src/store/outbox.ts';
import { replayJournal } from '../../src/store/replay.ts';
import type { Vault } from '../../src/store/vault.ts';
import { change, LIMITS, outboxOf, SCOPE, saveOne, shownIn, testVault } from './test-vault.ts';

class FakeStorage implements TextStorage {
  readonly #items = new Map<string, string>();
  full = false;

  get length() {
    return this.#items.size;
  }
  key(at: number) {
    return [...this.#items.keys()][at] ?? null;
  }
  getItem(key: string) {
    return this.#items.get(key) ?? null;
  }
  setItem(key: string, value: string) {
    if (this.full) throw new Error('QuotaExceededError');
    this.#items.set(key, value);
  }
  removeItem(key: string) {
    this.#items.delete(key);
  }
}

const shape = z.object({ title: z.string() });

/** A page with a journal, and the one that is opened on the same device after it is gone. */
function twoPages() {
  const vault = testVault();
  const next: Vault = { ...vault, tab: 'next-page' };
  const storage = new FakeStorage();
  const key = journalKey(vault.tab);
  const autosave = createAutosave(vault, () => () => {}, { journal: createJournal(storage, key) });
  return { vault, next, storage, key, autosave };
}

describe('the journal', () => {
  it('has each key the moment it is pressed, and nothing once it is on the disk', async () => {
    const { storage, key, autosave } = twoPages();
    autosave.type(change('title', 'F'), () => {});
    autosave.type(change('title', 'Falls', { seen: ['v1'], cure: undefined }), () => {});
    autosave.draft('start', { title: 'New' });
    const standing = readJournal(storage, key);
    expect(standing?.changes).toMatchObject([{ field: 'title', payload: 'Falls', seen: ['v1'] }]);
    expect(standing?.drafts).toEqual({ start: { title: 'New' } });
    const flushed = autosave.flush();
    expect(journalsIn(storage)).toEqual([key]);
    await flushed;
    expect(journalsIn(storage)).toEqual([]);
  });

  it('keeps what could not be saved', async () => {
    const { vault, storage, key, autosave } = twoPages();
    vault.db.close({ disableAutoOpen: true });
    autosave.type(change('title', 'Falls'), () => {});
    await autosave.flush();
    expect(readJournal(storage, key)?.changes).toMatchObject([{ payload: 'Falls' }]);
  });

  it('never stands in the way of a save, and keeps no older text where it cannot keep a newer', async () => {
    const { vault, storage, key, autosave } = twoPages();
    autosave.type(change('title', 'F'), () => {});
    storage.full = true;
    autosave.type(change('title', 'Falls'), () => {});
    expect(readJournal(storage, key)).toBeUndefined();
    storage.full = false;
    autosave.type(change('problem', 'x'.repeat(600_000)), () => {});
    expect(readJournal(storage, key)).toBeUndefined();
    await autosave.flush();
    expect(await shownIn(vault, 'title')).toBe('Falls');
  });
});

describe('the next page', () => {
  it('[S4] saves what the last one had typed and not saved', async () => {
    const { next, storage, key, autosave } = twoPages();
    autosave.type(change('title', 'Falls'), () => {});
    autosave.type(change('startedOn', '31/2', { cure: 'Mend it so' }), () => {});
    autosave.draft('start', { title: 'New' });
    await replayJournal(next, storage, key);
    expect(await shownIn(next, 'title')).toBe('Falls');
    expect((await outboxOf(next)).map(({ state }) => state)).toEqual(['waiting', 'held']);
    expect(await readDraft(next, 'start', shape)).toEqual({ title: 'New' });
    expect(journalsIn(storage)).toEqual([]);
  });

  it('saves nothing twice where the last one went between its save and its journal', async () => {
    const { vault, next, storage, key, autosave } = twoPages();
    const journal = storage.setItem.bind(storage);
    const kept: string[] = [];
    storage.setItem = (name, value) => {
      kept.push(value);
      journal(name, value);
    };
    autosave.type(change('title', 'Falls', { seen: [] }), () => {});
    await autosave.flush();
    await takeBatch(vault, SCOPE, LIMITS);
    journal(key, kept.at(-1) ?? '');
    await replayJournal(next, storage, key);
    expect(await outboxOf(next)).toHaveLength(1);
    expect(journalsIn(storage)).toEqual([]);
  });

  it('[S19] follows a save that the last one had begun', async () => {
    const { vault, next, storage, key } = twoPages();
    let onSave = () => {};
    const device = async () => {
      onSave();
      return 'device-a';
    };
    const journal = createJournal(storage, key);
    const autosave = createAutosave({ ...vault, device }, () => () => {}, { journal });
    autosave.type(change('title', 'F', { seen: [] }), () => {});
    let atTheEnd: string | null = null;
    onSave = () => {
      autosave.type(change('title', 'Falls', { seen: [] }), () => {});
      atTheEnd = storage.getItem(key);
    };
    await autosave.flush();
    const [first] = await takeBatch(vault, SCOPE, LIMITS);
    storage.setItem(key, atTheEnd ?? '');
    await replayJournal(next, storage, key);
    const [, second] = await takeBatch(next, SCOPE, LIMITS);
    expect(second).toMatchObject({ payload: 'Falls', base: [first?.mid] });
  });

  it('keeps for later what cannot be saved, and throws away what cannot be read', async () => {
    const { next, storage, key, autosave } = twoPages();
    autosave.type(change('noSuchField', 'x'), () => {});
    autosave.type(change('title', 'Falls'), () => {});
    await replayJournal(next, storage, key);
    expect(readJournal(storage, key)?.changes).toMatchObject([{ field: 'noSuchField' }]);
    storage.setItem(key, '{"changes":3}');
    await replayJournal(next, storage, key);
    expect(journalsIn(storage)).toEqual([]);
  });

  it('does not put an old text over a newer one of another tab', async () => {
    const { next, storage, key, autosave } = twoPages();
    autosave.type(change('title', 'Old', { seen: [] }), () => {});
    const { mid } = await saveOne(next, change('title', 'Newer', { seen: [] }));
    await replayJournal(next, storage, key);
    const batch = await takeBatch(next, SCOPE, LIMITS);
    expect(batch.map(({ payload }) => payload)).toEqual(['Newer', 'Old']);
    expect(batch[1]?.base).not.toContain(mid);
  });
});
