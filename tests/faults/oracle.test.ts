import { describe, expect, test } from 'vitest';
import { type Device, judge } from './oracle.ts';
import { createSaveList } from './saves.ts';
import type { ServerDatabase, StoredRow } from './server-database.ts';

const SCOPE = 'project:p';
const AT = { scope: SCOPE, record: 'p', field: 'title' };
const SET = { ...AT, actor: 'a', op: 'set' } as const;

const rowOf = (seq: number, mid: string, payload: string, base: string[] = []): StoredRow => ({
  ...AT,
  ...{ seq, mid, base, payload, op: 'set', by: 'device', status: 'applied', redacted: false },
  after: { heads: [{ versions: [mid], value: payload, person: 'p', madeAt: '' }] },
});

function databaseOf(...log: StoredRow[]): ServerDatabase {
  const state = log.at(-1)?.after ?? { heads: [] };
  return { log, fields: [{ ...AT, state }], scopes: new Map([[SCOPE, log.length]]) };
}

function deviceOf({ log, fields }: ServerDatabase): Device {
  const outbox: Device['state']['outbox'] = [];
  const scopes = [{ scope: SCOPE, cursor: `e.${log.length}.m`, lost: false }];
  return { name: 'a', state: { outbox, base: fields, log, scopes } };
}

function saved(...texts: string[]) {
  const saves = createSaveList();
  for (const text of texts) saves.all.push({ ...SET, mid: `mid-${text}`, payload: text });
  return saves;
}

const HERE = databaseOf(rowOf(1, 'mid-one', 'one'));

describe('the oracle', () => {
  test('has nothing to say where each save is in the log, and each device has it', async () => {
    expect(await judge(HERE, [deviceOf(HERE)], saved('one').all)).toEqual({ complaints: [], lost: 0 });
  });

  test('[I1] misses a save that is nowhere, and finds one that is there twice', async () => {
    const missing = await judge(HERE, [deviceOf(HERE)], saved('one', 'two').all);
    expect(missing.complaints).toEqual([expect.stringMatching(/^I1: .*"two".* nowhere$/)]);
    const twice = databaseOf(rowOf(1, 'mid-one', 'one'), rowOf(2, 'mid-other', 'one', ['mid-one']));
    const doubled = await judge(twice, [deviceOf(twice)], saved('one').all);
    expect(doubled.complaints).toEqual([expect.stringMatching(/^I1: .*2 times$/)]);
  });

  test('[I1] lets a save wait on its device, and be replaced by a later one before it left', async () => {
    const device = deviceOf(HERE);
    device.state.outbox.push({ ...AT, mid: 'mid-three', base: [], payload: 'three', state: 'parked' });
    device.state.outbox.push({ ...AT, mid: 'mid-two', base: [], payload: 'two', state: 'mended' });
    expect((await judge(HERE, [device], saved('one', 'two', 'three').all)).complaints).toEqual([]);
    expect((await judge(HERE, [device], saved('one', 'three', 'two').all)).complaints).toHaveLength(1);
  });

  test('[I2] [I3] [I5] tells where a device has not come as far, lacks a row, or shows something else', async () => {
    const device = deviceOf(HERE);
    device.state.scopes = [{ scope: SCOPE, cursor: null, lost: false }];
    expect((await judge(HERE, [device], [])).complaints).toEqual(['I2: a is at 0 of 1 in project:p']);
    const empty = { ...deviceOf(HERE).state, log: [], base: [] };
    const found = await judge(HERE, [{ name: 'a', state: empty }], []);
    expect(found.complaints.map((complaint) => complaint.slice(0, 2))).toEqual(['I3', 'I5']);
  });

  test('[I4] lets nothing that was parked take the place of a value', async () => {
    const row = { ...rowOf(2, 'mid-two', 'two', ['mid-one']), after: undefined };
    const empty = { ...rowOf(3, 'mid-three', 'three'), after: { heads: [] } };
    const gone = databaseOf(rowOf(1, 'mid-one', 'one'), { ...row, status: 'parked' }, empty);
    const { complaints } = await judge(gone, [deviceOf(gone)], []);
    expect(complaints).toEqual(expect.arrayContaining([expect.stringMatching(/^I4: "one"/)]));
  });

  test('[I4] tells where a value went that nothing took the place of', async () => {
    const gone = databaseOf(rowOf(1, 'mid-one', 'one'), rowOf(2, 'mid-two', 'two'));
    const { complaints } = await judge(gone, [deviceOf(gone)], saved('one', 'two').all);
    expect(complaints).toEqual([expect.stringMatching(/^I4: "one"/)]);
    const replaced = databaseOf(rowOf(1, 'mid-one', 'one'), rowOf(2, 'mid-two', 'two', ['mid-one']));
    expect((await judge(replaced, [deviceOf(replaced)], saved('one', 'two').all)).complaints).toEqual([]);
  });

  test('[S12] does not count what an older server parked, and took under another name from the next', async () => {
    const parked = { ...rowOf(1, 'mid-one', 'one'), status: 'parked', after: undefined };
    const again = databaseOf(parked, rowOf(2, 'mid-other', 'one'));
    expect((await judge(again, [deviceOf(again)], saved('one').all)).complaints).toEqual([]);
  });

  test('[S14] finds what a device sent under another name, for its copy had used up the first', async () => {
    const renamed = databaseOf(rowOf(1, 'mid-one', 'of the copy'), rowOf(2, 'mid-other', 'one', ['mid-one']));
    const device = deviceOf(renamed);
    expect((await judge(renamed, [device], saved('one').all)).complaints).toHaveLength(1);
    device.state.outbox.push({ ...AT, mid: 'mid-one', base: [], payload: 'one', state: 'mended' });
    expect((await judge(renamed, [device], saved('one').all)).complaints).toEqual([]);
  });

  test('[S23] tells where a text stands that was taken out for good', async () => {
    const saves = [{ ...SET, mid: 'm', payload: 'a name', takenOut: true as const }];
    const there = databaseOf(rowOf(1, 'm', 'a name'));
    const { complaints } = await judge(there, [deviceOf(there)], saves);
    expect(complaints).toEqual([expect.stringMatching(/, and a has it$/), expect.stringMatching(/, and the server/)]);
    const row = rowOf(1, 'm', 'a name');
    const gone = databaseOf({ ...row, payload: null, redacted: true, after: { heads: [] } });
    expect((await judge(gone, [deviceOf(gone)], saves)).complaints).toEqual([]);
  });

  test('[I6] counts what went with its store before it was sent, and misses what had been sent', async () => {
    const saves = saved('one', 'two', 'three');
    saves.storeLost('a', (mid) => mid === 'mid-one' || mid === 'mid-three', 0);
    const { complaints, lost } = await judge(HERE, [deviceOf(HERE)], saves.all);
    expect(complaints).toEqual([expect.stringMatching(/"three".* nowhere$/)]);
    expect(lost).toBe(1);
    saves.serverRestored();
    expect((await judge(HERE, [deviceOf(HERE)], saves.all)).complaints).toEqual([]);
  });
});
