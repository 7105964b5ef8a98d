import { troubleOf } from './store-trouble.ts';
import type { Vault } from './vault.ts';

const NEVER = new Promise<never>(() => {});

/** Reads for a live query: a dead connection does not end it (S10). It stays without an answer until somebody begins it anew. */
export const untilReadable = <T>({ health }: Vault, read: () => Promise<T>): Promise<T> =>
  read().catch((error: unknown) => {
    if (health === undefined || troubleOf(error) === undefined) throw error;
    return NEVER;
  });
