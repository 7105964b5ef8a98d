import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMarker } from '../../src/store/marker.ts';
import { takeBatch } from '../../src/store/outbox.ts';
import { takeMark } from '../../src/store/take-mark.ts';
import { unsentPlaces } from '../../src/store/unsent.ts';
import { findLoss } from '../../src/store/vault-id.ts';
import { change, LIMITS, SCOPE, saveOne, testVault } from './test-vault.ts';
import { textStorage } from './text-storage.ts';

const KEY = 'dandelion-marker';

async function markedVault() {
  const storage = textStorage();
  const vault = testVault();
  const marker = createMarker(storage);
  await saveOne(vault, change('title', 'Quieter nights'));
  await saveOne(vault, change('problem', 'Noise'));
  marker.note(await takeMark(vault));
  return { storage, vault, marker };
}

describe('the marker', () => {
  it('[S11] says whose vault it is, and what of which projects is not sent', async () => {
    const { storage, vault } = await markedVault();
    await takeBatch(vault, SCOPE, LIMITS);
    expect(await unsentPlaces(vault)).toEqual([1, 2]);
    expect(createMarker(storage).state.getState().mark).toMatchObject({
      person: 'device-a',
      device: 'device-a',
      unsent: { count: 2, projects: ['Quieter nights'] },
    });
  });

  it('[S11] names five projects at most, and never what may identify a patient', async () => {
    const vault = testVault();
    for (const p of ['a', 'b', 'c', 'd', 'e', 'f'])
      await saveOne(vault, change('title', `Title ${p}`, { scope: `project:${p}`, record: p }));
    expect((await takeMark(vault)).unsent).toEqual({
      count: 6,
      projects: ['a', 'b', 'c', 'd', 'e'].map((p) => `Title ${p}`),
    });
    const other = testVault();
    await saveOne(other, change('title', 'Calls to 999 000 0018'));
    expect((await takeMark(other)).unsent).toEqual({ count: 1, projects: ['a project without a title'] });
  });

  it('[S11] keeps the way back while the vault is marked again', async () => {
    const { vault, marker } = await markedVault();
    const rescue = { scope: 'person:device-a', secret: 'secret', madeAt: '2026-01-05', expiresAt: '2027-02-09' };
    marker.keepRescue(rescue);
    marker.note(await takeMark(vault));
    expect(marker.state.getState().mark?.rescue).toEqual(rescue);
  });

  it('[S11] never throws: not without storage, not when it is full, not on what somebody else wrote there', async () => {
    const { vault, storage, marker } = await markedVault();
    storage.full = true;
    marker.lose('thrown-away');
    expect(marker.state.getState().lost).toHaveLength(1);
    createMarker(undefined).note(await takeMark(vault));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.constant('{"version":1,"lost":[{}]}')), (text) => {
        const foreign = textStorage();
        foreign.setItem(KEY, text);
        expect(createMarker(foreign).state.getState()).toEqual({ version: 1, lost: [] });
      }),
    );
  });
});

describe('at the start', () => {
  it('[S11] finds nothing wrong with the vault that is marked', async () => {
    const { storage, vault } = await markedVault();
    const marker = createMarker(storage);
    await findLoss(vault, marker);
    expect(marker.state.getState().lost).toEqual([]);
  });

  it('[S11] misses a vault that was thrown away, with what was not sent, also after the new one is marked', async () => {
    const { storage } = await markedVault();
    const empty = testVault('device-b');
    const marker = createMarker(storage);
    await findLoss(empty, marker);
    const lost = { how: 'thrown-away', device: 'device-a', unsent: { count: 2, projects: ['Quieter nights'] } };
    expect(marker.state.getState()).toMatchObject({ lost: [lost] });
    expect(marker.state.getState().mark).toBeUndefined();
    marker.note(await takeMark(empty));
    await findLoss(empty, createMarker(storage));
    const { mark, lost: all } = createMarker(storage).state.getState();
    expect(mark).toMatchObject({ device: 'device-b', unsent: { count: 0, projects: [] } });
    expect(all).toMatchObject([lost]);
  });

  it('[S11] knows another vault by its id', async () => {
    const { storage } = await markedVault();
    const other = testVault('device-b');
    await takeMark(other);
    const marker = createMarker(storage);
    await findLoss(other, marker);
    expect(marker.state.getState().lost).toMatchObject([{ how: 'thrown-away', device: 'device-a' }]);
  });

  it('[S11] misses it also where it went while a page was open', async () => {
    const { marker } = await markedVault();
    marker.note(await takeMark(testVault('device-b')));
    expect(marker.state.getState()).toMatchObject({ lost: [{ device: 'device-a' }], mark: { device: 'device-b' } });
  });

  it('[S11] says that the browser went back to an earlier state, once', async () => {
    const { storage, vault } = await markedVault();
    await vault.db.outbox.where('n').above(1).delete();
    const marker = createMarker(storage);
    await findLoss(vault, marker);
    expect(marker.state.getState().lost).toMatchObject([{ how: 'went-back', unsent: { count: 2 } }]);
    await findLoss(vault, createMarker(storage));
    expect(createMarker(storage).state.getState().lost).toHaveLength(1);
  });

  it('[S11] forgets what a person has read, and keeps the rest', async () => {
    const { storage, marker } = await markedVault();
    marker.lose('thrown-away');
    marker.note({ ...(await takeMark(testVault('device-b'))), unsent: null });
    marker.lose('thrown-away');
    const [first] = marker.state.getState().lost;
    if (first === undefined) throw new Error('nothing was lost');
    marker.forget(first);
    expect(createMarker(storage).state.getState().lost).toMatchObject([{ device: 'device-b', unsent: null }]);
  });
});
