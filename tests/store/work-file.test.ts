import { describe, expect, it } from 'vitest';
import { verifyMutation } from '../../src/protocol/carried.ts';
import { takeBatch } from '../../src/store/outbox.ts';
import { anasWork, reportOf } from './anas-work.ts';
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

  it('[S30] may be of one change only', async () => {
    const { ana } = await anasWork();
    const held = (await outboxOf(ana.vault)).find((row) => row.state === 'held');
    const { fresh } = await reportOf((await workDevice(ana)).vault, await savedText(ana, held?.mid));
    expect(fresh).toEqual([{ scope: SCOPE, title: 'Falls', changes: 1 }]);
    expect(await statesOf(ana.vault)).toContain('waiting');
  });
});
