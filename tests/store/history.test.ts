import { describe, expect, it } from 'vitest';
import { readChangedFields, readHistory, readRemoved } from '../../src/store/history.ts';
import { applyPushResults, takeBatch } from '../../src/store/outbox.ts';
import { applyPage, followScope } from '../../src/store/pulled.ts';
import { takeOut } from '../../src/store/redact.ts';
import { removal } from '../../src/store/removal.ts';
import { save } from '../../src/store/save.ts';
import type { Vault } from '../../src/store/vault.ts';
import { readWorkingCopy } from '../../src/store/working-copy.ts';
import { ModelServer } from './model-server.ts';
import { change, LIMITS, outboxOf, SCOPE, saveOne, shownIn, testVault } from './test-vault.ts';

async function exchange(vault: Vault, server: ModelServer, person = 'device-a') {
  await applyPushResults(vault, SCOPE, server.push(await takeBatch(vault, SCOPE, LIMITS), person));
  const { row } = await readWorkingCopy(vault, SCOPE);
  await applyPage(vault, server.pull(row?.cursor ?? null));
}

const told = async (vault: Vault, field: string) =>
  (await readHistory(vault, SCOPE, { record: 'p1', field })).entries.map(({ payload, state }) => [payload, state]);

const sentThenNot = async () => {
  const vault = testVault();
  const server = new ModelServer(SCOPE);
  await saveOne(vault, change('aimHowMuch', 'by a third'));
  await exchange(vault, server);
  await saveOne(vault, change('aimHowMuch', 'by half'));
  return { vault, server };
};

/** A text that this person and Ana changed without knowing of each other: this person twice, in their own words. */
async function putTogether() {
  const vault = testVault();
  const server = new ModelServer(SCOPE);
  await saveOne(vault, change('problem', 'Patients are woken. Nobody counts.'));
  await exchange(vault, server);
  const other = testVault('device-b');
  await followScope(other, SCOPE, 'member', true);
  await applyPage(other, server.pull(null));
  await saveOne(other, change('problem', 'Patients are woken. Nobody ever counts.'));
  await exchange(other, server, 'person-b');
  await saveOne(vault, change('problem', 'Patients are woken at 2am. Nobody counts.'));
  await exchange(vault, server);
  const history = await readHistory(vault, SCOPE, { record: 'p1', field: 'problem' });
  return { vault, server, history };
}

describe('a text that the server put together', () => {
  it('[S20][S22] is an entry of its own, above the change that made it do so', async () => {
    const { vault, history } = await putTogether();
    expect(history.entries.map(({ payload, state }) => [payload, state])).toEqual([
      ['Patients are woken at 2am. Nobody ever counts.', 'together'],
      ['Patients are woken at 2am. Nobody counts.', 'merged'],
      ['Patients are woken. Nobody ever counts.', 'applied'],
      ['Patients are woken. Nobody counts.', 'applied'],
    ]);
    const { versions } = await readWorkingCopy(vault, SCOPE);
    expect([...versions.values()]).toContainEqual([history.entries[0]?.mid]);
    expect((await readHistory(vault, SCOPE, {})).entries.map(({ state }) => state)).not.toContain('together');
  });

  it.each([1, 2])('[S23] is hidden at once with what went into it (%i)', async (at) => {
    const { vault, history } = await putTogether();
    const { mid = '', record = '', kind = '' } = history.entries[at] ?? {};
    await takeOut(vault, { scope: SCOPE, record, kind, field: 'problem', mids: [mid], reason: 'mistake' });
    const { entries } = await readHistory(vault, SCOPE, { record: 'p1', field: 'problem' });
    expect([entries[0]?.state, entries[0]?.payload]).toEqual(['taking-out', undefined]);
    expect(entries[3]?.payload).toBe('Patients are woken. Nobody counts.');
  });
});

describe('the history of a field', () => {
  it('[S22] has what is not sent yet on top, then what the server has taken, the newest first', async () => {
    const { vault, server } = await sentThenNot();
    expect(await told(vault, 'aimHowMuch')).toEqual([
      ['by half', 'not-sent'],
      ['by a third', 'applied'],
    ]);
    await takeBatch(vault, SCOPE, LIMITS);
    expect((await told(vault, 'aimHowMuch'))[0]).toEqual(['by half', 'sending']);
    await exchange(vault, server);
    expect((await told(vault, 'aimHowMuch'))[0]).toEqual(['by half', 'applied']);
  });

  it('[S22] has both sides of a conflict, and what settled it', async () => {
    const { vault, server } = await sentThenNot();
    const other = testVault('device-b');
    await followScope(other, SCOPE, 'member', true);
    await saveOne(other, change('aimHowMuch', 'by two'));
    await exchange(other, server, 'person-b');
    await exchange(vault, server);
    await saveOne(vault, change('aimHowMuch', 'by half', { settles: true }));
    await exchange(vault, server);
    const { entries, whole } = await readHistory(vault, SCOPE, { record: 'p1', field: 'aimHowMuch' });
    expect(entries.map(({ payload, state, person, here }) => [payload, state, person, here])).toEqual([
      ['by half', 'applied', 'device-a', true],
      ['by half', 'conflict', 'device-a', true],
      ['by two', 'conflict', 'person-b', false],
      ['by a third', 'applied', 'device-a', true],
    ]);
    expect(whole).toBe(true);
  });

  it('[S22] says where not all of it is on this device', async () => {
    const { vault } = await sentThenNot();
    await vault.db.log.clear();
    expect((await readHistory(vault, SCOPE, { record: 'p1', field: 'aimHowMuch' })).whole).toBe(false);
  });

  it('[S22] is offered once a field has more than one value', async () => {
    const { vault } = await sentThenNot();
    await saveOne(vault, change('title', 'Quieter nights'));
    expect([...(await readChangedFields(vault, SCOPE))]).toEqual(['p1/aimHowMuch']);
  });

  it('[S22] of the whole project goes page by page', async () => {
    const { vault, server } = await sentThenNot();
    for (const field of ['worked', 'didNotWork', 'spread']) await saveOne(vault, change(field, 'text'));
    await exchange(vault, server);
    const first = await readHistory(vault, SCOPE, {}, 3);
    expect([first.entries.length, first.more]).toEqual([3, true]);
    const all = await readHistory(vault, SCOPE, {}, 50);
    expect([all.entries.length, all.more]).toEqual([5, false]);
  });

  it('[S22] knows what a removed record was, sent or not', async () => {
    const { vault, server } = await sentThenNot();
    const point = { record: 'd1', kind: 'data-point' };
    await save(vault, [change('on', '2026-01-05', point), change('value', 12, point)]);
    await exchange(vault, server);
    await save(vault, [removal(await readWorkingCopy(vault, SCOPE), 'd1', 'data-point')]);
    const values = { on: '2026-01-05', value: 12 };
    expect((await readRemoved(vault, SCOPE, ['d1'])).get('d1')?.values).toEqual(values);
    await exchange(vault, server);
    expect((await readRemoved(vault, SCOPE, ['d1'])).get('d1')?.values).toEqual(values);
  });
});

describe('taking a value out for good', () => {
  const midsOf = async (vault: Vault, field: string) =>
    (await readHistory(vault, SCOPE, { record: 'p1', field })).entries.map(({ mid }) => mid);
  const out = (mids: readonly string[]) =>
    ({ scope: SCOPE, record: 'p1', kind: 'project', field: 'aimHowMuch', mids, reason: 'patient-data' }) as const;

  it('[S23] drops at once what was never sent, and asks the server for the rest', async () => {
    const { vault } = await sentThenNot();
    const mids = await midsOf(vault, 'aimHowMuch');
    expect(await takeOut(vault, out(mids))).toEqual({ dropped: 1, asked: 1 });
    expect(JSON.stringify(await outboxOf(vault))).not.toContain('by half');
    const [redaction] = await takeBatch(vault, SCOPE, LIMITS);
    expect(redaction).toMatchObject({ op: 'redact', base: [], payload: { mids: [mids[1]], reason: 'patient-data' } });
    expect(await shownIn(vault, 'aimHowMuch')).toBeUndefined();
    expect(await told(vault, 'aimHowMuch')).toEqual([[undefined, 'taking-out']]);
  });

  it('[S23] of what is being sent waits behind it, and never changes it', async () => {
    const { vault } = await sentThenNot();
    const [before] = await takeBatch(vault, SCOPE, LIMITS);
    const [mid = ''] = await midsOf(vault, 'aimHowMuch');
    expect(await takeOut(vault, out([mid]))).toEqual({ dropped: 0, asked: 1 });
    const after = await takeBatch(vault, SCOPE, LIMITS);
    expect(after[0]).toEqual(before);
    expect(after.map(({ op }) => op)).toEqual(['set', 'redact']);
  });

  it('[S23] is never replaced by what is typed afterwards, which stands on its own', async () => {
    const { vault, server } = await sentThenNot();
    await exchange(vault, server);
    const mids = await midsOf(vault, 'aimHowMuch');
    await takeOut(vault, out(mids));
    const { versions } = await readWorkingCopy(vault, SCOPE);
    await saveOne(vault, change('aimHowMuch', 'by two', { seen: versions.get('p1/aimHowMuch') ?? [] }));
    await saveOne(vault, change('aimHowMuch', 'by three'));
    const sent = await takeBatch(vault, SCOPE, LIMITS);
    expect(sent.map(({ op, payload }) => [op, op === 'set' && payload])).toEqual([
      ['redact', false],
      ['set', 'by three'],
    ]);
    expect(sent[1]?.base).not.toContain(sent[0]?.mid);
    expect(await shownIn(vault, 'aimHowMuch')).toBe('by three');
  });

  it('[S23] is not kept here by the stop: it only names what it takes out', async () => {
    const { vault } = await sentThenNot();
    const { held } = await saveOne(vault, change('title', 'Patient 943 476 5919'));
    expect(held?.problem).toBe('identifier');
    const [mid = ''] = await midsOf(vault, 'title');
    expect(await takeOut(vault, { ...out([mid]), field: 'title' })).toEqual({ dropped: 1, asked: 0 });
    expect(JSON.stringify(await outboxOf(vault))).not.toContain('943 476');
    await saveOne(vault, change('aimHowMuch', { mids: ['9434765919'], reason: 'mistake' }, { op: 'redact' }));
    expect((await outboxOf(vault)).at(-1)?.state).toBe('waiting');
  });

  it('[S23] asks in several redactions where there are very many values', async () => {
    const { vault } = await sentThenNot();
    const mids = Array.from({ length: 250 }, (_, at) => `m${at}`);
    expect(await takeOut(vault, out(mids))).toEqual({ dropped: 0, asked: 250 });
    const sizes = (await takeBatch(vault, SCOPE, LIMITS)).flatMap(({ op, payload }) =>
      op === 'redact' ? [(payload as { mids: string[] }).mids.length] : [],
    );
    expect(sizes).toEqual([100, 100, 50]);
  });
});
