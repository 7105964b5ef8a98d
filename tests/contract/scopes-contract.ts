import { describe, expect, test } from 'vitest';
import { LATER, NOW, type OpenStorage, scopeNamed, storageUnderTest } from './storage-under-test.ts';

/** The scopes and their counters. */
export const scopesContract = (open: OpenStorage) =>
  describe('scopes', () => {
    const { read, write } = storageUnderTest(open);

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
