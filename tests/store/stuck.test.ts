import { describe, expect, it } from 'vitest';
import { applyPushResults, discard, takeBatch } from '../../src/store/outbox.ts';
import { applyPage } from '../../src/store/pulled.ts';
import { mayHelpToSendAgain, sendAgain } from '../../src/store/stuck.ts';
import { openOutboxRows, openVault, type Vault } from '../../src/store/vault.ts';
import { VaultDb } from '../../src/store/vault-db.ts';
import { readWorkingCopy } from '../../src/store/working-copy.ts';
import { ModelServer } from './model-server.ts';
import { change, LIMITS, outboxOf, SCOPE, saveOne, shownIn, statesOf, testVault } from './test-vault.ts';

const push = async (vault: Vault, problem: 'same-mid-other-bytes' | 'could-not-apply' | 'identifier') => {
  const batch = await takeBatch(vault, SCOPE, LIMITS);
  const result = problem === 'could-not-apply' ? ('parked' as const) : ('refused' as const);
  await applyPushResults(
    vault,
    SCOPE,
    batch.map(({ mid }) => ({ mid, result, problem, message: 'No.' })),
  );
  return batch;
};

const mutationsOf = async (vault: Vault) =>
  (await openOutboxRows(vault, await outboxOf(vault))).map(({ mutation }) => mutation);

describe('a change that came back', () => {
  it('[S15] is sent again as a new one that replaces the same, and the old one asks for nobody', async () => {
    const vault = testVault();
    await saveOne(vault, change('title', 'Falls'));
    const [old] = await push(vault, 'could-not-apply');
    const { stuck } = await readWorkingCopy(vault, SCOPE);
    expect(stuck.map(mayHelpToSendAgain)).toEqual([true]);
    expect(await sendAgain(vault, old?.mid ?? '')).toBe(true);
    expect(await statesOf(vault)).toEqual(['mended', 'waiting']);
    const [next] = await takeBatch(vault, SCOPE, LIMITS);
    expect({ ...next, mid: '' }).toEqual({ ...old, mid: '' });
    expect(next?.mid).not.toBe(old?.mid);
    expect(await sendAgain(vault, old?.mid ?? '')).toBe(false);
  });

  it('[S15] offers to be sent again only where that can help', async () => {
    const vault = testVault();
    await saveOne(vault, change('startedOn', '31/2'));
    await saveOne(vault, change('title', 'Falls'));
    await push(vault, 'identifier');
    const { stuck } = await readWorkingCopy(vault, SCOPE);
    expect(stuck.map(mayHelpToSendAgain)).toEqual([false, false]);
  });

  it('[S15] is given up, and asks again when that is taken back', async () => {
    const vault = testVault();
    const { mid } = await saveOne(vault, change('startedOn', '31/2'));
    const undo = await discard(vault, mid);
    expect(await statesOf(vault)).toEqual(['mended']);
    await undo?.();
    expect((await readWorkingCopy(vault, SCOPE)).stuck).toMatchObject([{ mid, state: 'held', payload: '31/2' }]);
    expect(await discard(vault, 'a-stranger')).toBeUndefined();
  });

  it('[S15] still asks for its person where a later edit of the field does not replace it', async () => {
    const vault = testVault();
    const first = await saveOne(vault, change('title', 'Falls'));
    await takeBatch(vault, SCOPE, LIMITS);
    // Another tab had not seen it.
    await saveOne(vault, change('title', 'Quieter nights', { seen: [] }));
    const refusal = { mid: first.mid, result: 'refused', problem: 'bad-value', message: '' } as const;
    await applyPushResults(vault, SCOPE, [refusal]);
    expect(await statesOf(vault)).toEqual(['refused', 'waiting']);
  });

  it('[S15][S23] still asks for its person where something of the field was taken out for good since', async () => {
    const vault = testVault();
    const first = await saveOne(vault, change('title', 'Falls'));
    await takeBatch(vault, SCOPE, LIMITS);
    await saveOne(vault, change('title', { mids: ['another'], reason: 'mistake' }, { op: 'redact' }));
    const [, row] = await outboxOf(vault);
    const [body] = await openOutboxRows(vault, row === undefined ? [] : [row]);
    if (row === undefined || body === undefined) throw new Error('nothing was taken out');
    // As another version of the app may write it: it names what stood there.
    const named = { ...body, mutation: { ...body.mutation, base: [first.mid] } };
    await vault.db.outbox.put({ ...row, body: named });
    const parked = { mid: first.mid, result: 'parked', problem: 'could-not-apply', message: '' } as const;
    await applyPushResults(vault, SCOPE, [parked]);
    expect(await statesOf(vault)).toEqual(['parked', 'waiting']);
  });

  it('[S15] asks for nobody where what replaced it was replaced in its turn', async () => {
    const vault = testVault();
    const first = await saveOne(vault, change('title', 'Falls'));
    await takeBatch(vault, SCOPE, LIMITS);
    await saveOne(vault, change('title', 'Falls at night', { seen: [first.mid] }));
    await takeBatch(vault, SCOPE, LIMITS);
    await saveOne(vault, change('title', 'Better'));
    await applyPushResults(vault, SCOPE, [{ mid: first.mid, result: 'refused', problem: 'bad-value' }]);
    expect(await statesOf(vault)).toEqual(['mended', 'sending', 'waiting']);
  });
});

describe('two copies of one device', () => {
  /** The same profile copied while a change waited: the same page, the same keys, the same outbox. */
  async function cloned(): Promise<[Vault, Vault, ModelServer]> {
    const first = testVault();
    await saveOne(first, change('title', 'Falls'));
    const db = new VaultDb(`clone-of-${first.db.name}`);
    await db.outbox.bulkAdd(await outboxOf(first));
    const second = openVault({ ...first, db, random: (length) => crypto.getRandomValues(new Uint8Array(length)) });
    Object.assign(second, { tab: first.tab });
    return [first, second, new ModelServer(SCOPE)];
  }

  it('[S14] that wrote into one change in its place both keep what they wrote, and ask nobody', async () => {
    const [first, second, server] = await cloned();
    await saveOne(first, change('title', 'From the first'));
    await saveOne(second, change('title', 'From the second'));
    const batch = await takeBatch(first, SCOPE, LIMITS);
    await applyPushResults(first, SCOPE, server.push(batch, 'ana'));
    const refused = await push(second, 'same-mid-other-bytes');
    expect(refused.map(({ mid }) => mid)).toEqual(batch.map(({ mid }) => mid));
    expect(await statesOf(second)).toEqual(['mended', 'waiting']);
    expect(await shownIn(second, 'title')).toBe('From the second');
    await applyPushResults(second, SCOPE, server.push(await takeBatch(second, SCOPE, LIMITS), 'ana'));
    expect(server.headsOf('p1', 'title')).toEqual(['From the first', 'From the second']);
    await applyPage(second, server.pull(null));
    expect((await readWorkingCopy(second, SCOPE)).conflicts).toHaveLength(1);
  });

  it('[S14] does so once: a server that refuses every id in that way does not make it go on for ever', async () => {
    const [, second] = await cloned();
    await push(second, 'same-mid-other-bytes');
    await push(second, 'same-mid-other-bytes');
    expect(await statesOf(second)).toEqual(['mended', 'refused']);
    expect((await mutationsOf(second)).map(({ payload }) => payload)).toEqual(['Falls', 'Falls']);
  });
});
