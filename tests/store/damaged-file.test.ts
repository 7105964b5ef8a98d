import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signMutation, verifyMutation } from '../../src/protocol/carried.ts';
import { bringBack, examineFile } from '../../src/store/bring-back.ts';
import { takeBatch } from '../../src/store/outbox.ts';
import { openOutboxRows } from '../../src/store/vault.ts';
import { anasWork, bring, fileOf, reportOf } from './anas-work.ts';
import { change, LIMITS, outboxOf, SCOPE, saveOne, shownIn } from './test-vault.ts';
import { allOf, savedText, workDevice } from './work-device.ts';

describe('a file that is not as it should be', () => {
  const big = () => {
    const chunk = new Blob(['x'.repeat(1024 * 1024)]);
    return new Blob(Array.from({ length: 1024 }, () => chunk));
  };
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;

  it.each([
    ['empty', () => new Blob([]), 'empty'],
    ['of 1 GB', big, 'too-large'],
    ['a picture', () => new Blob([Uint8Array.from({ length: 5_000 }, (_, at) => (at * 7) % 256)]), 'not-ours'],
    ['another JSON', () => fileOf('{"hello": 1}'), 'not-ours'],
    ['nested without end', () => fileOf(deep), 'not-ours'],
    ['one endless line', () => fileOf('x'.repeat(9 * 1024 * 1024)), 'not-ours'],
    ['from a newer version', () => fileOf('{"is":"head","format":"dandelion-work","version":2}\n'), 'newer'],
    ['without its first line', () => fileOf('{"is":"head","format":"dandelion-work","version":1}\n'), 'unreadable'],
    [
      'in UTF-16',
      () => new Blob([Buffer.from('\ufeff{"format":"dandelion-work","version":1}', 'utf16le')]),
      'not-ours',
    ],
    [
      'an old one of another device',
      () => fileOf('{"format":"dandelion-unsent","version":1,"device":"x","savedAt":"","changes":[]}'),
      'unsigned',
    ],
  ] as const)('[S30] is refused where it is %s, and nothing is written', async (_, file, problem) => {
    const { vault } = await workDevice();
    const before = await allOf(vault);
    expect(await examineFile(vault, file())).toEqual({ ok: false, problem });
    expect(await allOf(vault)).toEqual(before);
  });

  it('[S30] is taken in part where it was cut, with a list of what is missing', async () => {
    const { ana } = await anasWork();
    const text = await savedText(ana);
    const lines = text.split('\n');
    const at = lines.findIndex((line) => line.includes('Dim lights'));
    const { vault } = await workDevice(ana);
    const cut = `${lines.slice(0, at).join('\n')}\n${lines[at]?.slice(0, 40)}`;
    expect(await reportOf(vault, cut)).toMatchObject({
      fault: 'cut',
      fresh: [{ scope: SCOPE, title: 'Falls', changes: 3 }],
      missing: [
        { scope: SCOPE, title: 'Falls', changes: 2 },
        { scope: `person:${ana.id}`, changes: 1 },
      ],
    });
    expect(await bring(vault, cut)).toBe(3);
    expect(await vault.db.base.count()).toBe(0);
    expect(await bring(vault, text)).toBe(3);
  });

  it('[S30] is taken without what was edited in it, also where its hash was made anew', async () => {
    const { ana } = await anasWork();
    const text = (await savedText(ana)).replace('Dim lights', 'Blind lights');
    const { vault } = await workDevice(ana);
    const report = await reportOf(vault, text);
    expect(report).toMatchObject({ fault: 'edited', fresh: [{ scope: SCOPE, changes: 4 }, { changes: 1 }] });
    expect(report.refused).toMatchObject([{ why: 'wrong-signature' }]);
    expect(report.missing).toMatchObject([{ scope: SCOPE, changes: 1 }]);
    expect(await bring(vault, text)).toBe(5);
    expect(await shownIn(vault, 'worked')).toBeUndefined();
  });

  it('[S30] brings nothing that a device signed for another', async () => {
    const { ana } = await anasWork();
    const eve = await workDevice();
    const keys = await eve.keys();
    const lines = (await savedText(ana)).split('\n');
    const forged = await Promise.all(
      lines.map(async (line) => {
        if (!line.includes('"is":"change"')) return line;
        const parsed = JSON.parse(line);
        return JSON.stringify({ ...parsed, signature: await signMutation(keys, parsed.mutation) });
      }),
    );
    const { vault } = await workDevice(ana);
    const withKey = forged.join('\n').replace((await ana.keys()).publicKey, keys.publicKey);
    for (const text of [forged.join('\n'), withKey]) {
      expect(await reportOf(vault, text)).toMatchObject({ fresh: [], carried: [] });
      expect(await bring(vault, text)).toBe(0);
    }
  });

  it('[S30] of the oldest kind comes back to its own device, and to no other', async () => {
    const { ana } = await anasWork();
    await takeBatch(ana.vault, SCOPE, LIMITS);
    const bodies = await openOutboxRows(ana.vault, await outboxOf(ana.vault));
    const changes = bodies.map(({ mutation }) => ({ state: 'waiting', mutation }));
    const old = { format: 'dandelion-unsent', version: 1, device: ana.id, savedAt: '2026-01-05', changes };
    const { vault } = await workDevice(ana);
    expect(await bring(vault, JSON.stringify(old))).toBe(6);
    expect(await shownIn(vault, 'worked')).toBe('Dim lights');
  });

  it('[S30] harms nothing and brings in nothing unsigned, wherever it is cut or its bytes are flipped', async () => {
    const { ana } = await anasWork();
    const whole = new TextEncoder().encode(await savedText(ana));
    const { publicKey } = await ana.keys();
    const signed = new Map(
      (await openOutboxRows(ana.vault, await outboxOf(ana.vault))).map(({ mutation }) => [mutation.mid, mutation]),
    );
    const place = fc.integer({ min: 0, max: whole.length - 1 });
    const damage = fc.record({
      cut: fc.option(place),
      flips: fc.array(fc.tuple(place, fc.integer({ min: 1, max: 255 })), { maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(damage, fc.boolean(), async ({ cut, flips }, own) => {
        const bytes = whole.slice(0, cut ?? whole.length);
        for (const [at, by] of flips) if (at < bytes.length) bytes[at] = (bytes[at] ?? 0) ^ by;
        const { vault } = await workDevice(own ? ana : undefined);
        const mine = await saveOne(vault, change('worked', 'Was here before'));
        const examined = await examineFile(vault, new Blob([bytes]));
        if (examined.ok) {
          const before = await allOf(vault);
          const added = await bringBack(vault, new Blob([bytes]), examined.report);
          const once = await allOf(vault);
          expect(await bringBack(vault, new Blob([bytes]), examined.report)).toBe(0);
          expect(await allOf(vault)).toEqual(once);
          const rows = await outboxOf(vault);
          expect(rows).toHaveLength(added + 1);
          if (examined.report.fault !== undefined) {
            expect([await vault.db.base.count(), await vault.db.scopes.count()]).toEqual([0, 0]);
          }
          expect(rows[0]).toEqual((before as [unknown[]])[0][0]);
          for (const { mutation } of await openOutboxRows(vault, rows)) {
            if (mutation.mid !== mine.mid) expect(mutation).toEqual(signed.get(mutation.mid));
          }
          const carried = (await openOutboxRows(vault, rows)).flatMap((body) => (body.carried ? [body] : []));
          for (const { mutation, carried: proof } of carried) {
            expect(await verifyMutation(publicKey, mutation, proof?.signature ?? '')).toBe(true);
          }
        }
        await vault.db.delete();
      }),
      { numRuns: 250 },
    );
  }, 60_000);
});
