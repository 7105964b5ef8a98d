import { beforeEach } from 'vitest';
import type { LogEntry, Scope, Storage, Transaction } from '../../sync-server/storage/storage.ts';

export const NOW = '2026-03-01T10:00:00.000Z';
export const LATER = '2026-03-02T10:00:00.000Z';

export const scopeNamed = (scope: string, more: Partial<Scope> = {}): Scope => ({
  ...{ scope, epoch: 'e1', seq: 0, createdByDevice: 'd1', createdAt: NOW },
  ...more,
});

export const entry = (seq: number, mid: string, more: Partial<LogEntry> = {}): LogEntry => ({
  ...{ seq, mid, record: 'r1', kind: 'project', field: 'title', op: 'set', base: ['m0'], by: 'd1', person: 'p1' },
  ...{ madeAt: NOW, receivedAt: NOW, schemaVersion: 1, hash: `hash of ${mid}`, status: 'applied', payload: mid },
  ...more,
});

export const head = (version: string, value: unknown) => ({ versions: [version], value, person: 'p1', madeAt: NOW });

export type OpenStorage = () => Promise<Storage>;

/** An empty storage for each test of the block in which this is called. */
export function storageUnderTest(open: OpenStorage) {
  let storage: Storage;
  beforeEach(async () => {
    storage = await open();
  });
  return {
    storage: () => storage,
    write: <T>(work: (tx: Transaction) => Promise<T>) => storage.write(work),
    read: <T>(work: (tx: Transaction) => Promise<T>) => storage.read(work),
  };
}
