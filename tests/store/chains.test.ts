import { describe, expect, it } from 'vitest';
import { createAutosave } from '../../src/store/autosave.ts';
import { applyPushResults, takeBatch } from '../../src/store/outbox.ts';
import { applyPage } from '../../src/store/pulled.ts';
import { removal } from '../../src/store/removal.ts';
import { save } from '../../src/store/save.ts';
import type { Vault } from '../../src/store/vault.ts';
import { readWorkingCopy } from '../../src/store/working-copy.ts';
import { ModelServer } from './model-server.ts';
import { change, LIMITS, outboxOf, SCOPE, saveOne, shownIn, statesOf, testVault } from './test-vault.ts';

async function exchange(vault: Vault, server: ModelServer, person = 'ana') {
  await applyPushResults(vault, SCOPE, server.push(await takeBatch(vault, SCOPE, LIMITS), person));
  const { row } = await readWorkingCopy(vault, SCOPE);
  await applyPage(vault, server.pull(row?.cursor ?? null));
}

/** Two tabs of one browser, with a project whose title is on the server already. */
async function twoTabs() {
  const one = testVault();
  const other: Vault = { ...one, tab: 'another-tab' };
  const server = new ModelServer(SCOPE);
  const { mid } = await saveOne(one, change('title', 'Old'));
  await exchange(one, server);
  return { one, other, server, seen: [mid] };
}

describe('typing while an earlier save is on its way', () => {
  it('[S19] follows that save, also where push and pull confirm it before the next one', async () => {
    const { one, server, seen } = await twoTabs();
    let onSave = () => {};
    const device = async () => {
      onSave();
      return 'device-a';
    };
    const autosave = createAutosave({ ...one, device }, () => () => {});
    autosave.type(change('title', 'N', { seen }), () => {});
    onSave = () => autosave.type(change('title', 'New', { seen }), () => {});
    await autosave.flush();
    onSave = () => {};
    await exchange(one, server);
    expect(autosave.pending()).toBe(true);
    await autosave.flush();
    await exchange(one, server);
    expect(server.headsOf('p1', 'title')).toEqual(['New']);
    expect((await readWorkingCopy(one, SCOPE)).conflicts).toEqual([]);
  });

  it('[S20] settles a conflict together with what was typed just before', async () => {
    const { one, server, seen } = await twoTabs();
    const autosave = createAutosave(one, () => () => {});
    autosave.type(change('title', 'Typed', { seen }), () => {});
    await autosave.now([change('title', 'Chosen', { seen, settles: true })]);
    await exchange(one, server);
    expect(server.headsOf('p1', 'title')).toEqual(['Chosen']);
  });

  it('[S19] does not follow a save that failed', async () => {
    const { one, server, seen } = await twoTabs();
    let fails = true;
    const device = async () => {
      if (!fails) return 'device-a';
      autosave.type(change('title', 'New', { seen }), () => {});
      throw new Error('no key');
    };
    const autosave = createAutosave({ ...one, device }, () => () => {});
    autosave.type(change('title', 'N', { seen }), () => {});
    await autosave.flush();
    fails = false;
    await autosave.flush();
    const [mutation] = await takeBatch(one, SCOPE, LIMITS);
    expect(mutation?.base).toEqual(seen);
    server.push(mutation === undefined ? [] : [mutation], 'ana');
    expect(server.headsOf('p1', 'title')).toEqual(['New']);
  });
});

describe('two tabs', () => {
  it.each([
    ['waiting', async () => {}],
    ['sending', async (vault: Vault) => void (await takeBatch(vault, SCOPE, LIMITS))],
    [
      'sent',
      async (vault: Vault, server: ModelServer) =>
        applyPushResults(vault, SCOPE, server.push(await takeBatch(vault, SCOPE, LIMITS), 'ana')),
    ],
  ])('[S19] keep both texts where neither saw the other and the first is %s', async (_, between) => {
    const { one, other, server, seen } = await twoTabs();
    await saveOne(one, change('title', 'From one', { seen }));
    await between(one, server);
    await saveOne(other, change('title', 'From the other', { seen }));
    expect(await shownIn(one, 'title')).toBe('From the other');
    await exchange(one, server);
    expect(server.headsOf('p1', 'title').toSorted()).toEqual(['From one', 'From the other']);
    expect((await readWorkingCopy(one, SCOPE)).conflicts).toHaveLength(1);
  });

  it('[S6] make one edit of an unsent text that the second has seen', async () => {
    const { one, other, server, seen } = await twoTabs();
    const first = await saveOne(one, change('title', '943 476 591', { seen }));
    await saveOne(other, change('title', 'Without it', { seen: [first.mid, ...seen] }));
    expect((await takeBatch(one, SCOPE, LIMITS)).map(({ payload, base }) => [payload, base])).toEqual([
      ['Without it', seen],
    ]);
    await exchange(one, server);
    expect(server.headsOf('p1', 'title')).toEqual(['Without it']);
  });

  it('[S19] keep both texts where the first goes on after the second went on from its text', async () => {
    const { one, other, server, seen } = await twoTabs();
    const first = await saveOne(one, change('title', 'A', { seen }));
    await saveOne(other, change('title', 'A and B', { seen: [first.mid, ...seen] }));
    await saveOne(one, change('title', 'A and C', { seen: [first.mid, ...seen] }));
    await exchange(one, server);
    expect(server.headsOf('p1', 'title').toSorted()).toEqual(['A and B', 'A and C']);
  });

  it('leave what is held in the other alone', async () => {
    const { one, other, seen } = await twoTabs();
    const held = await saveOne(one, change('title', '943 476 5919', { seen }));
    await saveOne(other, change('title', 'Other', { seen }));
    const { stuck } = await readWorkingCopy(one, SCOPE);
    expect(stuck).toMatchObject([{ mid: held.mid, payload: '943 476 5919' }]);
    await saveOne(one, change('title', 'Mended', { seen: [held.mid, ...seen] }));
    expect((await readWorkingCopy(one, SCOPE)).stuck).toEqual([]);
  });
});

describe('an edit after a deletion', () => {
  const point = { record: 'd1', kind: 'data-point' };

  it.each([true, false])('[S22] is not lost with it, and shows the record again (same tab: %s)', async (sameTab) => {
    const { one, other, server } = await twoTabs();
    const first = await saveOne(one, change('note', 'before', point));
    await saveOne(other, removal(await readWorkingCopy(one, SCOPE), 'd1', 'data-point'));
    expect(await shownIn(one, 'note', 'd1')).toBeUndefined();
    await saveOne(sameTab ? one : other, change('note', 'after', { ...point, seen: [first.mid] }));
    expect(await shownIn(one, 'note', 'd1')).toBe('after');
    const sent = await takeBatch(one, SCOPE, LIMITS);
    expect(sent.map(({ field, payload }) => (field === '*' ? '*' : payload))).toEqual(['before', '*', 'after']);
    server.push(sent, 'ana');
    expect(server.headsOf('p1', 'title')).toEqual(['Old']);
  });

  it('[S22] shows the record again while it is on its way, also where the deletion came from elsewhere', async () => {
    const { one, server } = await twoTabs();
    await saveOne(one, change('note', 'before', point));
    await saveOne(one, removal(await readWorkingCopy(one, SCOPE), 'd1', 'data-point'));
    await exchange(one, server);
    expect(await shownIn(one, 'note', 'd1')).toBeUndefined();
    await saveOne(one, change('note', 'after', point));
    expect(await shownIn(one, 'note', 'd1')).toBe('after');
  });
});

describe('mending what is held', () => {
  it('[S20] after its field was settled starts from the settlement, and raises no new conflict', async () => {
    const { one, server, seen } = await twoTabs();
    const other = testVault('device-b');
    await applyPage(other, server.pull(null));
    await saveOne(one, change('title', 'Mine'));
    await saveOne(other, change('title', 'Theirs'));
    await exchange(other, server, 'ben');
    const held = await saveOne(one, change('title', 'x'.repeat(300), { seen }));
    await saveOne(one, change('title', 'Mine again', { seen }));
    const second = await saveOne(one, change('title', 'y'.repeat(300), { seen }));
    expect(held.held?.problem).toBe('bad-value');
    await exchange(one, server);
    const [conflict] = (await readWorkingCopy(one, SCOPE)).conflicts;
    await saveOne(one, change('title', 'Settled', { settles: true, seen: conflict?.seen }));
    await exchange(one, server);
    const { versions, stuck } = await readWorkingCopy(one, SCOPE);
    expect(stuck.at(-1)?.mid).toBe(second.mid);
    const shown = versions.get('p1/title') ?? [];
    await saveOne(one, change('title', 'Mended', { seen: [...stuck.map(({ mid }) => mid), ...shown] }));
    await exchange(one, server);
    expect(server.headsOf('p1', 'title')).toEqual(['Mended']);
    const copy = await readWorkingCopy(one, SCOPE);
    expect([copy.stuck, copy.conflicts]).toEqual([[], []]);
  });

  it('[S20] does so without word of what was seen', async () => {
    const { one, server } = await twoTabs();
    await saveOne(one, change('title', 'y'.repeat(300)));
    await saveOne(one, change('title', 'Settled', { settles: true }));
    await exchange(one, server);
    await saveOne(one, change('title', 'Mended'));
    expect(await statesOf(one)).toEqual(['confirmed', 'mended', 'confirmed', 'waiting']);
    await exchange(one, server);
    expect(server.headsOf('p1', 'title')).toEqual(['Mended']);
    expect(await outboxOf(one)).toHaveLength(4);
  });
});

it('several changes of one field in one save follow one another', async () => {
  const { one, server } = await twoTabs();
  await save(one, [change('title', 'A'), change('title', 'B')]);
  await exchange(one, server);
  expect(server.headsOf('p1', 'title')).toEqual(['B']);
});
