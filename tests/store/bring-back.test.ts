import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signMutation, verifyMutation } from '../../src/protocol/carried.ts';
import { bringBack, examineFile } from '../../src/store/bring-back.ts';
import { adoptCarried, proofOf, readCarried } from '../../src/store/carried-work.ts';
import type { FileReport } from '../../src/store/file-report.ts';
import { scopesHere } from '../../src/store/my-projects.ts';
import { applyPushResults, scopesToSend, takeBatch } from '../../src/store/outbox.ts';
import { personOf, rememberPerson } from '../../src/store/person.ts';
import { applyPage, followScope } from '../../src/store/pulled.ts';
import { save } from '../../src/store/save.ts';
import { openOutboxRows, type Vault } from '../../src/store/vault.ts';
import { whereIsMyWork } from '../../src/store/where-is-my-work.ts';
import { readWorkingCopy } from '../../src/store/working-copy.ts';
import { ModelServer } from './model-server.ts';
import { change, LIMITS, outboxOf, SCOPE, saveOne, shownIn, statesOf } from './test-vault.ts';
import { allOf, savedText, type WorkDevice, workDevice } from './work-device.ts';

const fileOf = (text: string): Blob => new Blob([text]);

async function reportOf(vault: Vault, text: string): Promise<FileReport> {
  const examined = await examineFile(vault, fileOf(text));
  if (!examined.ok) throw new Error(examined.problem);
  return examined.report;
}

async function bring(vault: Vault, text: string): Promise<number> {
  return bringBack(vault, fileOf(text), await reportOf(vault, text));
}

/** Ana's project: one change that the server has, one that it only named, three that it has not, one that is held. */
async function anasWork(): Promise<{ ana: WorkDevice; server: ModelServer }> {
  const ana = await workDevice();
  const server = new ModelServer(SCOPE);
  const { vault } = ana;
  await save(vault, [change('title', 'Falls')]);
  await applyPushResults(vault, SCOPE, server.push(await takeBatch(vault, SCOPE, LIMITS), ana.id));
  await applyPage(vault, server.pull(null));
  await save(vault, [change('problem', 'At night')]);
  await applyPushResults(vault, SCOPE, server.push(await takeBatch(vault, SCOPE, LIMITS), ana.id));
  await save(vault, [
    change('summary', 'Gefühl 👩🏽‍⚕️ עברית'),
    change('worked', 'Dim lights'),
    change('startedOn', '31/2'),
  ]);
  await save(vault, [change('name', 'Ana Lima', { scope: `person:${ana.id}`, record: ana.id, kind: 'profile' })]);
  return { ana, server };
}

describe('what was taken out for good here', () => {
  const redaction = (mids: string[]) => change('problem', { mids, reason: 'mistake' }, { op: 'redact' });

  it('[S23][S30] never comes back by a file: not one’s own, and not what is carried', async () => {
    const { ana } = await anasWork();
    const text = await savedText(ana);
    const mids = (await outboxOf(ana.vault)).map(({ mid }) => mid);
    const problem = (await outboxOf(ana.vault)).find(({ field }) => field === 'summary')?.mid ?? '';
    const ben = await workDevice();
    await applyPage(ben.vault, {
      ...{ scope: SCOPE, role: 'member' as const, reset: false, next: 'e1.1.x', upToDate: true },
      rows: [
        {
          ...{ seq: 1, mid: 'taken-out', record: 'p1', kind: 'project', field: 'summary', op: 'redact', by: 'lead' },
          ...{ person: 'lead', madeAt: '2026-01-05T09:00:00Z', receivedAt: '2026-01-05T09:00:00Z', status: 'applied' },
          ...{ payload: { mids: [problem], reason: 'mistake' }, after: { heads: [] } },
        },
      ],
    });
    await bring(ben.vault, text);
    const brought = (await outboxOf(ben.vault)).map(({ mid }) => mid);
    expect(brought).not.toContain(problem);
    expect(brought.length).toBeGreaterThan(0);
    expect(mids).toContain(problem);
    expect(await allOf(ben.vault)).not.toContain('Gefühl');
  });

  it('[S23][S30] is not brought back by its author either, who has asked for it and not sent that yet', async () => {
    const { ana } = await anasWork();
    const text = await savedText(ana);
    const row = (await outboxOf(ana.vault)).find(({ field }) => field === 'problem');
    const { vault } = ana;
    await vault.db.outbox.delete(row?.n ?? 0);
    await save(vault, [redaction([row?.mid ?? ''])]);
    await bring(vault, text);
    expect((await outboxOf(vault)).map(({ mid }) => mid)).not.toContain(row?.mid);
  });
});

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

describe('bringing work back', () => {
  it('[S30] to the same device after its store was thrown away: all is as it was', async () => {
    const { ana } = await anasWork();
    const text = await savedText(ana);
    const { vault } = await workDevice(ana);
    const before = await allOf(vault);
    expect(await reportOf(vault, text)).toMatchObject({
      mine: true,
      here: 0,
      fault: undefined,
      refused: [],
      missing: [],
    });
    expect(await allOf(vault)).toEqual(before);
    expect(await bring(vault, text)).toBe(6);
    expect(await statesOf(vault)).toEqual(await statesOf(ana.vault));
    for (const field of ['title', 'problem', 'summary', 'worked']) {
      expect(await shownIn(vault, field)).toEqual(await shownIn(ana.vault, field));
    }
    expect((await readWorkingCopy(vault, SCOPE)).stuck).toMatchObject([{ field: 'startedOn', payload: '31/2' }]);
    expect(await vault.db.scopes.get(SCOPE)).toMatchObject({ role: 'lead', known: true, cursor: null });
  });

  it('[S30] twice is as once, and what is here is not touched', async () => {
    const { ana } = await anasWork();
    const text = await savedText(ana);
    const { vault } = await workDevice(ana);
    await bring(vault, text);
    const once = await allOf(vault);
    const again = await reportOf(vault, text);
    expect(again).toMatchObject({ fresh: [], carried: [], here: 6 });
    expect(await bringBack(vault, fileOf(text), again)).toBe(0);
    expect(await allOf(vault)).toEqual(once);
    const own = await allOf(ana.vault);
    expect(await bring(ana.vault, text)).toBe(0);
    expect(await allOf(ana.vault)).toEqual(own);
  });

  it('[S30] and sending it from the device that it came from are one', async () => {
    const { ana, server } = await anasWork();
    const { vault } = await workDevice(ana);
    await bring(vault, await savedText(ana));
    await applyPushResults(vault, SCOPE, server.push(await takeBatch(vault, SCOPE, LIMITS), ana.id));
    const rows = server.log.length;
    const results = server.push(await takeBatch(ana.vault, SCOPE, LIMITS), ana.id);
    expect(results.map(({ result }) => result)).toEqual(['duplicate', 'duplicate']);
    expect(server.log).toHaveLength(rows);
    await applyPushResults(ana.vault, SCOPE, results);
    expect((await whereIsMyWork(ana.vault)).sending.map(({ field }) => field)).toEqual(['name']);
  });

  it('[S30] of somebody else is carried beside one’s own work, with their signatures', async () => {
    const { ana } = await anasWork();
    const ben = await workDevice();
    await save(ben.vault, [change('worked', 'Ben’s own')]);
    const text = await savedText(ana);
    expect(await reportOf(ben.vault, text)).toMatchObject({
      mine: false,
      fresh: [],
      carried: [
        { scope: SCOPE, title: 'Falls', changes: 2 },
        { scope: `person:${ana.id}`, changes: 1 },
      ],
      sentAlready: 2,
      asksItsAuthor: 1,
    });
    expect(await bring(ben.vault, text)).toBe(3);
    expect(await bring(ben.vault, text)).toBe(0);
    expect(await shownIn(ben.vault, 'worked')).toBe('Ben’s own');
    expect(await scopesHere(ben.vault)).toEqual([SCOPE]);
    expect(await whereIsMyWork(ben.vault)).toMatchObject({ saved: [{ field: 'worked' }], sending: [], sent: 0 });
    const lane = (await scopesToSend(ben.vault)).find((scope) => scope.endsWith(`/${SCOPE}`)) ?? '';
    const batch = await takeBatch(ben.vault, lane, LIMITS);
    expect(batch.map(({ by, field }) => [by, field])).toEqual([
      [ana.id, 'summary'],
      [ana.id, 'worked'],
    ]);
    const proof = await proofOf(ben.vault, batch);
    for (const [at, one] of batch.entries()) {
      expect(await verifyMutation(proof?.publicKey ?? '', one, proof?.signatures[at] ?? '')).toBe(true);
    }
    await applyPushResults(
      ben.vault,
      lane,
      batch.map(({ mid }) => ({ mid, result: 'applied', seq: 1 })),
    );
    expect(await ben.vault.db.scopes.count()).toBe(0);
    expect(await readCarried(ben.vault)).toMatchObject([
      { scope: SCOPE, title: 'Falls', name: 'Ana Lima', onTheWay: 0, sent: 2, stuck: [] },
      { scope: `person:${ana.id}`, onTheWay: 1 },
    ]);
    expect(JSON.stringify(await outboxOf(ben.vault))).not.toContain('Dim lights');
    expect(await savedText(ben)).not.toContain(batch[1]?.mid);
    expect(await bring(ben.vault, text)).toBe(0);
    const mine = await saveOne(ben.vault, change('summary', 'Ben knows nothing of Ana’s'));
    const [row] = await openOutboxRows(
      ben.vault,
      (await outboxOf(ben.vault)).filter(({ mid }) => mid === mine.mid),
    );
    expect(row?.mutation.base).toEqual([]);
  });

  it('[S30] goes on by a third device, and becomes one’s own when the device turns out to be that person’s', async () => {
    const { ana } = await anasWork();
    const [ben, cleo] = [await workDevice(), await workDevice()];
    await bring(ben.vault, await savedText(ana));
    await bring(cleo.vault, await savedText(ben));
    expect((await readCarried(cleo.vault)).map(({ name, onTheWay }) => [name, onTheWay])).toEqual([
      ['Ana Lima', 2],
      ['Ana Lima', 1],
    ]);
    expect(await personOf(cleo.vault)).toBe(cleo.id);
    await rememberPerson(cleo.vault, ana.id);
    await adoptCarried(cleo.vault);
    expect(await readCarried(cleo.vault)).toEqual([]);
    expect(await shownIn(cleo.vault, 'worked')).toBe('Dim lights');
    expect(await proofOf(cleo.vault, await takeBatch(cleo.vault, SCOPE, LIMITS))).toMatchObject({
      publicKey: (await ana.keys()).publicKey,
    });
  });

  it('[S30] that only says it is of this person is carried, until the server has named its device as theirs', async () => {
    const [ana, other] = [await workDevice(), await workDevice()];
    await save(ana.vault, [change('title', 'Falls')]);
    await rememberPerson(other.vault, ana.id);
    await save(other.vault, [change('title', 'Not Ana’s'), change('summary', 'Forged')]);
    const text = await savedText(other);
    expect(await reportOf(ana.vault, text)).toMatchObject({ mine: false, fresh: [], carried: [{ changes: 2 }] });
    await bring(ana.vault, text);
    await adoptCarried(ana.vault);
    expect(await shownIn(ana.vault, 'title')).toBe('Falls');
    expect(await shownIn(ana.vault, 'summary')).toBeUndefined();
    expect(await readCarried(ana.vault)).toMatchObject([{ onTheWay: 2 }]);
    expect(await ana.vault.db.scopes.count()).toBe(0);

    const server = new ModelServer(`person:${ana.id}`);
    const field = { scope: `person:${ana.id}`, record: ana.id, kind: 'profile', field: 'name' };
    await save(other.vault, [{ ...field, op: 'set', payload: 'Ana' }]);
    server.push(await takeBatch(other.vault, field.scope, LIMITS), ana.id);
    await followScope(ana.vault, field.scope, 'self', true);
    await applyPage(ana.vault, server.pull(null));
    await adoptCarried(ana.vault);
    expect(await readCarried(ana.vault)).toEqual([]);
    expect(await shownIn(ana.vault, 'summary')).toBe('Forged');
  });

  it('[S30] keeps a batch to the work of one device', async () => {
    const { ana } = await anasWork();
    const second = await workDevice();
    await rememberPerson(second.vault, ana.id);
    await saveOne(second.vault, change('title', 'Mine'));
    await bring(second.vault, await savedText(ana));
    const first = await takeBatch(second.vault, SCOPE, LIMITS);
    expect(first.map(({ by }) => by)).toEqual([second.id]);
    expect(await proofOf(second.vault, first)).toBeUndefined();
    await applyPushResults(
      second.vault,
      SCOPE,
      first.map(({ mid }) => ({ mid, result: 'applied', seq: 1 })),
    );
    expect((await takeBatch(second.vault, SCOPE, LIMITS)).map(({ by }) => by)).toEqual([ana.id, ana.id]);
  });
});

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
