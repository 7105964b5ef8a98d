import { describe, expect, test } from 'vitest';
import type { PublishedRow } from '../../sync-server/storage/storage.ts';
import { LATER, NOW, type OpenStorage, storageUnderTest } from './storage-under-test.ts';

/** What is public, and what was withdrawn. */
export const archiveContract = (open: OpenStorage) =>
  describe('archive', () => {
    const { read, write } = storageUnderTest(open);

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
