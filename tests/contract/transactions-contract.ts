import { describe, expect, test } from 'vitest';
import { TemporaryFailure } from '../../sync-server/storage/storage.ts';
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

    test('[S18] of writes at the same time, one that throws takes nothing with it, and leaves no gap', async () => {
      await write(({ scopes }) => scopes.create(scopeNamed('project:a')));
      const take = (count: number, andThen = () => {}) =>
        write(async ({ scopes }) => {
          const first = await scopes.advance('project:a', count);
          andThen();
          return first;
        });
      const no = () => {
        throw new Error('no');
      };
      const taken = await Promise.allSettled([take(2), take(7, no), take(3), take(5, no), take(1)]);
      expect(taken).toMatchObject([
        { value: 1 },
        { reason: { message: 'no' } },
        { value: 3 },
        { reason: { message: 'no' } },
        { value: 6 },
      ]);
      expect(await read(({ scopes }) => scopes.find('project:a'))).toMatchObject({ seq: 6 });
    });

    test('[S18] of writes at the same time, each sees what those before it wrote', async () => {
      const create = () => write(({ scopes }) => scopes.create(scopeNamed('project:a')));
      const find = () => write(({ scopes }) => scopes.find('project:a'));
      const [, found, again, still] = await Promise.allSettled([create(), find(), create(), find()]);
      expect([found, again, still]).toMatchObject([
        { value: { scope: 'project:a' } },
        { status: 'rejected' },
        { value: { scope: 'project:a' } },
      ]);
    });

    test('[S18] what a write still has under way when it throws is not done in the name of another', async () => {
      const late: Promise<void>[] = [];
      const persons = Array.from({ length: 20 }, (_, at) => `p${at}`);
      const hasty = write(async ({ scopes, members }) => {
        const fails = scopes.advance('project:nowhere', 1);
        // At every point of its way, another query is on its own.
        const putAll = async (wait: number) => {
          for (let left = wait; left > 0; left--) await Promise.resolve();
          for (const person of persons) await members.put({ scope: `s${wait}`, person, role: 'lead', since: NOW });
        };
        for (let wait = 0; wait < 20; wait++) late.push(putAll(wait));
        await Promise.all([fails, ...late]);
      });
      const other = write(({ scopes }) => scopes.create(scopeNamed('project:a')));
      await expect(hasty).rejects.toThrow();
      await other;
      expect((await Promise.allSettled(late)).some(({ status }) => status === 'rejected')).toBe(true);
      const found = await read(({ members }) => Promise.all(persons.map((person) => members.scopesOf(person))));
      expect(found.flat()).toEqual([]);
      expect(await read(({ scopes }) => scopes.find('project:a'))).toEqual(scopeNamed('project:a'));
    });

    test('[S18] whoever closes it while writes wait gets them done', async () => {
      const done: number[] = [];
      const writes = [1, 2, 3].map((at) =>
        write(async ({ members }) => {
          await members.put({ scope: 'project:a', person: `p${at}`, role: 'lead', since: NOW });
        }).then(() => done.push(at)),
      );
      await storage().close();
      expect(done).toEqual([1, 2, 3]);
      await Promise.all(writes);
      const late = write(({ members }) => members.remove('project:a', 'p1'));
      await expect(late).rejects.toThrow(TemporaryFailure);
    });
  });
