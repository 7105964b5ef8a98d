import { describe, expect, it } from 'vitest';
import { bringBack, examineFile } from '../../src/store/bring-back.ts';
import { typedFile } from '../../src/store/typed-file.ts';
import type { Vault } from '../../src/store/vault.ts';
import { change, saveOne, shownIn, statesOf, testVault } from './test-vault.ts';
import { allOf } from './work-device.ts';

const NOW = new Date('2026-01-05T09:00:00Z');
const fileOf = (text: string) => new Blob([text]);
const DRAFTS = { 'new-project': { title: 'Mouth care' } };

const typed = typedFile(
  {
    changes: [
      change('worked', 'Lights down at 10pm'),
      change('title', 'Quieter nights'),
      change('title', 'Elsewhere', { scope: 'project:p2', record: 'p2' }),
      change('noSuchField', 'x'),
    ],
    drafts: DRAFTS,
  },
  NOW,
).text;

async function bring(vault: Vault, text: string): Promise<number> {
  const examined = await examineFile(vault, fileOf(text));
  if (!examined.ok) throw new Error(examined.problem);
  return bringBack(vault, fileOf(text), examined.report);
}

describe('what was typed and saved to a file from memory', () => {
  it('[S10] is told before anything is written, then saved as every change is, once', async () => {
    const vault = testVault();
    await saveOne(vault, change('title', 'Quieter nights'));
    const before = await allOf(vault);
    expect(await examineFile(vault, fileOf(typed))).toMatchObject({
      ok: true,
      report: {
        ...{ mine: true, head: { savedAt: NOW.toISOString() }, here: 1, drafts: 1 },
        fresh: [{ title: 'Quieter nights', changes: 1 }],
        refused: [{ why: 'elsewhere' }, { why: 'unfit' }],
      },
    });
    expect(await allOf(vault)).toEqual(before);
    expect(await bring(vault, typed)).toBe(2);
    expect(await shownIn(vault, 'worked')).toBe('Lights down at 10pm');
    expect(await statesOf(vault)).toEqual(['waiting', 'waiting']);
    expect((await vault.db.settings.get('draft:new-project'))?.value).toEqual(DRAFTS['new-project']);
    expect(await bring(vault, typed)).toBe(0);
    expect(await statesOf(vault)).toEqual(['waiting', 'waiting']);
  });

  it('[S10] leaves a form alone that is being filled in here', async () => {
    const vault = testVault();
    await saveOne(vault, change('title', 'Quieter nights'));
    await vault.db.settings.put({ name: 'draft:new-project', value: { title: 'Falls' } });
    expect(await bring(vault, typed)).toBe(1);
    expect((await vault.db.settings.get('draft:new-project'))?.value).toEqual({ title: 'Falls' });
  });

  it.each([
    [typed.slice(0, -20), 'unreadable'],
    [typed.replace('"version": 1', '"version": 2'), 'newer'],
    [typed.replace('"changes"', '"change"'), 'unreadable'],
  ])('[S10] is refused with a reason where it does not fit (%#)', async (text, problem) => {
    const vault = testVault();
    expect(await examineFile(vault, fileOf(text))).toEqual({ ok: false, problem });
    expect(await statesOf(vault)).toEqual([]);
  });
});
