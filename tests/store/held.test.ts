import { describe, expect, it } from 'vitest';
import { discard, takeBatch } from '../../src/store/outbox.ts';
import { removal, restoration } from '../../src/store/removal.ts';
import { save } from '../../src/store/save.ts';
import { whereIsMyWork } from '../../src/store/where-is-my-work.ts';
import { readWorkingCopy } from '../../src/store/working-copy.ts';
import { change, LIMITS, SCOPE, saveOne, shownIn, statesOf, testVault } from './test-vault.ts';

const NUMBER = 'Bed 4, 943 476 5919, slept well';

describe('what may identify a patient', () => {
  it('is saved, held, and never in a batch', async () => {
    const vault = testVault();
    const saved = await saveOne(vault, change('problem', NUMBER));
    expect(saved.held?.problem).toBe('identifier');
    expect(await takeBatch(vault, SCOPE, LIMITS)).toEqual([]);
    const { stuck, records } = await readWorkingCopy(vault, SCOPE);
    expect(stuck).toMatchObject([{ field: 'problem', state: 'held', problem: 'identifier', payload: NUMBER }]);
    expect(records).toEqual([]);
  });

  it('is found at any depth, and in figures', async () => {
    const vault = testVault();
    const organisation = { name: 'Practice of 9434765919' };
    expect((await saveOne(vault, change('organisation', organisation))).held?.problem).toBe('identifier');
    const point = change('value', 9_434_765_919, { record: 'd1', kind: 'data-point' });
    expect((await saveOne(vault, point)).held?.problem).toBe('identifier');
  });

  it('takes an unsent text of the same field with it, so that no part of the number leaves', async () => {
    const vault = testVault();
    await saveOne(vault, change('problem', 'Bed 4, 943 476 591'));
    await saveOne(vault, change('problem', NUMBER));
    expect(await takeBatch(vault, SCOPE, LIMITS)).toEqual([]);
  });

  it('is sent when it is mended', async () => {
    const vault = testVault();
    const { mid } = await saveOne(vault, change('problem', NUMBER));
    await saveOne(vault, change('problem', 'Bed 4 slept well'));
    expect(await takeBatch(vault, SCOPE, LIMITS)).toMatchObject([{ mid, payload: 'Bed 4 slept well' }]);
    expect((await readWorkingCopy(vault, SCOPE)).stuck).toEqual([]);
  });

  it('may be given up: it asks for nobody any more, and its trace stays', async () => {
    const vault = testVault();
    const { mid } = await saveOne(vault, change('problem', NUMBER));
    await discard(vault, mid);
    expect(await statesOf(vault)).toEqual(['mended']);
    expect((await whereIsMyWork(vault)).needsYou).toEqual([]);
    await saveOne(vault, change('problem', 'Anew'));
    expect(await shownIn(vault, 'problem')).toBe('Anew');
    expect(await takeBatch(vault, SCOPE, LIMITS)).toHaveLength(1);
  });
});

describe('what does not fit its field', () => {
  it.each([
    ['startedOn', '31/2', {}],
    ['title', 'x'.repeat(201), {}],
    ['value', '12,5', { record: 'd1', kind: 'data-point' }],
  ])('%s is held with its cure', async (field, payload, more) => {
    const vault = testVault();
    const saved = await saveOne(vault, change(field, payload, { ...more, cure: 'Mend it so' }));
    expect(saved.held).toEqual({ problem: 'bad-value', message: 'Mend it so' });
    expect((await readWorkingCopy(vault, SCOPE)).stuck).toMatchObject([{ message: 'Mend it so', payload }]);
  });

  it('counts as what needs somebody, never as sent', async () => {
    const vault = testVault();
    await save(vault, [change('startedOn', '31/2'), change('title', 'Falls'), change('problem', NUMBER)]);
    const where = await whereIsMyWork(vault);
    expect(where).toMatchObject({ sending: [], sent: 0, lastSentAt: undefined });
    expect(where.saved.map(({ field }) => field)).toEqual(['title']);
    expect(where.needsYou.map(({ field }) => field)).toEqual(['startedOn', 'problem']);
  });
});

describe('a removed record', () => {
  it('takes what is held in it along, and comes back with its values', async () => {
    const vault = testVault();
    const point = { record: 'd1', kind: 'data-point' };
    await save(vault, [change('value', 3, point), change('on', '31/2', point)]);
    const copy = await readWorkingCopy(vault, SCOPE);
    await saveOne(vault, removal(copy, 'd1', 'data-point'));
    expect(await readWorkingCopy(vault, SCOPE)).toMatchObject({ records: [], stuck: [] });
    await saveOne(vault, restoration(copy, 'd1', 'data-point'));
    expect(await shownIn(vault, 'value', 'd1')).toBe(3);
  });
});
