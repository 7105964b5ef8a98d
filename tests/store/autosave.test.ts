import { describe, expect, it } from 'vitest';
import { createAutosave, type SaveStatus } from '../../src/store/autosave.ts';
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
});
