import type { Mutant } from './mutant.ts';

/** The audit, and work that is carried. */
export const BY_HAND: readonly Mutant[] = [
  {
    rule: 'S29',
    file: 'src/store/audited.ts',
    find: '...(wrong && { anew: true }) });',
    replace: '});',
    says: 'a working copy that is wrong stays so',
  },
  {
    rule: 'S30',
    file: 'sync-server/usecases/carried.ts',
    find: "if (own && (await verifyMutation(publicKey, mutations[at], signatures[at] ?? ''))) return one;",
    replace: 'if (own && verifyMutation !== undefined) return one;',
    says: 'nobody looks at the signature of carried work',
    test: 'tests/server/carried.test.ts',
  },
  {
    rule: 'S30',
    file: 'src/store/put-brought.ts',
    find: 'filter((row) => !here.has(row.mid));',
    replace: 'filter((row) => !here.has(row.kind));',
    says: 'a file that is brought back twice doubles its work',
    at: 16,
  },
];
