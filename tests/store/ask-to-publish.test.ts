import { describe, expect, it } from 'vitest';
import { contentToPublish } from '../../src/domain/project/publish.ts';
import { contentHash } from '../../src/protocol/canonical.ts';
import { askToPublish } from '../../src/store/ask-to-publish.ts';
import { createAutosave } from '../../src/store/autosave.ts';
import { takeBatch } from '../../src/store/outbox.ts';
import { save } from '../../src/store/save.ts';
import { readWorkingCopy } from '../../src/store/working-copy.ts';
import { change, LIMITS, SCOPE, saveOne, testVault } from './test-vault.ts';

const profile = (field: string, payload: unknown) =>
  change(field, payload, { scope: 'person:device-a', record: 'device-a', kind: 'profile' });
const ORGANISATION = { name: 'Rampton Hospital', code: 'RHA' };

function ready() {
  const vault = testVault();
  return { vault, autosave: createAutosave(vault, () => () => {}) };
}

describe('asking to publish', () => {
  it('[S24] names the hash of what was checked, after all that was typed, and who asks', async () => {
    const parts = ready();
    const { vault, autosave } = parts;
    await save(vault, [
      change('title', 'Quieter nights'),
      profile('name', ' Ana Lima '),
      profile('role', 'Ward sister'),
      profile('organisation', ORGANISATION),
    ]);
    autosave.type(change('aimWhat', 'Sleep for all'), () => {});
    const asked = await askToPublish(parts, 'p1', 'full');

    const { records } = await readWorkingCopy(vault, SCOPE);
    const hash = await contentHash(contentToPublish(records, 'full'));
    const batch = await takeBatch(vault, SCOPE, LIMITS);
    expect(batch.map(({ field }) => field)).toEqual(['title', 'aimWhat', 'ask']);
    expect(batch.at(-1)).toMatchObject({
      kind: 'publication',
      record: asked.ok ? asked.value : undefined,
      payload: {
        form: 'full',
        hash,
        askedAt: '2026-01-05T09:00:00.000Z',
        asker: { name: 'Ana Lima', role: 'Ward sister', organisation: ORGANISATION },
      },
    });
  });

  it('[S24] says why it cannot be, and asks nothing', async () => {
    const parts = ready();
    const { vault } = parts;
    const error = async () => {
      const asked = await askToPublish(parts, 'p1', 'full');
      return asked.ok ? undefined : asked.error;
    };
    await saveOne(vault, change('problem', 'At night'));
    expect(await error()).toBe('no-title');
    await saveOne(vault, change('title', 'Falls'));
    expect(await error()).toBe('no-name');
    await saveOne(vault, profile('name', 'Ana'));
    await saveOne(vault, change('startedOn', '31/2'));
    expect(await error()).toBe('needs-you');
    expect((await takeBatch(vault, SCOPE, LIMITS)).map(({ field }) => field)).toEqual(['problem', 'title']);
  });

  it('is not held for the digits of its hash: about 1 in 150 has what looks like an NHS number', async () => {
    const { vault } = ready();
    const hash = `${'a'.repeat(20)}9434765919${'b'.repeat(34)}`;
    const asker = { name: 'Ana', role: '', organisation: null };
    const ask = { form: 'full', hash, askedAt: '2026-01-05T09:00:00.000Z', asker };
    const place = { record: 'a1', kind: 'publication' };
    expect(await saveOne(vault, change('ask', ask, place))).not.toHaveProperty('held');
    const named = { ...ask, asker: { ...asker, name: 'Ana 9434765919' } };
    expect((await saveOne(vault, change('ask', named, { ...place, record: 'a2' }))).held?.problem).toBe('identifier');
  });
});
