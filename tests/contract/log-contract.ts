import { beforeEach, describe, expect, test } from 'vitest';
import { entry, head, LATER, type OpenStorage, storageUnderTest } from './storage-under-test.ts';

/** A row of `entry` in the history of its field. */
const HISTORY = {
  ...{ kind: 'project', op: 'set', by: 'd1', person: 'p1', status: 'applied', base: ['m0'], redacted: false },
};

/** What was written, in its order. */
export const logContract = (open: OpenStorage) =>
  describe('log', () => {
    const { read, write } = storageUnderTest(open);

    const rows = [
      entry(1, 'm1', { payload: { deep: [1, null, 'é \u0000 😀'] } }),
      entry(2, 'm2', { status: 'merged', after: { heads: [head('m2+', 'both')] }, record: 'r2' }),
      entry(3, 'm3', { status: 'parked', problem: 'unknown-kind', by: 'd2' }),
      entry(4, 'm4', { op: 'delete', field: '*', payload: { seen: 3 }, by: 'd2' }),
    ];

    beforeEach(async () => {
      await write(async ({ log }) => {
        await log.append('project:a', rows);
        await log.append('project:b', [entry(1, 'm1')]);
      });
    });

    test('rows come back in order, from a sequence on, as a pull shows them', async () => {
      const shown = rows.map(({ base: _, schemaVersion: __, hash: ___, ...row }) => row);
      expect(await read(({ log }) => log.from('project:a', 1, 10))).toEqual(shown);
      expect(await read(({ log }) => log.from('project:a', 3, 1))).toEqual(shown.slice(2, 3));
      expect(await read(({ log }) => log.from('project:a', 5, 10))).toEqual([]);
      expect(await read(({ log }) => log.from('project:nowhere', 1, 10))).toEqual([]);
    });

    test('[S14] a mutation is known in its own scope, with the hash of its bytes', async () => {
      expect(await read(({ log }) => log.known('project:a', ['m3', 'm9']))).toEqual([
        { mid: 'm3', seq: 3, hash: 'hash of m3', status: 'parked', problem: 'unknown-kind' },
      ]);
      expect(await read(({ log }) => log.known('project:b', ['m2']))).toEqual([]);
      expect(await read(({ log }) => log.known('project:a', []))).toEqual([]);
    });

    test('[S14] the same id is once in a scope', async () => {
      await expect(write(({ log }) => log.append('project:a', [entry(5, 'm1')]))).rejects.toThrow();
      await expect(write(({ log }) => log.append('project:a', [entry(4, 'm5')]))).rejects.toThrow();
      expect(await read(({ log }) => log.from('project:a', 1, 10))).toHaveLength(4);
    });

    test('[S20] what a mutation wrote, and what stood after it', async () => {
      expect(await read(({ log }) => log.values('project:a', ['m2', 'm1']))).toEqual(
        expect.arrayContaining([
          { mid: 'm1', record: 'r1', field: 'title', base: ['m0'], payload: rows[0]?.payload },
          { mid: 'm2', record: 'r2', field: 'title', base: ['m0'], payload: 'm2', after: rows[1]?.after },
        ]),
      );
    });

    test('[S16] what a row of a field names as replaced, itself or merged; a parked one replaced nothing', async () => {
      const parked = entry(6, 'm6', { status: 'parked', problem: 'bad-value', base: ['m9'] });
      await write(({ log }) => log.append('project:a', [entry(5, 'm5', { base: ['m1', 'm2+', 'm1+'] }), parked]));
      const named = (mid: string, scope = 'project:a', field = 'title') =>
        read(({ log }) => log.isReplaced(scope, { record: 'r1', field, mid }));
      expect(await Promise.all([named('m0'), named('m1'), named('m2')])).toEqual([true, true, true]);
      expect(await Promise.all([named('m5'), named('m9')])).toEqual([false, false]);
      expect(await Promise.all([named('m1', 'project:b'), named('m1', 'project:a', 'aim')])).toEqual([false, false]);
    });

    test('[S22] who changed a record after a sequence; parked rows changed nothing', async () => {
      expect(await read(({ log }) => log.touches('project:a', ['r1'], 1))).toEqual([
        { record: 'r1', seq: 4, mid: 'm4', by: 'd2' },
      ]);
      expect(await read(({ log }) => log.touches('project:a', ['r1', 'r2'], 0))).toHaveLength(3);
      expect(await read(({ log }) => log.touches('project:a', [], 0))).toEqual([]);
    });

    test('[S23] the history of one field, and what stood in it', async () => {
      expect(await read(({ log }) => log.history('project:a', 'r1', 'title'))).toEqual([
        { ...HISTORY, seq: 1, mid: 'm1', hash: 'hash of m1' },
        { ...HISTORY, seq: 3, mid: 'm3', hash: 'hash of m3', by: 'd2', status: 'parked' },
      ]);
      expect(await read(({ log }) => log.states('project:a', 'r1', 'title', 0, 10))).toEqual([
        { seq: 1, mid: 'm1', base: ['m0'] },
      ]);
      const after = { heads: [head('m5', 'E')] };
      const more = [5, 6, 7].map((seq) => entry(seq, `m${seq}`, { after }));
      await write(({ log }) => log.append('project:a', more));
      await write(({ log }) => log.setState('project:a', 6, { heads: [] }));
      expect(await read(({ log }) => log.states('project:a', 'r1', 'title', 1, 2))).toEqual([
        { seq: 5, mid: 'm5', base: ['m0'], after },
        { seq: 6, mid: 'm6', base: ['m0'], after: { heads: [] } },
      ]);
    });

    test('[S23] a redacted row has its hash, and nothing that it said; other rows and scopes stay', async () => {
      const redacted = { at: LATER, person: 'p2', reason: 'patient-data' as const };
      await write(({ log }) => log.redact('project:a', ['m1', 'm2', 'm3'], redacted));
      const [first, second, third, fourth] = await read(({ log }) => log.from('project:a', 1, 10));
      expect(first).toMatchObject({ mid: 'm1', payload: null, redacted, after: { heads: [] } });
      expect(second).toMatchObject({ mid: 'm2', payload: null, redacted, after: rows[1]?.after });
      expect(third).toMatchObject({ mid: 'm3', payload: null, redacted, status: 'parked' });
      expect(third?.after).toBeUndefined();
      expect(fourth).toMatchObject({ mid: 'm4', payload: { seen: 3 } });
      expect(fourth?.redacted).toBeUndefined();
      expect((await read(({ log }) => log.known('project:a', ['m1'])))[0]).toMatchObject({ hash: 'hash of m1' });
      expect((await read(({ log }) => log.history('project:a', 'r1', 'title')))[0]).toMatchObject({ redacted: true });
      expect((await read(({ log }) => log.from('project:b', 1, 10)))[0]).toMatchObject({ payload: 'm1' });
    });

    test('[S31] the reasons of a scope come in order, with their rows, until a redaction takes them out', async () => {
      const pass = (words: string) => ({ type: 'patient-name', words, reason: 'staff' }) as const;
      const given = [entry(5, 'm5', { passed: [pass('A')] }), entry(6, 'm6', { passed: [pass('B'), pass('C')] })];
      await write(({ log }) => log.append('project:a', given));
      expect(await read(({ log }) => log.passes('project:a'))).toEqual([pass('A'), pass('B'), pass('C')]);
      expect(await read(({ log }) => log.passes('project:b'))).toEqual([]);
      expect((await read(({ log }) => log.from('project:a', 5, 1)))[0]?.passed).toEqual([pass('A')]);
      const redacted = { at: LATER, person: 'p2', reason: 'patient-data' as const };
      await write(({ log }) => log.redact('project:a', ['m5'], redacted));
      expect(await read(({ log }) => log.passes('project:a'))).toEqual([pass('B'), pass('C')]);
      expect((await read(({ log }) => log.from('project:a', 5, 1)))[0]).not.toHaveProperty('passed');
    });

    test('[S22] a redaction is no change of a record', async () => {
      await write(({ log }) => log.append('project:a', [entry(5, 'm5', { op: 'redact', by: 'd3' })]));
      expect(await read(({ log }) => log.touches('project:a', ['r1'], 4))).toEqual([]);
    });

    test('as many rows as a batch and its effects can have', async () => {
      const many = Array.from({ length: 1200 }, (_, at) => entry(at + 1, `n${at}`));
      await write(({ log }) => log.append('project:c', many));
      expect((await read(({ log }) => log.from('project:c', 1, 2000))).at(-1)).toMatchObject({
        seq: 1200,
        mid: 'n1199',
      });
    });
  });
