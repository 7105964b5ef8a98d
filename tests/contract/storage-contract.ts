import { beforeEach, describe, expect, test } from 'vitest';
import type {
  LogEntry,
  PublishedRow,
  Scope,
  Storage,
  StoredGrant,
  Transaction,
} from '../../sync-server/storage/storage.ts';

const NOW = '2026-03-01T10:00:00.000Z';
const LATER = '2026-03-02T10:00:00.000Z';

const scopeNamed = (scope: string, more: Partial<Scope> = {}): Scope => ({
  ...{ scope, epoch: 'e1', seq: 0, createdByDevice: 'd1', createdAt: NOW },
  ...more,
});

const entry = (seq: number, mid: string, more: Partial<LogEntry> = {}): LogEntry => ({
  ...{ seq, mid, record: 'r1', kind: 'project', field: 'title', op: 'set', base: ['m0'], by: 'd1', person: 'p1' },
  ...{ madeAt: NOW, receivedAt: NOW, schemaVersion: 1, hash: `hash of ${mid}`, status: 'applied', payload: mid },
  ...more,
});

/** A row of `entry` in the history of its field. */
const HISTORY = {
  ...{ kind: 'project', op: 'set', by: 'd1', person: 'p1', status: 'applied', base: ['m0'], redacted: false },
};

const head = (version: string, value: unknown) => ({ versions: [version], value, person: 'p1', madeAt: NOW });

/**
 * What every storage must do, whichever database is below it.
 *
 * @param open gives an empty storage; it is closed by whoever made it
 */
export function storageContract(name: string, open: () => Promise<Storage>): void {
  describe(`a storage: ${name}`, () => {
    let storage: Storage;
    const write = <T>(work: (tx: Transaction) => Promise<T>) => storage.write(work);
    const read = <T>(work: (tx: Transaction) => Promise<T>) => storage.read(work);
    beforeEach(async () => {
      storage = await open();
    });

    describe('transactions', () => {
      test('all of a write is done, or nothing', async () => {
        const half = write(async ({ scopes, members }) => {
          await scopes.create(scopeNamed('project:a'));
          await members.put({ scope: 'project:a', person: 'p1', role: 'lead', since: NOW });
          throw new Error('half way');
        });
        await expect(half).rejects.toThrow('half way');
        expect(await read(({ scopes }) => scopes.find('project:a'))).toBeUndefined();
        expect(await read(({ members }) => members.role('project:a', 'p1'))).toBeUndefined();
      });

      test('writes come one after another, also when their work waits in between', async () => {
        await write(({ scopes }) => scopes.create(scopeNamed('project:a')));
        const order: string[] = [];
        const slow = async (label: string) =>
          write(async ({ scopes }) => {
            order.push(`${label} begins`);
            await new Promise((resolve) => setImmediate(resolve));
            await scopes.advance('project:a', 1);
            order.push(`${label} ends`);
          });
        await Promise.all([slow('one'), slow('two'), slow('three')]);
        expect(order).toEqual(['one begins', 'one ends', 'two begins', 'two ends', 'three begins', 'three ends']);
        expect(await read(({ scopes }) => scopes.find('project:a'))).toMatchObject({ seq: 3 });
      });

      test('a failed write leaves the next one alone', async () => {
        await expect(write(({ scopes }) => scopes.advance('project:nowhere', 1))).rejects.toThrow();
        await write(({ scopes }) => scopes.create(scopeNamed('project:a')));
        await storage.check();
        expect(await read(({ scopes }) => scopes.find('project:a'))).toEqual(scopeNamed('project:a'));
      });
    });

    describe('scopes', () => {
      test('[S16] a new epoch is that of every scope', async () => {
        await write(({ scopes }) => scopes.create(scopeNamed('project:a')));
        await write(({ scopes }) => scopes.create(scopeNamed('person:b')));
        expect(await write(({ scopes }) => scopes.beginEpoch('e2'))).toBe(2);
        for (const name of ['project:a', 'person:b']) {
          expect(await read(({ scopes }) => scopes.find(name))).toEqual({ ...scopeNamed(name), epoch: 'e2' });
        }
      });

      test('[S18] sequences are taken without a gap, each scope by itself', async () => {
        await write(async ({ scopes }) => {
          await scopes.create(scopeNamed('project:a'));
          await scopes.create(scopeNamed('project:b'));
          expect(await scopes.advance('project:a', 3)).toBe(1);
          expect(await scopes.advance('project:b', 1)).toBe(1);
          expect(await scopes.advance('project:a', 2)).toBe(4);
        });
        expect(await read(({ scopes }) => scopes.find('project:a'))).toMatchObject({ seq: 5, epoch: 'e1' });
      });

      test('[S18] what a failed write took is given back', async () => {
        await write(({ scopes }) => scopes.create(scopeNamed('project:a')));
        const failing = write(async ({ scopes }) => {
          await scopes.advance('project:a', 7);
          throw new Error('no');
        });
        await expect(failing).rejects.toThrow('no');
        expect(await write(({ scopes }) => scopes.advance('project:a', 1))).toBe(1);
      });

      test('[S2] how many a device made since a time', async () => {
        await write(async ({ scopes }) => {
          await scopes.create(scopeNamed('project:a'));
          await scopes.create(scopeNamed('project:b', { createdAt: LATER }));
          await scopes.create(scopeNamed('project:c', { createdByDevice: 'd2' }));
        });
        expect(await read(({ scopes }) => scopes.countCreated('d1', '2026-01-01T00:00:00.000Z'))).toBe(2);
        expect(await read(({ scopes }) => scopes.countCreated('d1', NOW))).toBe(1);
        expect(await read(({ scopes }) => scopes.countCreated('nobody', NOW))).toBe(0);
      });
    });

    describe('log', () => {
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
            { mid: 'm1', record: 'r1', field: 'title', payload: rows[0]?.payload },
            { mid: 'm2', record: 'r2', field: 'title', payload: 'm2', after: rows[1]?.after },
          ]),
        );
      });

      test('[S22] who changed a record after a sequence; parked rows changed nothing', async () => {
        expect(await read(({ log }) => log.touches('project:a', ['r1'], 1))).toEqual([
          { record: 'r1', seq: 4, by: 'd2' },
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

    test('fields hold what stands; the newest state replaces the one before', async () => {
      const row = { record: 'r1', kind: 'project', field: 'title', seq: 1, state: { heads: [head('m1', 'A')] } };
      const newer = { ...row, seq: 4, state: { heads: [head('m2', { b: 1 }), head('m3', null)] } };
      const other = { ...row, record: 'r2' };
      await write(({ fields }) => fields.put('project:a', [row, other]));
      await write(({ fields }) => fields.put('project:a', [newer]));
      await write(({ fields }) => fields.put('project:b', [row]));
      await write(({ fields }) => fields.put('project:b', []));
      expect(await read(({ fields }) => fields.ofRecords('project:a', ['r1', 'r9']))).toEqual([newer]);
      expect(await read(({ fields }) => fields.ofScope('project:a'))).toEqual([newer, other]);
      expect(await read(({ fields }) => fields.ofRecords('project:a', []))).toEqual([]);
    });

    test('[S1] members have a role in a scope, and can be found from either side', async () => {
      await write(async ({ members }) => {
        await members.put({ scope: 'project:a', person: 'p1', role: 'reader', since: NOW });
        await members.put({ scope: 'project:a', person: 'p1', role: 'member', since: LATER });
        await members.put({ scope: 'desk:RX1', person: 'p1', role: 'moderator', since: NOW });
        await members.put({ scope: 'project:a', person: 'p2', role: 'lead', since: NOW });
      });
      expect(await read(({ members }) => members.role('project:a', 'p1'))).toBe('member');
      expect(await read(({ members }) => members.role('project:b', 'p1'))).toBeUndefined();
      expect(await read(({ members }) => members.anyoneIs('moderator', 'desk:RX1'))).toBe(true);
      expect(await read(({ members }) => members.anyoneIs('moderator', 'project:a'))).toBe(false);
      await write(({ members }) => members.remove('project:a', 'p1'));
      expect(await read(({ members }) => members.scopesOf('p1'))).toEqual([{ scope: 'desk:RX1', role: 'moderator' }]);
    });

    test('[S1] devices belong to a person, and can move to another', async () => {
      const device = { device: 'd1', person: 'd1', publicKey: 'k1', firstSeen: NOW, revokedAt: null };
      await write(async ({ devices }) => {
        await devices.register(device);
        await devices.register({ ...device, device: 'd2', person: 'd2' });
        await devices.move('d2', 'd1');
      });
      expect(await read(({ devices }) => devices.find('d1'))).toEqual(device);
      expect(await read(({ devices }) => devices.find('d3'))).toBeUndefined();
      expect(await read(({ devices }) => devices.countOf('d1'))).toBe(2);
      expect(await read(({ devices }) => devices.personsOf(['d2', 'd3']))).toEqual([{ device: 'd2', person: 'd1' }]);
      expect(await read(({ devices }) => devices.personsOf([]))).toEqual([]);
      await expect(write(({ devices }) => devices.register(device))).rejects.toThrow();
    });

    test('[S1] a grant is found by its scope and hash, and knows who used it', async () => {
      const grant: StoredGrant = {
        ...{ scope: 'project:a', secretHash: 'h1', cause: 'd1 n1', role: 'member', createdAt: NOW, expiresAt: LATER },
        ...{ usedByDevice: null, usedAt: null, rescues: null },
      };
      await write(({ grants }) => grants.create(grant));
      expect(await read(({ grants }) => grants.find('project:a', 'h1'))).toEqual(grant);
      expect(await read(({ grants }) => grants.find('project:b', 'h1'))).toBeUndefined();
      expect(await read(({ grants }) => grants.hasCause('project:a', 'd1 n1'))).toBe(true);
      expect(await read(({ grants }) => grants.hasCause('project:a', 'd1 n2'))).toBe(false);
      await expect(write(({ grants }) => grants.create({ ...grant, secretHash: 'h2' }))).rejects.toThrow();
      await write(({ grants }) => grants.use('project:a', 'h1', 'd2', LATER));
      expect(await read(({ grants }) => grants.find('project:a', 'h1'))).toMatchObject({
        usedByDevice: 'd2',
        usedAt: LATER,
      });
    });

    test('[S23] redactions are found by scope and mid; the first of a value stays', async () => {
      const redaction = (scope: string, mid: string, at = NOW) => ({
        ...{ scope, mid, record: 'r1', field: 'title', hash: `hash of ${mid}`, at, person: 'p1' },
        reason: 'mistake' as const,
      });
      const many = Array.from({ length: 1200 }, (_, at) => redaction('project:a', `m${at}`));
      const again = [redaction('project:b', 'm1'), redaction('project:a', 'm1', LATER)];
      await write(({ redactions }) => redactions.put(many));
      await write(({ redactions }) => redactions.put(again));
      await write(({ redactions }) => redactions.put([]));
      expect(await read(({ redactions }) => redactions.find('project:a', ['m1', 'none']))).toEqual([many[1]]);
      expect(await read(({ redactions }) => redactions.find('project:c', ['m1']))).toEqual([]);
      expect(await read(({ redactions }) => redactions.find('project:a', []))).toEqual([]);
      expect(await read(({ redactions }) => redactions.all())).toHaveLength(1201);
    });

    test('[S11] what a device has not used of its ways back ends; what others have stays', async () => {
      const common = { scope: 'person:a', role: 'self', createdAt: NOW, expiresAt: LATER, usedAt: null } as const;
      const grant = (name: string, rescues: string | null, usedByDevice: string | null = null): StoredGrant => ({
        ...common,
        ...{ secretHash: name, cause: name, rescues, usedByDevice },
      });
      const all = [grant('h1', 'd1'), grant('h2', 'd1', 'd3'), grant('h3', 'd2'), grant('h4', null)];
      await write(async ({ grants }) => {
        for (const each of all) await grants.create(each);
        await grants.endRescues('person:a', 'd1', NOW);
      });
      const found = await read(({ grants }) =>
        Promise.all(all.map(({ secretHash }) => grants.find('person:a', secretHash))),
      );
      expect(found.map((each) => each?.expiresAt)).toEqual([NOW, LATER, LATER, LATER]);
    });

    describe('archive', () => {
      const published = (project: string, version: number, organisation: string | null): PublishedRow => ({
        ...{ project, version, organisation, desk: 'desk:RX1', content: `{"v":${version}}`, hash: `h${version}` },
        publishedAt: NOW,
      });

      test('versions of a project, and how much there is', async () => {
        expect(await read(({ archive }) => archive.counts())).toEqual({ projects: 0, organisations: 0 });
        await write(({ archive }) =>
          archive.publish([
            published('a', 1, 'RX1'),
            published('b', 1, 'RX1'),
            published('c', 1, null),
            published('a', 2, 'RY8'),
          ]),
        );
        expect(await read(({ archive }) => archive.latest('a'))).toEqual(published('a', 2, 'RY8'));
        expect(await read(({ archive }) => archive.version('a', 1))).toEqual(published('a', 1, 'RX1'));
        expect(await read(({ archive }) => archive.latest('z'))).toBeUndefined();
        expect(await read(({ archive }) => archive.counts())).toEqual({ projects: 3, organisations: 2 });
        await expect(write(({ archive }) => archive.publish([published('a', 2, null)]))).rejects.toThrow();
      });

      test('[S28] what is withdrawn is not the latest and does not count; numbers and hashes stay', async () => {
        const withdrawal = (project: string, upTo: number) => ({
          ...{ project, mid: `w${upTo}`, upTo, scope: 'desk:RX1', at: NOW, requests: ['p1', 'p2'] },
          reason: 'asked' as const,
        });
        const [first, second] = [withdrawal('a', 1), withdrawal('a', 2)];
        await write(async ({ archive, withdrawals }) => {
          await archive.publish([published('a', 1, 'RX1'), published('a', 2, 'RX1'), published('b', 1, 'RY8')]);
          await withdrawals.put(first);
          await archive.forget('a', 1);
        });
        const forgotten = { ...published('a', 1, 'RX1'), content: 'null' };
        expect(await read(({ archive }) => archive.latest('a'))).toEqual(published('a', 2, 'RX1'));
        expect(await read(({ archive }) => archive.version('a', 1))).toEqual(forgotten);
        expect(await read(({ archive }) => archive.counts())).toEqual({ projects: 2, organisations: 2 });
        await write(async ({ withdrawals }) => {
          for (const each of [second, { ...second, upTo: 9 }, withdrawal('lost', 3)]) await withdrawals.put(each);
        });
        expect(await read(({ archive }) => archive.latest('a'))).toBeUndefined();
        expect(await read(({ archive }) => archive.counts())).toEqual({ projects: 1, organisations: 1 });
        const number = (project: string) => read(({ archive }) => archive.lastVersion(project));
        expect([await number('a'), await number('lost'), await number('b'), await number('z')]).toEqual([2, 3, 1, 0]);
        expect(await read(({ withdrawals }) => withdrawals.ofProject('a'))).toEqual([first, second]);
        expect(await read(({ withdrawals }) => withdrawals.all())).toHaveLength(3);
      });

      test('one manifest, the newest', async () => {
        expect(await read(({ archive }) => archive.manifest())).toBeUndefined();
        const manifest = {
          ...{ format: 1 as const, epoch: 'e', version: 1, updatedAt: NOW, projects: 0, organisations: 0 },
          ...{ summaries: [{ sha256: 'a', bytes: 1, count: 1 }], bodies: [], celebrated: [], revoked: [] },
        };
        await write(({ archive }) => archive.saveManifest({ ...manifest, version: 0 }));
        await write(({ archive }) => archive.saveManifest(manifest));
        expect(await read(({ archive }) => archive.manifest())).toEqual(manifest);
      });

      test('pieces in each encoding; a dropped one is served until it is forgotten, and can come back', async () => {
        const bytes = (...numbers: number[]) => Uint8Array.from(numbers);
        const piece = (sha256: string) => ({
          ...{ kind: 'bodies' as const, sha256, count: 1, createdAt: NOW },
          ...{ identity: bytes(0, 1, 255), gzip: bytes(2), br: bytes(3) },
        });
        const find = (sha256: string) => read(({ archive }) => archive.piece('bodies', sha256, 'identity'));
        await write(async ({ archive }) => {
          for (const sha of ['a', 'b', 'c']) await archive.putPiece(piece(sha));
          await archive.dropPieces('bodies', ['a', 'b'], NOW, NOW);
          await archive.putPiece(piece('b'));
        });
        expect(await find('a')).toEqual(bytes(0, 1, 255));
        expect(await read(({ archive }) => archive.piece('bodies', 'a', 'br'))).toEqual(bytes(3));
        expect(await read(({ archive }) => archive.piece('summaries', 'a', 'br'))).toBeUndefined();
        await write(({ archive }) => archive.dropPieces('bodies', [], LATER, LATER));
        expect(await find('a')).toBeUndefined();
        expect([await find('b'), await find('c')]).toEqual([bytes(0, 1, 255), bytes(0, 1, 255)]);
      });

      test('[S28] pieces that are taken away at once, also those that were only dropped', async () => {
        const bytes = Uint8Array.from([1]);
        const put = (kind: 'bodies' | 'summaries', sha256: string) =>
          write(({ archive }) =>
            archive.putPiece({ kind, sha256, count: 1, createdAt: NOW, identity: bytes, gzip: bytes, br: bytes }),
          );
        for (const sha of ['a', 'b', 'c']) await put('bodies', sha);
        await put('summaries', 'a');
        await write(({ archive }) => archive.dropPieces('bodies', ['b'], NOW, NOW));
        expect((await read(({ archive }) => archive.pieceNames('bodies'))).sort()).toEqual(['a', 'b', 'c']);
        await write(({ archive }) => archive.deletePieces('bodies', []));
        await write(({ archive }) => archive.deletePieces('bodies', ['a', 'b']));
        expect(await read(({ archive }) => archive.pieceNames('bodies'))).toEqual(['c']);
        expect(await read(({ archive }) => archive.pieceNames('summaries'))).toEqual(['a']);
      });

      test('what is celebrated, the newest first', async () => {
        await write(async ({ archive }) => {
          await archive.celebrate('a', 'desk:RX1', NOW);
          await archive.celebrate('b', 'desk:RX1', LATER);
          await archive.celebrate('a', 'desk:operator', LATER);
        });
        expect(await read(({ archive }) => archive.celebrated())).toEqual(['b', 'a']);
        await write(({ archive }) => archive.uncelebrate('b'));
        expect(await read(({ archive }) => archive.celebrated())).toEqual(['a']);
      });
    });
  });
}
