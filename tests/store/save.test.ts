import { describe, expect, it } from 'vitest';
import { applyPushResults, takeBatch } from '../../src/store/outbox.ts';
import { applyPage } from '../../src/store/pulled.ts';
import { save } from '../../src/store/save.ts';
import { readWorkingCopy } from '../../src/store/working-copy.ts';
import { ModelServer } from './model-server.ts';
import { change, LIMITS, outboxOf, SCOPE, saveOne, shownIn, statesOf, testVault } from './test-vault.ts';

describe('a save', () => {
  it('[S4] is one mutation with all that the wire needs, there when the promise resolves', async () => {
    const vault = testVault();
    const { mid } = await saveOne(vault, change('title', 'Quieter nights'));
    const [row] = await outboxOf(vault);
    expect(row).toMatchObject({ mid, scope: SCOPE, record: 'p1', field: 'title', kind: 'project', state: 'waiting' });
    expect(row?.body).toEqual({
      mutation: {
        mid,
        scope: SCOPE,
        record: 'p1',
        kind: 'project',
        field: 'title',
        op: 'set',
        base: [],
        by: 'device-a',
        madeAt: '2026-01-05T09:00:00.000Z',
        schemaVersion: 2,
        payload: 'Quieter nights',
      },
    });
  });

  it('[S4] of several changes is all of them or none', async () => {
    const vault = testVault();
    const wrong = change('noSuchField', 'x');
    await expect(save(vault, [change('title', 'Quieter nights'), wrong])).rejects.toThrow('noSuchField');
    expect(await outboxOf(vault)).toEqual([]);
  });

  it('[S4] makes the record with the first write of a field', async () => {
    const vault = testVault();
    await saveOne(vault, change('title', 'Quieter nights'));
    const { records } = await readWorkingCopy(vault, SCOPE);
    expect(records).toEqual([{ id: 'p1', kind: 'project', values: { title: 'Quieter nights' } }]);
  });

  it('[S6] coalesces with the unsent edit of the same field: one mutation, newest text, first base', async () => {
    const vault = testVault();
    const first = await saveOne(vault, change('title', 'Qui'));
    vault.clock.move(60_000);
    const second = await saveOne(vault, change('title', 'Quieter nights'));
    expect(second.mid).toBe(first.mid);
    expect(await outboxOf(vault)).toHaveLength(1);
    expect(await shownIn(vault, 'title')).toBe('Quieter nights');
  });

  it('[S6] follows an edit that is being sent with one of its own, based on it', async () => {
    const vault = testVault();
    const first = await saveOne(vault, change('title', 'Quieter nights'));
    await takeBatch(vault, SCOPE, LIMITS);
    const second = await saveOne(vault, change('title', 'Quieter nights on B3'));
    const [, row] = await outboxOf(vault);
    expect(second.mid).not.toBe(first.mid);
    expect(row?.body).toMatchObject({ mutation: { base: [first.mid] } });
  });

  it('[S19] names what the edit before it replaced, so that it stands in the right place where that one is refused', async () => {
    const vault = testVault();
    const server = new ModelServer(SCOPE);
    const old = await saveOne(vault, change('title', 'Old'));
    server.push(await takeBatch(vault, SCOPE, LIMITS), 'ana');
    await applyPage(vault, server.pull(null));
    const refused = await saveOne(vault, change('title', 'Refused'));
    await takeBatch(vault, SCOPE, LIMITS);
    await saveOne(vault, change('title', 'New'));
    const batch = await takeBatch(vault, SCOPE, LIMITS);
    expect(batch.map(({ base }) => base)).toEqual([[old.mid], [refused.mid, old.mid]]);
    server.push(batch.slice(1), 'ana');
    expect(server.headsOf('p1', 'title')).toEqual(['New']);
  });

  it('[S24] never changes what was written before a request to publish that waits', async () => {
    const vault = testVault();
    await saveOne(vault, change('title', 'As it was checked'));
    const ask = { form: 'full', hash: '0'.repeat(64), askedAt: '2026-01-05T09:00:00Z' };
    const asker = { name: 'Ana', role: 'Nurse', organisation: null };
    await saveOne(vault, change('ask', { ...ask, asker }, { record: 'ask1', kind: 'publication' }));
    await saveOne(vault, change('title', 'Later'));
    await saveOne(vault, change('title', 'Later still'));
    const batch = await takeBatch(vault, SCOPE, LIMITS);
    expect(batch.map(({ field, payload }) => (field === 'ask' ? 'ask' : payload))).toEqual([
      'As it was checked',
      'ask',
      'Later still',
    ]);
  });

  it('[S24] puts what was held before a request to publish behind it when it is mended', async () => {
    const vault = testVault();
    await saveOne(vault, change('startedOn', '31/2'));
    const asker = { name: 'Ana', role: '', organisation: null };
    const ask = { form: 'full', hash: '0'.repeat(64), askedAt: '2026-01-05T09:00:00Z', asker };
    await saveOne(vault, change('ask', ask, { record: 'ask1', kind: 'publication' }));
    await saveOne(vault, change('startedOn', '2026-02-01'));
    expect(await statesOf(vault)).toEqual(['mended', 'waiting', 'waiting']);
    const batch = await takeBatch(vault, SCOPE, LIMITS);
    expect(batch.map(({ field }) => field)).toEqual(['ask', 'startedOn']);
  });

  it('[S19] replaces what its author saw, and not what came in unseen meanwhile', async () => {
    const vault = testVault();
    const server = new ModelServer(SCOPE);
    const mine = await saveOne(vault, change('aimHowMuch', 'by half'));
    await applyPushResults(vault, SCOPE, server.push(await takeBatch(vault, SCOPE, LIMITS), 'ana'));
    await applyPage(vault, server.pull(null));
    const other = testVault('device-b');
    await applyPage(other, server.pull(null));
    await saveOne(other, change('aimHowMuch', 'by a third'));
    server.push(await takeBatch(other, SCOPE, LIMITS), 'ben');
    const { row } = await readWorkingCopy(vault, SCOPE);
    await applyPage(vault, server.pull(row?.cursor ?? null));

    await saveOne(vault, change('aimHowMuch', 'by half in May', { seen: [mine.mid] }));
    server.push(await takeBatch(vault, SCOPE, LIMITS), 'ana');
    expect(server.headsOf('p1', 'aimHowMuch')).toEqual(['by a third', 'by half in May']);
  });
});

describe('a set', () => {
  const tag = (op: 'add' | 'remove', payload: string) => change('teamRoles', payload, { op });

  it('[S20] adds without a base, and removes what it saw', async () => {
    const vault = testVault();
    const added = await saveOne(vault, tag('add', 'nurse'));
    await saveOne(vault, tag('add', 'porter'));
    await saveOne(vault, tag('remove', 'nurse'));
    const bases = (await takeBatch(vault, SCOPE, LIMITS)).map(({ base }) => base);
    expect(bases).toEqual([[], [], [added.mid]]);
    expect(await shownIn(vault, 'teamRoles')).toEqual(['porter']);
  });

  it('[S20] removes what the server has by all the names that hold it', async () => {
    const vault = testVault();
    const server = new ModelServer(SCOPE);
    const other = testVault('device-b');
    const mids = [(await saveOne(vault, tag('add', 'nurse'))).mid, (await saveOne(other, tag('add', 'nurse'))).mid];
    server.push(await takeBatch(vault, SCOPE, LIMITS), 'ana');
    server.push(await takeBatch(other, SCOPE, LIMITS), 'ben');
    await applyPage(vault, server.pull(null));
    await saveOne(vault, tag('remove', 'nurse'));
    const [removal] = await takeBatch(vault, SCOPE, LIMITS);
    expect(removal?.base.toSorted()).toEqual(mids.toSorted());
    server.push(removal === undefined ? [] : [removal], 'ana');
    expect(server.headsOf('p1', 'teamRoles')).toEqual([]);
  });

  it('keeps what is held of one item when another is added', async () => {
    const vault = testVault();
    await saveOne(vault, tag('add', '943 476 5919'));
    await saveOne(vault, tag('add', 'nurse'));
    expect(await statesOf(vault)).toEqual(['held', 'waiting']);
    await saveOne(vault, tag('remove', '943 476 5919'));
    expect((await statesOf(vault))[0]).toBe('mended');
  });
});

describe('settling a conflict', () => {
  it('[S20] replaces all sides that were seen, and no other', async () => {
    const server = new ModelServer(SCOPE);
    const vaults = [testVault('a'), testVault('b'), testVault('c')] as const;
    const texts = ['Ana', 'Ben', 'Cem'];
    for (const [at, vault] of vaults.slice(0, 2).entries()) {
      await saveOne(vault, change('aimHowMuch', texts[at]));
      server.push(await takeBatch(vault, SCOPE, LIMITS), `person-${at}`);
    }
    const [first, , third] = vaults;
    await applyPage(first, server.pull(null));
    const [conflict] = (await readWorkingCopy(first, SCOPE)).conflicts;
    expect(conflict).toMatchObject({ field: 'aimHowMuch', shown: 'Ana', beside: [{ value: 'Ben' }] });
    await saveOne(third, change('aimHowMuch', 'Cem'));
    server.push(await takeBatch(third, SCOPE, LIMITS), 'person-2');

    await saveOne(first, change('aimHowMuch', 'Ben', { settles: true, seen: conflict?.seen }));
    expect((await readWorkingCopy(first, SCOPE)).conflicts).toEqual([]);
    server.push(await takeBatch(first, SCOPE, LIMITS), 'person-0');
    expect(server.headsOf('p1', 'aimHowMuch')).toEqual(['Ben', 'Cem']);
  });
});
