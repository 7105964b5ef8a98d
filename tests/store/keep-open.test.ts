import Dexie, { liveQuery } from 'dexie';
import { IDBKeyRange, indexedDB } from 'fake-indexeddb';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ArchiveDb } from '../../src/store/archive-db.ts';
import { createAutosave } from '../../src/store/autosave.ts';
import { keepOpen } from '../../src/store/keep-open.ts';
import { createRoom } from '../../src/store/make-room.ts';
import { noticeSlow } from '../../src/store/notice-slow.ts';
import { takeBatch } from '../../src/store/outbox.ts';
import { midsHere } from '../../src/store/put-brought.ts';
import { takeOut } from '../../src/store/redact.ts';
import { save } from '../../src/store/save.ts';
import { takeMark } from '../../src/store/take-mark.ts';
import { unsentPlaces } from '../../src/store/unsent.ts';
import { openOutboxRows, openVault, type Vault } from '../../src/store/vault.ts';
import { VaultDb } from '../../src/store/vault-db.ts';
import { failingWorld } from './failing-world.ts';
import { change, LIMITS, outboxOf, SCOPE, saveOne, shownIn, testVault } from './test-vault.ts';

const at_once = (_: number, run: () => void) => setTimeout(run, 0);

/** A vault on a disk that fails when the test says so, and an archive beside it. */
function onFailingDisk() {
  const disk = failingWorld();
  const db = new VaultDb('vault', disk.world);
  const archive = new ArchiveDb('archive', { indexedDB, IDBKeyRange });
  onTestFinished(async () => {
    db.close();
    await archive.delete();
  });
  const clock = { now: 0 };
  const room = createRoom(archive, () => clock.now);
  const health = keepOpen(db, { makeRoom: room.make, after: at_once });
  const heard: string[] = [];
  health.subscribe(({ at }) => heard.push(at));
  const vault: Vault = openVault({ ...testVault(), db });
  return { disk, db, archive, vault, health, heard, room, clock };
}

describe('a connection that dies', () => {
  it('[S10] is opened again, and the save is on the disk', async () => {
    const { disk, vault, health } = onFailingDisk();
    await saveOne(vault, change('title', 'Falls'));
    disk.kill();
    await saveOne(vault, change('problem', 'At night'));
    expect(await shownIn(vault, 'title')).toBe('Falls');
    expect(await shownIn(vault, 'problem')).toBe('At night');
    expect(health.getState()).toEqual({ at: 'ok' });
  });

  it.each(['InvalidStateError', 'UnknownError', 'AbortError'])(
    '[S10] %s in the middle of a transaction runs the whole of it again, and writes it once',
    async (name) => {
      const { disk, vault, heard } = onFailingDisk();
      await saveOne(vault, change('title', 'Falls'));
      disk.fail('put', name, 2);
      await saveOne(vault, change('problem', 'At night'));
      expect(await outboxOf(vault)).toHaveLength(2);
      expect(heard).toEqual(['reopening', 'ok']);
    },
  );

  it('[S10] is opened again for an operation outside a transaction', async () => {
    const { disk, db } = onFailingDisk();
    await db.settings.put({ name: 'a', value: 1 });
    disk.fail('put', 'UnknownError', 1);
    await db.settings.put({ name: 'b', value: 2 });
    disk.fail('read', 'UnknownError', 2);
    expect(await db.settings.get('b')).toEqual({ name: 'b', value: 2 });
  });

  it('[S10] is tried three times in all, then said; what was typed stays, and is saved when it works again', async () => {
    const { disk, vault, health, heard } = onFailingDisk();
    await saveOne(vault, change('title', 'Falls'));
    const before = disk.opened();
    disk.fail('put', 'UnknownError');
    const timers: (() => void)[] = [];
    const autosave = createAutosave(vault, (_, run) => {
      timers.push(run);
      return () => void timers.splice(timers.indexOf(run), timers.includes(run) ? 1 : 0);
    });
    const told: string[] = [];
    autosave.type(change('problem', 'At night'), ({ at }) => told.push(at));
    await autosave.flush();
    expect(told).toEqual(['typing', 'not-saved']);
    expect(disk.opened() - before).toBe(2);
    expect(health.getState()).toEqual({ at: 'broken' });
    expect(autosave.typed().changes).toMatchObject([{ field: 'problem', payload: 'At night' }]);
    disk.fail('put', undefined);
    expect(timers).toHaveLength(1);
    timers.shift()?.();
    await autosave.flush();
    expect(told).toEqual(['typing', 'not-saved', 'saved']);
    expect(heard).toEqual(['reopening', 'broken', 'ok']);
    expect(await shownIn(vault, 'problem')).toBe('At night');
  });

  it('[S10] that dies for many at once is opened again once', async () => {
    const { disk, db } = onFailingDisk();
    await db.settings.put({ name: 'a', value: 1 });
    const before = disk.opened();
    disk.fail('read', 'UnknownError', 5);
    await Promise.all(Array.from({ length: 5 }, () => db.settings.get('a')));
    expect(disk.opened() - before).toBe(1);
  });

  it('[S10] that dies between a commit and its answer: the save is found, and what is typed next follows it', async () => {
    const { disk, vault } = onFailingDisk();
    await saveOne(vault, change('title', 'Falls'));
    const autosave = createAutosave(vault, () => () => undefined);
    const told: string[] = [];
    disk.loseAnswer();
    autosave.type(change('problem', 'At night', { seen: [] }), ({ at }) => told.push(at));
    await autosave.flush();
    expect(told).toEqual(['typing', 'saved']);
    expect(autosave.pending()).toBe(false);
    expect((await outboxOf(vault)).map(({ state }) => state)).toEqual(['waiting', 'waiting']);
    expect(await shownIn(vault, 'problem')).toBe('At night');
  });

  it('[S10] that dies between a commit and its answer: what a button saves is there once', async () => {
    const { disk, vault } = onFailingDisk();
    await saveOne(vault, change('title', 'Falls'));
    const autosave = createAutosave(vault, () => () => undefined);
    const asker = { name: 'Ana', role: '', organisation: null };
    const ask = { form: 'full', hash: 'a'.repeat(64), askedAt: '2026-01-01T00:00:00.000Z', asker };
    disk.loseAnswer();
    const [asked] = await autosave.now([change('ask', ask, { record: 'ask1', kind: 'publication' })]);
    disk.loseAnswer();
    const [added] = await autosave.now([change('themes', 'Falls', { op: 'add' })]);
    const rows = await outboxOf(vault);
    expect(rows.map(({ field }) => field)).toEqual(['title', 'ask', 'themes']);
    expect(rows.slice(1).map(({ mid }) => mid)).toEqual([asked?.mid, added?.mid]);
  });

  it('[S10][S6] that dies between a commit and its answer: what went into an edit that has left since is not written anew', async () => {
    const { disk, vault } = onFailingDisk();
    const first = await saveOne(vault, change('title', 'Falls'));
    const mid = 'b'.repeat(22);
    disk.loseAnswer();
    const lost = { ...change('title', 'Falls at night', { seen: [first.mid] }), mid };
    expect((await save(vault, [lost])).map((saved) => saved.mid)).toEqual([first.mid]);
    await takeBatch(vault, SCOPE, LIMITS);
    expect((await save(vault, [lost])).map((saved) => saved.mid)).toEqual([first.mid]);
    expect(await outboxOf(vault)).toHaveLength(1);
  });

  it('[S10][S23] that dies between a commit and its answer: what is taken out is asked for once', async () => {
    const { disk, vault } = onFailingDisk();
    const place = { scope: SCOPE, record: 'p1', kind: 'project', field: 'title' };
    const { mid: sent } = await saveOne(vault, change('title', 'Of bed 4'));
    await takeBatch(vault, SCOPE, LIMITS);
    const { mid: unsent } = await saveOne(vault, change('title', 'Of bed 5'));
    disk.loseAnswer();
    const taken = await takeOut(vault, { ...place, mids: [sent, unsent], reason: 'patient-data' });
    expect(taken).toEqual({ dropped: 1, asked: 1 });
    const rows = await outboxOf(vault);
    expect(rows.map(({ state }) => state)).toEqual(['sending', 'waiting']);
    expect((await openOutboxRows(vault, rows)).map(({ mutation }) => mutation.op)).toEqual(['set', 'redact']);
    expect(await takeBatch(vault, SCOPE, LIMITS)).toMatchObject([{ mid: sent }, { payload: { mids: [sent] } }]);
  });

  it('[S10][S11][S30] that dies while several states are read: nothing is passed over the second time', async () => {
    const { disk, vault } = onFailingDisk();
    const first = await saveOne(vault, change('title', 'Falls'));
    await saveOne(vault, change('problem', 'At night'));
    await vault.db.outbox.where('mid').equals(first.mid).modify({ state: 'held' });
    const read = async <T>(work: () => Promise<T>): Promise<T> => {
      disk.fail('cursor', 'AbortError', 1);
      return work();
    };
    expect(await read(() => unsentPlaces(vault))).toHaveLength(2);
    expect(await read(() => takeMark(vault))).toMatchObject({ unsent: { count: 2 } });
    const rows = await outboxOf(vault);
    expect((await read(() => midsHere(vault, rows))).size).toBe(2);
  });

  it('[S10] is no excuse for a fault of the app: that is told at once', async () => {
    const { db, health } = onFailingDisk();
    const run = vi.fn(() => Promise.reject(new TypeError('a bug')));
    await expect(db.transaction('rw', db.settings, run)).rejects.toThrow('a bug');
    expect(run).toHaveBeenCalledTimes(1);
    expect(health.getState()).toEqual({ at: 'ok' });
  });

  it('[S10] lets a live query go on', async () => {
    const { disk, db } = onFailingDisk();
    const values: unknown[] = [];
    const query = liveQuery(() => db.settings.get('a')).subscribe((row) => values.push(row?.value));
    onTestFinished(() => query.unsubscribe());
    await vi.waitFor(() => expect(values).toEqual([undefined]));
    disk.kill();
    await db.settings.put({ name: 'a', value: 1 });
    await vi.waitFor(() => expect(values.at(-1)).toBe(1));
  });
});

describe('a store that is full', () => {
  const piece = (sha256: string, kind: 'bodies' | 'summaries') => ({ sha256, kind, ids: [], items: [] });

  it('[S10] gives up pieces of the archive, bodies before the list, until the save has room', async () => {
    const { disk, vault, archive, health } = onFailingDisk();
    await archive.pieces.bulkPut([piece('a', 'summaries'), piece('b', 'bodies'), piece('c', 'bodies')]);
    disk.fail('put', 'QuotaExceededError', 1);
    await saveOne(vault, change('title', 'Falls'));
    expect(await archive.pieces.toCollection().primaryKeys()).toEqual(['a', 'b']);
    disk.fail('put', 'QuotaExceededError', 2);
    await saveOne(vault, change('problem', 'At night'));
    expect(await archive.pieces.count()).toBe(0);
    expect(await outboxOf(vault)).toHaveLength(2);
    expect(health.getState()).toEqual({ at: 'ok' });
  });

  it('[S10] is called tight for an hour after the last try to save that had no room, however the store does', async () => {
    const { disk, vault, archive, health, room, clock } = onFailingDisk();
    expect(room.isTight()).toBe(false);
    await archive.pieces.put(piece('b', 'bodies'));
    disk.fail('put', 'QuotaExceededError', 1);
    await saveOne(vault, change('title', 'Falls'));
    expect([health.getState().at, room.isTight()]).toEqual(['ok', true]);
    clock.now = 3_600_001;
    expect(room.isTight()).toBe(false);
    disk.fail('put', 'QuotaExceededError');
    await expect(saveOne(vault, change('problem', 'At night'))).rejects.toThrow();
    expect([health.getState().at, room.isTight()]).toEqual(['full', true]);
    clock.now *= 3;
    expect([health.getState().at, room.isTight()]).toEqual(['full', false]);
    await expect(saveOne(vault, change('problem', 'At night'))).rejects.toThrow();
    expect(room.isTight()).toBe(true);
  });

  it('[S10] with nothing more to free says so until a save works; nothing else hides it', async () => {
    const { disk, vault, health } = onFailingDisk();
    await saveOne(vault, change('title', 'Falls'));
    disk.fail('put', 'QuotaExceededError');
    await expect(saveOne(vault, change('problem', 'At night'))).rejects.toMatchObject({ name: 'QuotaExceededError' });
    expect(await shownIn(vault, 'title')).toBe('Falls');
    await vault.db.transaction('rw', vault.db.outbox, () => vault.db.outbox.where('state').equals('parked').modify({}));
    await vault.db.settings.delete('nothing');
    expect(health.getState()).toEqual({ at: 'full' });
    disk.fail('put', undefined);
    await saveOne(vault, change('problem', 'At night'));
    expect(health.getState()).toEqual({ at: 'ok' });
  });
});

describe('a newer Dandelion in another tab', () => {
  class NewerVault extends Dexie {
    constructor(world: object) {
      super('vault', world);
      this.version(3).stores({ outbox: '++n, &mid', settings: 'name', newer: 'id' });
    }
  }

  it('[S10] is let in at once; the older page closes for good, and says so', async () => {
    const { disk, vault, health } = onFailingDisk();
    await saveOne(vault, change('title', 'Falls'));
    const newer = new NewerVault(disk.world);
    onTestFinished(() => newer.close());
    await newer.open();
    expect(health.getState()).toEqual({ at: 'newer-tab' });
    await expect(saveOne(vault, change('title', 'Falls at night'))).rejects.toThrow();
    expect(health.getState()).toEqual({ at: 'newer-tab' });
    expect(await newer.table('outbox').count()).toBe(1);
  });

  it('[S10] that waits for an older page says so, and goes on when that lets go', async () => {
    const { disk, db, health } = onFailingDisk();
    const old = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = disk.world.indexedDB?.open('vault', 10);
      if (request === undefined) return reject(new Error('no IndexedDB'));
      request.onsuccess = () => resolve(request.result);
    });
    const row = db.settings.get('a');
    await vi.waitFor(() => expect(health.getState()).toEqual({ at: 'blocked' }));
    old.close();
    expect(await row).toBeUndefined();
    expect(health.getState()).toEqual({ at: 'ok' });
  });

  it('[S10] that the browser does not tell why it waits says that it does not open', async () => {
    const { db, health } = onFailingDisk();
    const passed: (() => void)[] = [];
    noticeSlow(db, health, (_, run) => passed.push(run));
    expect(health.getState()).toEqual({ at: 'ok' });
    for (const run of passed) run();
    expect(health.getState()).toEqual({ at: 'blocked' });
    await db.settings.get('a');
    expect(health.getState()).toEqual({ at: 'ok' });
    for (const run of passed) run();
    expect(health.getState()).toEqual({ at: 'ok' });
  });
});
