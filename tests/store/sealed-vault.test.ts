import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { keepAcceptance, waitingAcceptances } from '../../src/store/acceptances.ts';
import { readDraft, writeDraft } from '../../src/store/drafts.ts';
import { createJournal, journalKey, readJournal } from '../../src/store/journal.ts';
import { convertVault, sealing } from '../../src/store/lock/convert.ts';
import { ownTexts } from '../../src/store/lock/own-texts.ts';
import { sealedTexts } from '../../src/store/lock/sealed-texts.ts';
import { finishConversion, readLock, unlock, writeLock } from '../../src/store/lock/unlock.ts';
import { createVaultSealer } from '../../src/store/lock/vault-sealer.ts';
import { createMarker } from '../../src/store/marker.ts';
import { applyPushResults, takeBatch } from '../../src/store/outbox.ts';
import { applyPage, followScope } from '../../src/store/pulled.ts';
import { save } from '../../src/store/save.ts';
import { takeMark } from '../../src/store/take-mark.ts';
import type { Vault } from '../../src/store/vault.ts';
import { readWorkingCopy } from '../../src/store/working-copy.ts';
import { asText, PIN, putBehindPin, quickLock, sealedWith } from './lock-of.ts';
import { ModelServer } from './model-server.ts';
import { change, LIMITS, SCOPE, saveOne, shownIn, testVault } from './test-vault.ts';
import { textStorage } from './text-storage.ts';

const WORDS = ['Lights down', 'Softer bins', 'Noise on B3', 'mood-words', 'A draft of mine'];
const LINK = 'abcdefghijklmnopqrstuvwx';
const draftShape = z.object({ title: z.string() });

/** Work of every kind: sent and shown, waiting, for a newer app, and a form that is being filled in. */
async function withWork(vault: Vault): Promise<void> {
  const server = new ModelServer(SCOPE);
  await save(vault, [change('title', 'Lights down'), change('summary', 'Softer bins')]);
  await followScope(vault, SCOPE, 'lead', true);
  await applyPushResults(vault, SCOPE, server.push(await takeBatch(vault, SCOPE, LIMITS), 'ana'));
  const page = server.pull(null);
  await applyPage(vault, { ...page, unread: [{ seq: 9, mid: 'm9', kind: 'mood', field: 'x', payload: 'mood-words' }] });
  await saveOne(vault, change('problem', 'Noise on B3'));
  await writeDraft(vault, 'record', { title: 'A draft of mine' });
}

async function readsAll(vault: Vault): Promise<void> {
  expect(await shownIn(vault, 'title')).toBe('Lights down');
  expect(await shownIn(vault, 'summary')).toBe('Softer bins');
  expect(await shownIn(vault, 'problem')).toBe('Noise on B3');
  expect(await readDraft(vault, 'record', draftShape)).toEqual({ title: 'A draft of mine' });
}

const finishing = (vault: Vault, more = {}) => ({
  ...{ db: vault.db, texts: textStorage(), random: vault.random, ...more },
});

describe('[S13] putting a vault behind a PIN', () => {
  it('leaves no word that anybody typed in any row, and reads as before', async () => {
    const vault = testVault();
    await withWork(vault);
    const before = await asText(vault);
    for (const word of WORDS) expect(before).toContain(word);
    const { lock, keys } = await putBehindPin(vault);
    const whole = await finishConversion(finishing(vault), { lock, keys });
    expect(whole).toEqual({ ...lock, under: undefined });
    const after = await asText(vault);
    for (const word of WORDS) expect(after).not.toContain(word);
    await readsAll(sealedWith(vault, keys));
    await expect(shownIn(vault, 'title')).rejects.toThrow();
  });

  it('goes on, cut off at every row, and can be read and written at each of them', async () => {
    const whole = testVault();
    await withWork(whole);
    const rows = (await Promise.all(whole.db.tables.map((table) => table.count()))).reduce((sum, count) => sum + count);
    for (let cut = 0; cut <= rows; cut++) {
      const vault = testVault();
      await withWork(vault);
      const { keys } = await putBehindPin(vault);
      const sealer = createVaultSealer(keys, vault.random);
      let sealed = 0;
      const upToTheCut = async (body: unknown) => {
        if (sealed >= cut) throw new Error('the battery died');
        sealed += 1;
        return sealer.seal(body);
      };
      await convertVault(vault.db, { convert: sealing(upToTheCut), atOnce: 1 }).catch(() => undefined);
      const opened = await unlock(vault.db, (await quickLock(vault)).lock, PIN);
      if (!opened.ok) throw new Error(opened.error);
      const half = sealedWith(vault, opened.value.keys);
      await readsAll(half);
      await saveOne(half, change('contactRole', `After cut ${cut}`));
      await finishConversion(finishing(vault, { atOnce: 2 }), opened.value);
      await readsAll(half);
      expect(await shownIn(half, 'contactRole')).toBe(`After cut ${cut}`);
      const text = await asText(vault);
      for (const word of [...WORDS, 'After cut']) expect(text).not.toContain(word);
    }
  }, 60_000);

  it('takes the PIN away again, cut off at every row', async () => {
    for (let cut = 0; cut < 8; cut++) {
      const vault = testVault();
      await withWork(vault);
      const { lock, keys } = await putBehindPin(vault);
      await finishConversion(finishing(vault), { lock, keys });
      await writeLock(vault.db, { ...lock, under: 'opening' });
      let seen = 0;
      const onProgress = () => {
        if (seen >= cut) throw new Error('the battery died');
        seen += 1;
      };
      const under = { lock: { ...lock, under: 'opening' as const }, keys };
      await finishConversion(finishing(vault, { onProgress, atOnce: 1 }), under).catch(() => undefined);
      const again = await unlock(vault.db, lock, PIN);
      if (!again.ok) throw new Error(again.error);
      if (again.value.lock.under === 'opening') await readsAll(sealedWith(vault, keys));
      expect(await finishConversion(finishing(vault), again.value)).toBeUndefined();
      await readsAll(vault);
      expect(await readLock(vault.db)).toBeUndefined();
    }
  });

  it('[S1] seals the link that somebody said yes to with no connection, and gives it back in the clear', async () => {
    const vault = testVault();
    await keepAcceptance(vault, { scope: 'project:p2', secret: LINK });
    const { lock, keys } = await putBehindPin(vault);
    await finishConversion(finishing(vault), { lock, keys });
    expect(await asText(vault)).not.toContain(LINK);
    expect(await waitingAcceptances(sealedWith(vault, keys))).toMatchObject([{ secret: LINK }]);
    await finishConversion(finishing(vault), { lock: { ...lock, under: 'opening' }, keys });
    expect(await waitingAcceptances(vault)).toMatchObject([{ secret: LINK }]);
  });

  it('does not open by another PIN, and changes nothing then', async () => {
    const vault = testVault();
    await withWork(vault);
    const { lock, keys } = await putBehindPin(vault);
    await finishConversion(finishing(vault), { lock, keys });
    const before = await asText(vault);
    for (let tries = 0; tries < 3; tries++) expect(await unlock(vault.db, lock, '000111')).toMatchObject({ ok: false });
    expect(await asText(vault)).toBe(before);
  });

  it('holds for hundreds of rows, saved, taken and pulled behind it', async () => {
    const { keys } = await quickLock(testVault());
    const vault = sealedWith(testVault(), keys);
    const server = new ModelServer(SCOPE);
    const many = Array.from({ length: 300 }, (_, n) => change('value', n, { record: `d${n}`, kind: 'data-point' }));
    await save(vault, many);
    for (let taken = 0; taken < 300; taken += 100) {
      await applyPushResults(vault, SCOPE, server.push(await takeBatch(vault, SCOPE, LIMITS), 'ana'));
    }
    await applyPage(vault, server.pull(null));
    expect((await readWorkingCopy(vault, SCOPE)).records).toHaveLength(300);
  }, 60_000);
});

describe('[S13] what stands beside a vault behind a PIN', () => {
  it('is sealed: the journal of what is typed, and the marker with its titles and its way back', async () => {
    const vault = testVault();
    const { keys } = await quickLock(vault);
    const storage = textStorage();
    const texts = sealedTexts(storage, keys.texts, vault.random);
    const typed = { changes: [change('title', 'Lights down')], drafts: {} };
    expect(createJournal(texts, journalKey('tab-1')).write(typed)).toBe(true);
    await saveOne(vault, change('title', 'Softer bins'));
    const marker = createMarker(texts);
    marker.note(await takeMark(vault));
    marker.keepRescue({ scope: 'person:p', secret: 'way-back-secret', madeAt: 'a', expiresAt: 'b' });
    const inTheClear = Array.from({ length: storage.length }, (_, at) => storage.getItem(storage.key(at) ?? '')).join();
    for (const word of ['Lights down', 'Softer bins', 'way-back-secret', 'person:p'])
      expect(inTheClear).not.toContain(word);
    expect(readJournal(texts, journalKey('tab-1'))).toMatchObject(typed);
    expect(createMarker(texts).state.getState().mark).toMatchObject({
      ...{ unsent: { count: 1, projects: ['Softer bins'] }, rescue: { secret: 'way-back-secret' } },
    });
    expect(readJournal(storage, journalKey('tab-1'))).toBeUndefined();
  });

  it('was in the clear until then: it is sealed, and the way back is to be asked for anew', async () => {
    const vault = testVault();
    const storage = textStorage();
    await saveOne(vault, change('title', 'Softer bins'));
    const clear = createMarker(storage);
    clear.note(await takeMark(vault));
    clear.keepRescue({ scope: 'person:p', secret: 'way-back-secret', madeAt: '2026-01-05T09:00:00Z', expiresAt: 'b' });
    createJournal(storage, journalKey('old-tab')).write({ changes: [change('title', 'Lights down')], drafts: {} });
    const { lock, keys } = await putBehindPin(vault);
    await finishConversion(finishing(vault, { texts: ownTexts(storage, 'dandelion-vault') }), { lock, keys });
    const inTheClear = Array.from({ length: storage.length }, (_, at) => storage.getItem(storage.key(at) ?? '')).join();
    for (const word of ['Lights down', 'Softer bins', 'way-back-secret']) expect(inTheClear).not.toContain(word);
    const texts = sealedTexts(storage, keys.texts, vault.random);
    expect(createMarker(texts).state.getState().mark?.rescue).toMatchObject({
      ...{ secret: 'way-back-secret', madeAt: '1970-01-01T00:00:00.000Z' },
    });
  });

  it('is no one else’s: each vault has its own, and the first keeps its names', () => {
    const storage = textStorage();
    storage.setItem('dandelion-people', 'not a text of a vault');
    const [first, second] = [ownTexts(storage, 'dandelion-vault'), ownTexts(storage, 'dandelion-vault-b')];
    first.setItem('dandelion-marker', 'Ana');
    second.setItem('dandelion-marker', 'Ben');
    second.setItem('dandelion-typed:t1', 'typed');
    expect(storage.getItem('dandelion-marker')).toBe('Ana');
    expect(first.length).toBe(1);
    expect([second.key(0), second.key(1), second.key(2)]).toEqual(['dandelion-marker', 'dandelion-typed:t1', null]);
    expect(second.getItem('dandelion-marker')).toBe('Ben');
    second.removeItem('dandelion-marker');
    expect(first.getItem('dandelion-marker')).toBe('Ana');
  });

  it('[S11] opens by the PIN also where the browser threw the vault away', async () => {
    const lost = testVault();
    const { lock } = await quickLock(lost);
    const fresh = testVault();
    const opened = await unlock(fresh.db, lock, PIN);
    if (!opened.ok) throw new Error(opened.error);
    expect(await finishConversion(finishing(fresh), opened.value)).toEqual({ ...lock, under: undefined });
    expect(await readLock(fresh.db)).toMatchObject({ salt: lock.salt });
  });
});
