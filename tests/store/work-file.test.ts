import { describe, expect, it } from 'vitest';
import { verifyMutation } from '../../src/protocol/carried.ts';
import { readDrafts, writeDraft } from '../../src/store/drafts.ts';
import { judgeWaiting } from '../../src/store/judge-waiting.ts';
import { takeBatch } from '../../src/store/outbox.ts';
import { workFile } from '../../src/store/work-file.ts';
import { anasWork, bring, reportOf } from './anas-work.ts';
import { change, LIMITS, outboxOf, SCOPE, saveOne, statesOf } from './test-vault.ts';
import { savedText, workDevice } from './work-device.ts';

describe('a file of all work', () => {
  it('[S30][S6] has each change with its signature, and none of them changes after it', async () => {
    const { ana } = await anasWork();
    const { publicKey } = await ana.keys();
    const text = await savedText(ana);
    expect(await statesOf(ana.vault)).toEqual(['confirmed', 'sent', 'sending', 'sending', 'held', 'sending']);
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines[0]).toMatchObject({
      format: 'dandelion-work',
      version: 1,
      device: ana.id,
      person: ana.id,
      name: 'Ana Lima',
    });
    expect(lines[0].holds).toEqual([
      { scope: SCOPE, title: 'Falls', changes: 5 },
      { scope: `person:${ana.id}`, title: '', changes: 1 },
    ]);
    const changes = lines.filter(({ is }) => is === 'change');
    for (const { mutation, signature } of changes)
      expect(await verifyMutation(publicKey, mutation, signature)).toBe(true);
    await saveOne(ana.vault, change('worked', 'Dim lights at 10'));
    expect(await takeBatch(ana.vault, SCOPE, LIMITS)).toMatchObject([
      changes[2].mutation,
      changes[3].mutation,
      { payload: 'Dim lights at 10', base: [changes[3].mutation.mid] },
    ]);
  });

  it('[S30][S31] has what waits for the answer of a desk, which is judged again where it was brought back', async () => {
    const ana = await workDevice();
    const [words, question, salt] = ['943 476 5919', 'question1', 'salt1'];
    const passed = [{ type: 'nhs-number' as const, words, reason: 'thing' as const, question, salt }];
    await saveOne(ana.vault, change('problem', `Order ${words} was late`, { passed }));
    expect(await outboxOf(ana.vault)).toMatchObject([{ state: 'held', asks: true }]);
    const again = await workDevice(ana);
    await bring(again.vault, await savedText(ana));
    expect(await outboxOf(again.vault)).toMatchObject([{ state: 'held', asks: true }]);
    const answer = { state: 'confirmed', commitment: '0'.repeat(64), at: '2026-01-05T09:00:00.000Z' };
    const heads = [{ versions: ['m1'], value: answer, person: 'server', madeAt: answer.at }];
    const place = { scope: SCOPE, record: question, field: 'answer', kind: 'question' };
    await again.vault.db.base.put({ ...place, body: { heads } });
    await judgeWaiting(again.vault);
    expect(await statesOf(again.vault)).toEqual(['waiting']);
  });

  it('[S30] has what was begun and is no change yet, which comes back where nothing stands', async () => {
    const { ana } = await anasWork();
    const anew = { text: 'Both of them', seen: ['a', 'b'] };
    await writeDraft(ana.vault, 'anew:project:p1:p1:problem', anew);
    await writeDraft(ana.vault, 'start-project', { title: 'Mouth care', organisation: null, setting: '', theme: '' });
    await writeDraft(ana.vault, 'decision:RX1:s1', { reason: ' ' });
    const text = await savedText(ana);
    const wiped = (await workDevice()).vault;
    await writeDraft(wiped, 'start-project', { title: 'My own', organisation: null, setting: '', theme: '' });
    expect((await reportOf(wiped, text)).drafts).toBe(1);
    const alone = await bring((await workDevice()).vault, await savedText((await anasWork()).ana));
    expect(await bring(wiped, text)).toBe(alone + 1);
    expect(await readDrafts(wiped)).toMatchObject({
      'anew:project:p1:p1:problem': anew,
      'start-project': { title: 'My own' },
    });
    expect((await reportOf(wiped, text)).drafts).toBe(0);
    const edited = (await reportOf((await workDevice()).vault, text.replace('Mouth care', 'Foot care'))) ?? {};
    expect(edited).toMatchObject({ fault: 'edited', drafts: 0 });
  });

  it('[S30] says whether it holds what looks like an identifier of a patient', async () => {
    const { vault, keys } = await workDevice();
    await saveOne(vault, change('worked', 'Dim lights'));
    expect(await workFile(vault, keys)).toMatchObject({ identifies: false, drafts: 0 });
    await writeDraft(vault, 'start-project', { title: 'For 999 000 0018' });
    expect(await workFile(vault, keys)).toMatchObject({ identifies: true, drafts: 1 });
    const other = await workDevice();
    await saveOne(other.vault, change('worked', 'For 999 000 0018'));
    expect(await workFile(other.vault, other.keys)).toMatchObject({ identifies: true, changes: 1 });
  });

  it('[S30] may be of one change only', async () => {
    const { ana } = await anasWork();
    const held = (await outboxOf(ana.vault)).find((row) => row.state === 'held');
    const { fresh } = await reportOf((await workDevice(ana)).vault, await savedText(ana, held?.mid));
    expect(fresh).toEqual([{ scope: SCOPE, title: 'Falls', changes: 1 }]);
    expect(await statesOf(ana.vault)).toContain('waiting');
  });
});
