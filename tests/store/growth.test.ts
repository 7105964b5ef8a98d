import { describe, expect, it } from 'vitest';
import { applyPushResults, forgetOldSent, setAside, takeBatch } from '../../src/store/outbox.ts';
import { noteServerTime } from '../../src/store/server-days.ts';
import { OUTBOX_STATES, type OutboxRow } from '../../src/store/vault-db.ts';
import { change, LIMITS, SCOPE, saveOne, statesOf, testVault } from './test-vault.ts';

const KEPT = 40;
const DAY = 86_400_000;

/** A vault that keeps much that was sent of one field, and says how many rows were read with what they hold. */
async function withHistory() {
  const vault = testVault();
  const { outbox } = vault.db;
  const { mid } = await saveOne(vault, change('summary', 'The first'));
  await takeBatch(vault, SCOPE, LIMITS);
  const [first] = await outbox.toArray();
  if (first === undefined) throw new Error('no row');
  const { n: _, ...row } = first;
  const kept = (at: number): Omit<OutboxRow, 'n'> => ({ ...row, mid: `kept-${at}`, state: 'confirmed' });
  await outbox.bulkAdd(Array.from({ length: KEPT }, (_, at) => kept(at)));
  await applyPushResults(vault, SCOPE, [{ mid, result: 'applied', seq: 1 }]);
  await outbox.where('mid').equals(mid).modify({ state: 'confirmed' });
  let read = 0;
  outbox.hook('reading', (one) => {
    read += 1;
    return one;
  });
  const readBy = async (work: () => Promise<unknown>): Promise<number> => {
    read = 0;
    await work();
    return read;
  };
  return { vault, readBy };
}

describe('[S7] a device that keeps much of what it sent', () => {
  it('reads none of it to save, and builds on what is on its way', async () => {
    const { vault, readBy } = await withHistory();
    expect(await readBy(() => saveOne(vault, change('summary', 'Second')))).toBe(0);
    expect(await readBy(() => saveOne(vault, change('summary', 'Second, typed on')))).toBe(1);
    const [second] = await takeBatch(vault, SCOPE, LIMITS);
    expect(second?.payload).toBe('Second, typed on');
    expect(await readBy(() => saveOne(vault, change('summary', 'Third')))).toBe(1);
    expect(await takeBatch(vault, SCOPE, LIMITS)).toMatchObject([{}, { payload: 'Third', base: [second?.mid] }]);
  });

  it('follows what was confirmed last, and not what an earlier save left unsent', async () => {
    const { vault } = await withHistory();
    const { mid } = await saveOne(vault, change('summary', 'Waits'));
    const [last] = await vault.db.outbox.orderBy('n').reverse().limit(1).toArray();
    if (last === undefined) throw new Error('no row');
    const { n: _, ...row } = last;
    await vault.db.outbox.add({ ...row, mid: 'later', state: 'confirmed' });
    expect((await saveOne(vault, change('summary', 'Again'))).mid).not.toBe(mid);
  });

  it('reads none of it where a change comes back, but what was written after it', async () => {
    const { vault, readBy } = await withHistory();
    const { mid } = await saveOne(vault, change('summary', 'Second'));
    await takeBatch(vault, SCOPE, LIMITS);
    await saveOne(vault, change('summary', 'Third'));
    // The change itself, twice, and the one after it.
    expect(await readBy(() => setAside(vault, mid))).toBeLessThanOrEqual(3);
    expect((await statesOf(vault)).slice(-2)).toEqual(['mended', 'waiting']);
  });

  it('reads none of it to forget what is too old', async () => {
    const { vault, readBy } = await withHistory();
    await noteServerTime(vault, vault.clock.now());
    vault.clock.move(59 * DAY);
    await noteServerTime(vault, vault.clock.now());
    expect(await readBy(() => forgetOldSent(vault))).toBe(0);
    expect(await vault.db.outbox.count()).toBe(KEPT + 1);
    vault.clock.move(2 * DAY);
    await noteServerTime(vault, vault.clock.now());
    expect(await readBy(() => forgetOldSent(vault))).toBe(0);
    expect(await vault.db.outbox.count()).toBe(0);
  });

  it('knows what is not confirmed by the order of the states', () => {
    expect([...OUTBOX_STATES].sort()[0]).toBe('confirmed');
  });
});
