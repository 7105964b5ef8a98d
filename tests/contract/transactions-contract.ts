import { describe, expect, test } from 'vitest';
import { NOW, type OpenStorage, scopeNamed, storageUnderTest } from './storage-under-test.ts';

/** All or nothing, one after another. */
export const transactionsContract = (open: OpenStorage) =>
  describe('transactions', () => {
    const { storage, read, write } = storageUnderTest(open);

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
      await storage().check();
      expect(await read(({ scopes }) => scopes.find('project:a'))).toEqual(scopeNamed('project:a'));
    });
  });
