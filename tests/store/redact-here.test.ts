import { describe, expect, it } from 'vitest';
import type { LogRow, ReadPage } from '../../src/protocol/pull.ts';
import { laneOf } from '../../src/store/carried-lane.ts';
import { applyPushResults, pastOf, setAside, takeBatch } from '../../src/store/outbox.ts';
import { applyPage, replaceScope } from '../../src/store/pulled.ts';
import { takeOut } from '../../src/store/redact.ts';
import { loseScope } from '../../src/store/turned-away.ts';
import { openOutboxRows, type Vault } from '../../src/store/vault.ts';
import { ModelServer } from './model-server.ts';
import { change, LIMITS, outboxOf, SCOPE, saveOne, shownIn, statesOf, testVault } from './test-vault.ts';

const SECRET = 'The tall singer of the choir';
const AT = '2026-01-06T09:00:00.000Z';

/** Everything that stands in the vault, as text. */
async function allOf({ db }: Vault): Promise<string> {
  const tables = await Promise.all(db.tables.map((table) => table.toArray()));
  return JSON.stringify(tables);
}

/** A device that has written a secret into a title, which the server has and has shown. */
async function withSecret() {
  const vault = testVault();
  const server = new ModelServer(SCOPE);
  const send = async () => {
    await applyPushResults(vault, SCOPE, server.push(await takeBatch(vault, SCOPE, LIMITS), 'ana'));
  };
  const { mid } = await saveOne(vault, change('title', SECRET));
  await send();
  await applyPage(vault, server.pull(null));
  return { vault, server, send, mid };
}

const redaction = (mids: string[], seq: number, after?: LogRow['after']): LogRow => ({
  ...{ seq, mid: 'redaction', record: 'p1', kind: 'project', field: 'title', op: 'redact', by: 'd', person: 'lead' },
  ...{ madeAt: AT, receivedAt: AT, status: 'applied', payload: { mids, reason: 'patient-data' } },
  ...(after && { after }),
});

const pageOf = (rows: LogRow[], more: Partial<ReadPage> = {}): ReadPage => {
  const next = `e1.${rows.at(-1)?.seq ?? 1}.${rows.at(-1)?.mid ?? 'x'}`;
  return { scope: SCOPE, role: 'lead', reset: false, rows, next, upToDate: true, ...more };
};

describe('[S23] a value that was taken out for good', () => {
  it.each(['as the server says what stands', undefined])('is nowhere in the vault any more (%s)', async (how) => {
    const { vault, mid } = await withSecret();
    expect(await allOf(vault)).toContain(SECRET);
    await applyPage(vault, pageOf([redaction([mid], 2, how === undefined ? undefined : { heads: [] })]));
    expect(await allOf(vault)).not.toContain(SECRET);
    expect(await shownIn(vault, 'title')).toBeUndefined();
    const [entry] = await vault.db.log.toArray();
    const redacted = { at: AT, person: 'lead', reason: 'patient-data' };
    expect(entry?.body).toMatchObject({ mid, payload: null, redacted });
  });

  it('stays where the server only parked who asked for it', async () => {
    const { vault, mid } = await withSecret();
    await applyPage(vault, pageOf([{ ...redaction([mid, 'unknown'], 2), status: 'parked', problem: 'bad-value' }]));
    expect(await shownIn(vault, 'title')).toBe(SECRET);
    expect(await statesOf(vault)).toEqual(['confirmed']);
  });

  it('goes with what merged it, and leaves what others wrote', async () => {
    const { vault, server, mid } = await withSecret();
    const madeAt = AT;
    const merged = { versions: ['b+'], value: `${SECRET}, and Ben’s`, person: 'ben', madeAt };
    const other = { versions: ['b'], value: 'Ben’s', person: 'ben', madeAt };
    const [first] = server.log;
    if (first === undefined) throw new Error('no row');
    const theirs: LogRow = { ...first, seq: 2, mid: 'b', person: 'ben', payload: 'Ben’s', status: 'merged' };
    await applyPage(vault, pageOf([{ ...theirs, after: { heads: [merged] } }]));
    await applyPage(vault, pageOf([redaction([mid], 3, { heads: [other] })]));
    expect(await allOf(vault)).not.toContain(SECRET);
    expect(await shownIn(vault, 'title')).toBe('Ben’s');
  });

  it('goes from what this device sent when the row itself comes redacted, and is never sent again', async () => {
    const { vault, server } = await withSecret();
    const redacted = { at: AT, person: 'lead', reason: 'mistake' } as const;
    const rows = server.log.map((row) => ({ ...row, payload: null, redacted, after: { heads: [] } }));
    await replaceScope(vault, [pageOf(rows)]);
    expect(await allOf(vault)).not.toContain(SECRET);
    expect(await statesOf(vault)).toEqual(['mended']);
    await replaceScope(vault, [pageOf([], { next: null })]);
    await loseScope(vault, SCOPE, 'not-a-member');
    expect(await takeBatch(vault, SCOPE, LIMITS)).toEqual([]);
  });

  it('[S7] brings back what it had replaced as past alone, to a server that lost both', async () => {
    const { vault, send, server, mid } = await withSecret();
    await saveOne(vault, change('title', 'Worse still'));
    await send();
    await applyPage(vault, server.pull('e1.1.x'));
    const later = server.log[1]?.mid ?? '';
    await applyPage(vault, pageOf([redaction([later], 3, { heads: [] })]));
    expect(await statesOf(vault)).toEqual(['confirmed', 'mended']);
    await replaceScope(vault, [pageOf([], { next: null })]);
    expect(await statesOf(vault)).toEqual(['sending', 'mended']);
    expect(await shownIn(vault, 'title')).toBeUndefined();
    expect(await pastOf(vault, SCOPE, await takeBatch(vault, SCOPE, LIMITS))).toEqual({ mids: [mid], cursor: null });
  });

  it('is not shown by its author’s device, though it is on its way and nobody answers', async () => {
    const { vault } = await withSecret();
    const { mid } = await saveOne(vault, change('title', 'The oldest of the choir'));
    await takeBatch(vault, SCOPE, LIMITS);
    expect(await shownIn(vault, 'title')).toBe('The oldest of the choir');
    const field = { scope: SCOPE, record: 'p1', kind: 'project', field: 'title' };
    expect(await takeOut(vault, { ...field, mids: [mid], reason: 'patient-data' })).toEqual({ dropped: 0, asked: 1 });
    expect(await shownIn(vault, 'title')).toBeUndefined();
    await saveOne(vault, change('title', 'A patient'));
    expect(await shownIn(vault, 'title')).toBe('A patient');
  });

  it('is dropped at once where it was set aside because nothing let it through', async () => {
    const { vault } = await withSecret();
    const { mid } = await saveOne(vault, change('title', 'The oldest of the choir'));
    await takeBatch(vault, SCOPE, LIMITS);
    await setAside(vault, mid);
    const field = { scope: SCOPE, record: 'p1', kind: 'project', field: 'title' };
    expect(await takeOut(vault, { ...field, mids: [mid], reason: 'patient-data' })).toEqual({ dropped: 1, asked: 0 });
    expect(await allOf(vault)).not.toContain('The oldest');
    expect([await statesOf(vault), await shownIn(vault, 'title')]).toEqual([['confirmed'], SECRET]);
  });

  it('asks about an edit that has not left yet and was written over what is gone, and keeps it', async () => {
    const { vault, mid } = await withSecret();
    await saveOne(vault, change('title', 'A quiet ward'));
    await applyPage(vault, pageOf([redaction([mid], 2, { heads: [] })]));
    expect(await statesOf(vault)).toEqual(['mended', 'refused']);
    const [, own] = await openOutboxRows(vault, await outboxOf(vault));
    expect(own).toMatchObject({ problem: 'taken-out', mutation: { base: [mid], payload: 'A quiet ward' } });
  });

  it('[S12] goes from what waits for a newer app, whose place is kept', async () => {
    const { vault, mid } = await withSecret();
    const newer = { seq: 2, mid: 'newer', record: 'p1', kind: 'project', field: 'title', op: 'move', was: SECRET };
    const nested = { seq: 3, mid: 'other', about: [{ of: mid, text: SECRET }] };
    await applyPage(vault, pageOf([], { unread: [newer, nested] }));
    await applyPage(vault, pageOf([redaction([mid], 4, { heads: [] })]));
    expect(await allOf(vault)).not.toContain(SECRET);
    expect((await vault.db.quarantine.toArray()).map(({ seq }) => seq)).toEqual([2, 3]);
  });

  it('[S7] goes from what came back in a file and was sent again, which is then known to be there', async () => {
    const { vault, server, mid } = await withSecret();
    const kept = await outboxOf(vault);
    await applyPage(vault, pageOf([redaction([mid], 2, { heads: [] })]));
    const { mid: other } = await saveOne(vault, change('summary', 'Of the ward'));
    await applyPushResults(vault, SCOPE, server.push(await takeBatch(vault, SCOPE, LIMITS), 'ana'));
    await applyPage(vault, pageOf(server.log.slice(1).map((row) => ({ ...row, seq: 3 }))));
    await vault.db.outbox.bulkPut(kept.map((row) => ({ ...row, state: 'sent' })));
    await vault.db.outbox.where('mid').equals(other).modify({ state: 'sent' });
    await applyPage(vault, pageOf([], { next: 'e1.3.x' }));
    expect(await statesOf(vault)).toEqual(['mended', 'confirmed']);
    expect(await allOf(vault)).not.toContain(SECRET);
  });

  it('[S30] goes from what is carried for somebody else of the same team', async () => {
    const { vault, mid } = await withSecret();
    const lane = laneOf('device-b', SCOPE);
    await vault.db.outbox.where('mid').equals(mid).modify({ scope: lane, state: 'sending' });
    await applyPage(vault, pageOf([redaction([mid], 2, { heads: [] })]));
    expect(await allOf(vault)).not.toContain(SECRET);
    expect(await takeBatch(vault, lane, LIMITS)).toEqual([]);
  });

  it('changes nothing where its page cannot be written as a whole', async () => {
    const { vault, mid } = await withSecret();
    const before = await allOf(vault);
    vault.db.scopes.hook('updating', () => {
      throw new Error('the disk is full');
    });
    await expect(applyPage(vault, pageOf([redaction([mid], 2, { heads: [] })]))).rejects.toThrow('the disk is full');
    expect(await allOf(vault)).toBe(before);
  });
});
