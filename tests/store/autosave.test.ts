import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { createAutosave, type SaveStatus } from '../../src/store/autosave.ts';
import { readDraft } from '../../src/store/drafts.ts';
import { change, outboxOf, shownIn, testVault } from './test-vault.ts';

/** An autosave whose timer the test fires by hand. */
function atHand() {
  const vault = testVault();
  let due: (() => void) | undefined;
  const autosave = createAutosave(vault, (_, run) => {
    due = run;
    return () => {
      due = undefined;
    };
  });
  const heard: SaveStatus['at'][] = [];
  const listen = (status: SaveStatus) => heard.push(status.at);
  return { vault, autosave, heard, listen, fire: () => due?.() };
}

describe('autosave', () => {
  it('[S4] says "saved" only after the save, once for many keys', async () => {
    const { vault, autosave, heard, listen, fire } = atHand();
    for (const text of ['Q', 'Qu', 'Quieter nights']) autosave.type(change('title', text), listen);
    expect(heard).toEqual(['typing', 'typing', 'typing']);
    expect(autosave.pending()).toBe(true);
    expect(await outboxOf(vault)).toEqual([]);
    fire();
    await autosave.flush();
    expect(heard).toEqual(['typing', 'typing', 'typing', 'saved']);
    expect(autosave.pending()).toBe(false);
    expect(await shownIn(vault, 'title')).toBe('Quieter nights');
  });

  it('saves several fields in one go, and what is saved at once after what was typed before', async () => {
    const { vault, autosave, listen } = atHand();
    autosave.type(change('title', 'Falls'), listen);
    autosave.type(change('problem', 'At night'), listen);
    await autosave.now([change('title', 'Falls at night')]);
    expect((await outboxOf(vault)).map(({ field }) => field)).toEqual(['title', 'problem']);
    expect(await shownIn(vault, 'title')).toBe('Falls at night');
  });

  it('is pending while the save itself is on its way', async () => {
    const { autosave, listen } = atHand();
    autosave.type(change('title', 'Falls'), listen);
    const flushed = autosave.flush();
    expect(autosave.pending()).toBe(true);
    await flushed;
    expect(autosave.pending()).toBe(false);
  });

  it('keeps what could not be saved, says so, and takes it along with the next save', async () => {
    const { vault, autosave, heard, listen } = atHand();
    vault.db.close({ disableAutoOpen: true });
    autosave.type(change('title', 'Falls'), listen);
    await autosave.flush();
    expect(heard).toEqual(['typing', 'not-saved']);
    expect(autosave.pending()).toBe(true);
    await vault.db.open();
    await autosave.flush();
    expect(heard).toEqual(['typing', 'not-saved', 'saved']);
    expect(await shownIn(vault, 'title')).toBe('Falls');
  });

  it('lets one change that cannot be saved keep no other from the disk', async () => {
    const { vault, autosave, heard, listen } = atHand();
    autosave.type(change('noSuchField', 'x'), () => {});
    autosave.type(change('title', 'Falls'), listen);
    await autosave.flush();
    expect(heard).toEqual(['typing', 'saved']);
    expect(await shownIn(vault, 'title')).toBe('Falls');
  });

  it('[S4] saves what is typed without a pause: 300 ms after the last key, or 800 ms after the first that is not saved', async () => {
    const vault = testVault();
    let now = 0;
    const timers = new Set<{ at: number; run: () => void }>();
    const autosave = createAutosave(vault, (ms, run) => {
      const timer = { at: now + ms, run };
      timers.add(timer);
      return () => timers.delete(timer);
    });
    const saves: number[] = [];
    const pass = (ms: number) => {
      now += ms;
      for (const timer of [...timers].filter(({ at }) => at <= now)) {
        timers.delete(timer);
        saves.push(now);
        timer.run();
      }
    };
    for (let key = 0; key < 20; key++) {
      autosave.type(change('title', 'x'.repeat(key + 1)), () => {});
      pass(100);
      // What the timer began is on the disk before the next key.
      if (saves.at(-1) === now) await autosave.flush();
    }
    expect(saves).toEqual([800, 1600]);
    pass(200);
    expect(saves).toEqual([800, 1600, 2200]);
    pass(5_000);
    expect(saves).toHaveLength(3);
  });

  it('keeps drafts on the same road, and drops them for good', async () => {
    const { vault, autosave } = atHand();
    const shape = z.object({ reason: z.string() });
    autosave.draft('decision', { reason: 'Too' });
    autosave.draft('decision', { reason: 'Too short' });
    expect(autosave.pending()).toBe(true);
    await autosave.flush();
    expect(autosave.pending()).toBe(false);
    expect(await readDraft(vault, 'decision', shape)).toEqual({ reason: 'Too short' });
    autosave.draft('decision', { reason: 'Too short.' });
    await autosave.dropDraft('decision');
    await autosave.flush();
    expect(await readDraft(vault, 'decision', shape)).toBeUndefined();
  });
});
