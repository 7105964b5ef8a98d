import { describe, expect, it } from 'vitest';
import { keepMarking } from '../../src/app/start-marker.ts';
import { createAutosave } from '../../src/store/autosave.ts';
import { createMarker } from '../../src/store/marker.ts';
import { takeOut } from '../../src/store/redact.ts';
import { findLoss } from '../../src/store/vault-id.ts';
import { change, SCOPE, saveOne, testVault } from './test-vault.ts';
import { textStorage } from './text-storage.ts';

const KEY = 'dandelion-marker';

/** A page whose timers the test runs, over a storage that counts what is written to the marker. */
async function openPage(vault = testVault(), storage = textStorage()) {
  const timers = new Map<object, { ms: number; run(): void }>();
  const after = (ms: number, run: () => void) => {
    const id = {};
    timers.set(id, { ms, run });
    return () => void timers.delete(id);
  };
  let writes = 0;
  const counted = Object.create(storage) as typeof storage;
  counted.setItem = (key, text) => {
    if (key === KEY) writes += 1;
    storage.setItem(key, text);
  };
  const marker = createMarker(counted);
  const looked = findLoss(vault, marker);
  const marking = keepMarking({ vault, marker, looked, writes: async () => true, after });
  const writing = { ...vault, changing: marking.changing };
  await looked;
  const mark = () => createMarker(storage).state.getState().mark;
  const page = {
    ...{ vault: writing, storage, marking, timers, mark },
    autosave: createAutosave(writing, after),
    written: () => writes,
    /** Lets all that waits happen, until the marker says this of what is not sent. */
    async rest(unsent: object) {
      await expect
        .poll(() => {
          for (const [id, { run }] of [...timers]) {
            timers.delete(id);
            run();
          }
          return mark()?.unsent;
        })
        .toEqual(unsent);
    },
  };
  return page;
}

const NOTHING = { count: 0, projects: [] };
const ONE = { count: 1, projects: ['Quieter nights'] };

describe('keeping the marker', () => {
  it('[S11] says from the first key on that it is not known what is not sent, with one write', async () => {
    const page = await openPage();
    await page.rest(NOTHING);
    const before = page.written();
    for (const text of ['Q', 'Qu', 'Qui']) page.autosave.type(change('title', text), () => {});
    expect(page.mark()).toMatchObject({ unsent: null, before: NOTHING });
    expect(page.written()).toBe(before + 1);
    await page.autosave.flush();
    expect(page.mark()?.unsent).toBeNull();
    await page.rest({ count: 1, projects: ['Qui'] });
  });

  it('[S11] says so before a save that nobody typed, and keeps what was known of which projects', async () => {
    const page = await openPage();
    await saveOne(page.vault, change('title', 'Quieter nights'));
    await page.rest(ONE);
    const saving = saveOne(page.vault, change('problem', 'Noise'));
    expect(page.mark()).toMatchObject({ unsent: null, before: ONE });
    await saving;
    await page.rest({ count: 2, projects: ['Quieter nights'] });
    expect(page.mark()?.before).toBeUndefined();
  });

  it('[S11] marks while somebody never pauses', async () => {
    const page = await openPage();
    await page.rest(NOTHING);
    page.marking.changing();
    const most = Math.max(...[...page.timers.values()].map(({ ms }) => ms));
    expect(most).toBeLessThanOrEqual(2_000);
    const kept = [...page.timers.values()].find(({ ms }) => ms === most);
    page.marking.changing();
    expect([...page.timers.values()]).toContain(kept);
    kept?.run();
    await expect.poll(() => page.mark()?.unsent).toEqual(NOTHING);
  });

  it('[S11] a figure that was read while something changed is not called known', async () => {
    const page = await openPage();
    await page.rest(NOTHING);
    const marker = createMarker(page.storage);
    await marker.renew(async () => {
      marker.touch();
      return { ...{ vault: '', person: '', device: '', writtenAt: '' }, ...page.mark(), unsent: NOTHING };
    });
    expect(page.mark()).toMatchObject({ unsent: null, before: NOTHING });
  });

  it('[S11] is closed only where all is marked, and no more once something is written', async () => {
    const page = await openPage();
    await page.rest(NOTHING);
    page.marking.leave();
    expect(page.mark()?.closed).toBe(true);
    const next = await openPage(page.vault, page.storage);
    await expect.poll(() => next.mark()?.closed).toBe(false);
    next.autosave.type(change('title', 'Quieter nights'), () => {});
    next.marking.leave();
    expect(next.mark()).toMatchObject({ unsent: null });
    expect(next.mark()?.closed).toBeUndefined();
  });

  it('[S11] a change that was taken out is not missed, however soon the page dies', async () => {
    const page = await openPage();
    await saveOne(page.vault, change('title', 'Quieter nights'));
    const { mid } = await saveOne(page.vault, change('problem', 'The tall singer'));
    await page.rest({ count: 2, projects: ['Quieter nights'] });
    expect(page.mark()?.newest).toBe(mid);
    await takeOut(page.vault, {
      ...{ scope: SCOPE, record: 'p1', kind: 'project', field: 'problem' },
      ...{ mids: [mid], reason: 'patient-data' },
    });
    const next = createMarker(page.storage);
    await findLoss(page.vault, next);
    expect(next.state.getState().lost).toEqual([]);
  });
});
