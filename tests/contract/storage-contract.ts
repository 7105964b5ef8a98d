import { describe } from 'vitest';
import { archiveContract } from './archive-contract.ts';
import { logContract } from './log-contract.ts';
import { reportsContract } from './reports-contract.ts';
import { scopesContract } from './scopes-contract.ts';
import type { OpenStorage } from './storage-under-test.ts';
import { tablesContract } from './tables-contract.ts';
import { transactionsContract } from './transactions-contract.ts';

const PARTS = [transactionsContract, scopesContract, logContract, tablesContract, archiveContract, reportsContract];

/**
 * What every storage must do, whichever database is below it.
 *
 * @param open gives an empty storage; it is closed by whoever made it
 */
export function storageContract(name: string, open: OpenStorage): void {
  describe(`a storage: ${name}`, () => {
    for (const part of PARTS) part(open);
  });
}
