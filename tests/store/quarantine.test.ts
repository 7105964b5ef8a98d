import { describe, expect, it } from 'vitest';
import { SCHEMA_VERSION } from '../../src/protocol/version.ts';
import { applyPushResults, takeBatch } from '../../src/store/outbox.ts';
import { applyPage, replaceScope, scopesToPull } from '../../src/store/pulled.ts';
import { readAnewWhatWasUnread } from '../../src/store/quarantine.ts';
import { openOutboxRows } from '../../src/store/vault.ts';
import { readWorkingCopy } from '../../src/store/working-copy.ts';
import { ModelServer } from './model-server.ts';
import { change, LIMITS, outboxOf, SCOPE, saveOne, shownIn, statesOf, testVault } from './test-vault.ts';

const NEWER = { seq: 2, mid: 'newer', record: 'p1', kind: 'project', field: 'shape', op: 'move' };

/** A server whose log says of the project's title what only a newer app can read. */
async function withNewerValue(vault: ReturnType<typeof testVault>, value: unknown) {
  await saveOne(vault, change('title', 'Falls'));
  const server = new ModelServer(SCOPE);
  await applyPushResults(vault, SCOPE, server.push(await takeBatch(vault, SCOPE, LIMITS), 'ana'));
  const first = server.sent(server.log[0]?.mid ?? '');
  server.push([{ ...first, mid: 'n'.repeat(22), base: [first.mid], payload: value }], 'ben');
  await applyPage(vault, server.pull(null));
  return server;
}

describe('[S12] rows that only a newer app can read', () => {
  it('are put away as they came, while the cursor goes on and the rest is taken in', async () => {
    const vault = testVault();
    await saveOne(vault, change('title', 'Falls'));
    const server = new ModelServer(SCOPE);
    await applyPushResults(vault, SCOPE, server.push(await takeBatch(vault, SCOPE, LIMITS), 'ana'));
    const page = server.pull(null);
    await applyPage(vault, { ...page, next: 'e1.2.newer', unread: [NEWER] });
    expect(await shownIn(vault, 'title')).toBe('Falls');
    expect((await vault.db.scopes.get(SCOPE))?.cursor).toBe('e1.2.newer');
    expect(await vault.db.quarantine.toArray()).toEqual([{ scope: SCOPE, seq: 2, app: SCHEMA_VERSION, body: NEWER }]);
    expect((await readWorkingCopy(vault, SCOPE)).unread).toEqual([{ record: 'p1', kind: 'project', field: 'shape' }]);
  });

  it('[S7] are known to be there: what they say of one’s own is not sent again and again', async () => {
    const vault = testVault();
    const { mid } = await saveOne(vault, change('title', 'Falls'));
    await takeBatch(vault, SCOPE, LIMITS);
    await applyPushResults(vault, SCOPE, [{ mid, result: 'applied', seq: 1 }]);
    const page = { ...new ModelServer(SCOPE).pull(null), next: 'e1.1.x', unread: [{ ...NEWER, seq: 1, mid }] };
    await applyPage(vault, page);
    expect(await statesOf(vault)).toEqual(['sent']);
    expect(await shownIn(vault, 'title')).toBe('Falls');
  });

  it('[S5] leave the later value on top, where the log has gone on behind them', async () => {
    const vault = testVault();
    await saveOne(vault, change('title', 'Falls'));
    const server = new ModelServer(SCOPE);
    await applyPushResults(vault, SCOPE, server.push(await takeBatch(vault, SCOPE, LIMITS), 'ana'));
    const first = server.sent(server.log[0]?.mid ?? '');
    server.push([{ ...first, mid: 'n'.repeat(22), base: [first.mid], payload: 'Fewer falls' }], 'ben');
    const page = server.pull(null);
    const [, later] = page.rows;
    await applyPage(vault, {
      ...page,
      rows: later === undefined ? [] : [later],
      unread: [{ ...NEWER, seq: 1, mid: first.mid }],
    });
    expect(await shownIn(vault, 'title')).toBe('Fewer falls');
    expect(await statesOf(vault)).toEqual(['confirmed']);
  });

  it('are fetched anew by a newer app, once, and leave the outbox alone', async () => {
    const vault = testVault();
    const server = await withNewerValue(vault, 'Fewer falls');
    await applyPage(vault, { ...server.pull('e1.2.x'), unread: [{ ...NEWER, seq: 3 }], next: 'e1.3.newer' });
    await saveOne(vault, change('summary', 'Not sent yet'));
    await readAnewWhatWasUnread(vault);
    expect(await scopesToPull(vault)).toMatchObject([{ cursor: 'e1.3.newer', from: 'e1.3.newer' }]);
    await readAnewWhatWasUnread(vault, SCHEMA_VERSION + 1);
    expect(await scopesToPull(vault)).toMatchObject([{ cursor: 'e1.3.newer', from: null }]);
    await replaceScope(vault, [server.pull(null)]);
    expect(await vault.db.quarantine.count()).toBe(0);
    expect((await vault.db.scopes.get(SCOPE))?.anew).toBeUndefined();
    expect(await statesOf(vault)).toEqual(['confirmed', 'waiting']);
    await readAnewWhatWasUnread(vault, SCHEMA_VERSION + 1);
    expect(await scopesToPull(vault)).toMatchObject([{ from: 'e1.2.nnnnnnnnnnnnnnnnnnnnnn' }]);
  });
});

describe('[S12] a value that does not fit its field', () => {
  it('is not shown as the value, and is listed as one that a newer app can read', async () => {
    const vault = testVault();
    await withNewerValue(vault, { rich: ['Falls'] });
    const copy = await readWorkingCopy(vault, SCOPE);
    expect(await shownIn(vault, 'title')).toBeUndefined();
    expect(copy.versions.get('p1/title')).toEqual([]);
    expect(copy.unread).toEqual([{ record: 'p1', kind: 'project', field: 'title' }]);
  });

  it.each([undefined, []])('[S19] is not replaced by an edit that could not see it (seen: %o)', async (seen) => {
    const vault = testVault();
    const server = await withNewerValue(vault, { rich: ['Falls'] });
    await saveOne(vault, change('title', 'Slips', { seen }));
    const rows = await outboxOf(vault);
    const [own] = await openOutboxRows(vault, rows.slice(-1));
    expect(own?.mutation.base).toEqual([]);
    expect(await shownIn(vault, 'title')).toBe('Slips');
    server.push(await takeBatch(vault, SCOPE, LIMITS), 'ana');
    expect(server.headsOf('p1', 'title')).toEqual([{ rich: ['Falls'] }, 'Slips']);
  });

  it('[S19] is not settled away with a conflict that was seen without it', async () => {
    const vault = testVault();
    await withNewerValue(vault, { rich: ['Falls'] });
    await saveOne(vault, change('title', 'Slips', { settles: true }));
    const [own] = await openOutboxRows(vault, (await outboxOf(vault)).slice(-1));
    expect(own?.mutation.base).toEqual([]);
  });

  it('is no merged text that became longer than one may type', async () => {
    const vault = testVault();
    await saveOne(vault, change('summary', 'a'));
    const server = new ModelServer(SCOPE);
    await applyPushResults(vault, SCOPE, server.push(await takeBatch(vault, SCOPE, LIMITS), 'ana'));
    const long = 'word '.repeat(5_000);
    const { seq = 1, ...row } = server.log[0] ?? {};
    const after = { heads: [{ versions: ['m+'], value: long, person: 'ben', madeAt: '2026-01-05T09:00:00.000Z' }] };
    const page = server.pull(null);
    await applyPage(vault, { ...page, rows: page.rows.map((one) => ({ ...one, ...row, seq, after })) });
    expect(await shownIn(vault, 'summary')).toBe(long);
  });
});
