import { describe, expect, it } from 'vitest';
import { verifyMutation } from '../../src/protocol/carried.ts';
import { bringBack } from '../../src/store/bring-back.ts';
import { adoptCarried, proofOf, readCarried } from '../../src/store/carried-work.ts';
import { scopesHere } from '../../src/store/my-projects.ts';
import { applyPushResults, scopesToSend, takeBatch } from '../../src/store/outbox.ts';
import { personOf, rememberPerson } from '../../src/store/person.ts';
import { applyPage, followScope } from '../../src/store/pulled.ts';
import { save } from '../../src/store/save.ts';
import { openOutboxRows } from '../../src/store/vault.ts';
import { whereIsMyWork } from '../../src/store/where-is-my-work.ts';
import { readWorkingCopy } from '../../src/store/working-copy.ts';
import { anasWork, bring, fileOf, reportOf } from './anas-work.ts';
import { ModelServer } from './model-server.ts';
import { change, LIMITS, outboxOf, SCOPE, saveOne, shownIn, statesOf } from './test-vault.ts';
import { allOf, savedText, workDevice } from './work-device.ts';

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
    expect(await whereIsMyWork(ben.vault)).toMatchObject({
      ...{ saved: [{ field: 'worked' }], sending: [], sent: 0, forOthers: 3 },
    });
    const lane = (await scopesToSend(ben.vault)).find((scope) => scope.endsWith(`/${SCOPE}`)) ?? '';
    const batch = await takeBatch(ben.vault, lane, LIMITS);
    expect(batch.map(({ by, field }) => [by, field])).toEqual([
      [ana.id, 'summary'],
      [ana.id, 'worked'],
    ]);
    const proof = await proofOf(ben.vault, batch);
    for (const [at, one] of batch.entries()) {
      expect(await verifyMutation(proof?.carried.publicKey ?? '', one, proof?.carried.signatures[at] ?? '')).toBe(true);
    }
    await applyPushResults(
      ben.vault,
      lane,
      batch.map(({ mid }) => ({ mid, result: 'applied', seq: 1 })),
    );
    expect(await ben.vault.db.scopes.count()).toBe(0);
    expect(await readCarried(ben.vault)).toMatchObject([
      { scope: SCOPE, title: '', name: 'Ana Lima', onTheWay: 0, sent: 2, stuck: [] },
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
    expect(
      (await openOutboxRows(cleo.vault, await outboxOf(cleo.vault))).map(({ carried }) => carried?.title),
    ).not.toContain('Falls');
    expect(await shownIn(cleo.vault, 'worked')).toBe('Dim lights');
    expect(await proofOf(cleo.vault, await takeBatch(cleo.vault, SCOPE, LIMITS))).toMatchObject({
      carried: { publicKey: (await ana.keys()).publicKey },
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
