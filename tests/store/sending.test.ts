import { describe, expect, it } from 'vitest';
import { applyPushResults, forgetOldSent, scopesToSend, takeBatch } from '../../src/store/outbox.ts';
import { applyPage } from '../../src/store/pulled.ts';
import { noteServerTime } from '../../src/store/server-days.ts';
import { whereIsMyWork } from '../../src/store/where-is-my-work.ts';
import { readWorkingCopy } from '../../src/store/working-copy.ts';
import { ModelServer } from './model-server.ts';
import { change, LIMITS, outboxOf, SCOPE, saveOne, shownIn, statesOf, testVault } from './test-vault.ts';

const DAY = 86_400_000;

describe('taking a batch', () => {
  it('[S6] has noted durably that it is being sent, and gives the same bytes again', async () => {
    const vault = testVault();
    await saveOne(vault, change('title', 'Falls'));
    await saveOne(vault, change('problem', 'At night'));
    const batch = await takeBatch(vault, SCOPE, LIMITS);
    expect(await statesOf(vault)).toEqual(['sending', 'sending']);
    vault.clock.move(DAY);
    await saveOne(vault, change('title', 'Falls at night'));
    const again = await takeBatch(vault, SCOPE, LIMITS);
    expect(JSON.stringify(again.slice(0, 2))).toBe(JSON.stringify(batch));
    expect(again[2]?.payload).toBe('Falls at night');
  });

  it('[S14] keeps to the count and the bytes, in the order of saves, and always takes one', async () => {
    const vault = testVault();
    for (const field of ['title', 'problem', 'summary', 'worked']) await saveOne(vault, change(field, 'x'.repeat(150)));
    const fields = async (limits: typeof LIMITS) => (await takeBatch(vault, SCOPE, limits)).map(({ field }) => field);
    expect(await fields({ count: 3, bytes: 1e6 })).toEqual(['title', 'problem', 'summary']);
    expect(await fields({ count: 100, bytes: 900 })).toEqual(['title', 'problem']);
    expect(await fields({ count: 100, bytes: 10 })).toEqual(['title']);
  });

  it('names only scopes with something that may be sent', async () => {
    const vault = testVault();
    await saveOne(vault, change('title', 'Falls'));
    await saveOne(vault, change('title', '943 476 5919', { scope: 'project:p2', record: 'p2' }));
    expect(await scopesToSend(vault)).toEqual([SCOPE]);
  });
});

describe('the answer to a push', () => {
  it('[S7] is "sent" for what it names, and for nothing else', async () => {
    const vault = testVault();
    const first = await saveOne(vault, change('title', 'Falls'));
    await saveOne(vault, change('problem', 'At night'));
    await takeBatch(vault, SCOPE, LIMITS);
    vault.clock.move(5_000);
    await applyPushResults(vault, SCOPE, [
      { mid: first.mid, result: 'applied', seq: 1 },
      { mid: 'a-stranger', result: 'applied', seq: 2 },
    ]);
    const where = await whereIsMyWork(vault);
    expect(where).toMatchObject({ sent: 1, lastSentAt: '2026-01-05T09:00:05.000Z', saved: [] });
    expect(where.sending.map(({ field }) => field)).toEqual(['problem']);
  });

  it('[S7] does not count for what never left', async () => {
    const vault = testVault();
    const { mid } = await saveOne(vault, change('title', 'Falls'));
    await applyPushResults(vault, SCOPE, [{ mid, result: 'applied', seq: 1 }]);
    expect(await statesOf(vault)).toEqual(['waiting']);
  });

  it('[S2] makes the scope known, so that the next pull asks for it', async () => {
    const vault = testVault();
    const { mid } = await saveOne(vault, change('title', 'Falls'));
    await takeBatch(vault, SCOPE, LIMITS);
    await applyPushResults(vault, SCOPE, [{ mid, result: 'applied', seq: 1 }]);
    expect(await vault.db.scopes.get(SCOPE)).toMatchObject({ known: true, cursor: null });
  });

  it.each(['parked', 'refused'] as const)(
    '[S15] shows what was %s to its author, until a later edit mends it',
    async (result) => {
      const vault = testVault();
      const { mid } = await saveOne(vault, change('title', 'Falls'));
      await takeBatch(vault, SCOPE, LIMITS);
      await applyPushResults(vault, SCOPE, [{ mid, result, problem: 'bad-value', message: 'Title: too bad.' }]);
      const { stuck } = await readWorkingCopy(vault, SCOPE);
      expect(stuck).toMatchObject([
        { mid, state: result, problem: 'bad-value', message: 'Title: too bad.', payload: 'Falls' },
      ]);
      const next = await saveOne(vault, change('title', 'Better'));
      expect(await statesOf(vault)).toEqual(['mended', 'waiting']);
      expect(next.mid).not.toBe(mid);
    },
  );

  it('[S15] asks for nobody where a later edit has taken the place of what came back', async () => {
    const vault = testVault();
    const { mid } = await saveOne(vault, change('title', 'Falls'));
    await takeBatch(vault, SCOPE, LIMITS);
    await saveOne(vault, change('title', 'Better'));
    await applyPushResults(vault, SCOPE, [{ mid, result: 'refused', problem: 'identifier', message: '' }]);
    expect(await statesOf(vault)).toEqual(['mended', 'waiting']);
    expect(await shownIn(vault, 'title')).toBe('Better');
  });
});

describe('a pull', () => {
  it('[S5][S7] confirms one’s own, and own unsent edits stay in view on top of what it brings', async () => {
    const vault = testVault();
    const other = testVault('device-b');
    const server = new ModelServer(SCOPE);
    await saveOne(vault, change('title', 'Mine'));
    await saveOne(vault, change('problem', 'Mine too'));
    await applyPushResults(vault, SCOPE, server.push(await takeBatch(vault, SCOPE, LIMITS), 'ana'));
    await saveOne(vault, change('title', 'Mine, newer'));
    await applyPage(other, server.pull(null));
    await saveOne(other, change('problem', 'Theirs'));
    server.push(await takeBatch(other, SCOPE, LIMITS), 'ben');
    await applyPage(vault, server.pull(null));
    expect(await statesOf(vault)).toEqual(['confirmed', 'confirmed', 'waiting']);
    expect(await shownIn(vault, 'title')).toBe('Mine, newer');
    expect(await shownIn(vault, 'problem')).toBe('Theirs');
  });

  it('[S7] keeps what was confirmed for 60 days, and what was not sent for ever', async () => {
    const vault = testVault();
    const server = new ModelServer(SCOPE);
    await saveOne(vault, change('title', 'Falls'));
    server.push(await takeBatch(vault, SCOPE, LIMITS), 'ana');
    await applyPage(vault, server.pull(null));
    await saveOne(vault, change('problem', 'At night'));
    await saveOne(vault, change('startedOn', '31/2'));
    const pass = async (days: number) => {
      vault.clock.move(days * DAY);
      await noteServerTime(vault, vault.clock.now());
      await forgetOldSent(vault);
    };
    await pass(0);
    await pass(59);
    expect(await outboxOf(vault)).toHaveLength(3);
    await pass(2);
    expect(await statesOf(vault)).toEqual(['waiting', 'held']);
  });

  it.each([
    ['the device’s', 400, 1],
    ['the server’s', 1, 400],
    ['neither', 59, 59],
  ])('[S7] forgets nothing because one clock jumped: %s', async (_, deviceDays, serverDays) => {
    const vault = testVault();
    const server = new ModelServer(SCOPE);
    await saveOne(vault, change('title', 'Falls'));
    server.push(await takeBatch(vault, SCOPE, LIMITS), 'ana');
    await applyPage(vault, server.pull(null));
    const begun = vault.clock.now();
    await noteServerTime(vault, begun);
    vault.clock.move(deviceDays * DAY);
    await noteServerTime(vault, begun + serverDays * DAY);
    await forgetOldSent(vault);
    expect(await statesOf(vault)).toEqual(['confirmed']);
  });

  it('[S7] keeps what was made while the device’s clock was a year slow', async () => {
    const vault = testVault();
    const server = new ModelServer(SCOPE);
    const serverTime = vault.clock.now() + 365 * DAY;
    await noteServerTime(vault, serverTime - 61 * DAY);
    await saveOne(vault, change('title', 'Falls'));
    server.push(await takeBatch(vault, SCOPE, LIMITS), 'ana');
    await applyPage(vault, server.pull(null));
    vault.clock.move(365 * DAY);
    await noteServerTime(vault, serverTime);
    await forgetOldSent(vault);
    expect(await statesOf(vault)).toEqual(['confirmed']);
  });

  it('[S15] shows as parked what the log has as parked', async () => {
    const vault = testVault();
    const { mid } = await saveOne(vault, change('title', 'Falls'));
    const [mutation] = await takeBatch(vault, SCOPE, LIMITS);
    if (mutation === undefined) throw new Error('no batch');
    const row = { ...mutation, seq: 1, person: 'ana', receivedAt: mutation.madeAt, status: 'parked' as const };
    const page = { scope: SCOPE, role: 'lead' as const, reset: false, next: `e1.1.${mid}`, upToDate: true };
    await applyPage(vault, { ...page, rows: [{ ...row, problem: 'bad-value' }] });
    expect((await readWorkingCopy(vault, SCOPE)).stuck).toMatchObject([{ mid, state: 'parked', problem: 'bad-value' }]);
    expect(await vault.db.base.count()).toBe(0);
  });
});
