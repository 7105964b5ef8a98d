import type { Mutant } from './mutant.ts';

/** Pushing and pulling. */
export const ON_THE_WIRE: readonly Mutant[] = [
  {
    rule: 'S14',
    file: 'sync-server/usecases/take-batch.ts',
    find: "  if (before === one.hash) return { mid, result: 'duplicate' };\n",
    replace: '',
    says: 'what comes a second time is no duplicate',
  },
  {
    rule: 'S14',
    file: 'src/store/outbox.ts',
    find: 'before.carried === undefined && before.renamed === undefined)',
    replace: 'before.renamed === true)',
    says: 'what a copy of the device used the name of asks for its person',
    test: 'tests/sync/cloned-device.test.ts',
  },
  {
    rule: 'S15',
    file: 'sync-server/usecases/push.ts',
    find: '    if (passesOn(error)) throw error;\n    service.log.warn(',
    replace: `    if (!(error instanceof Failure)) return judged.map((one) => ({ mid: one.fate === 'refused' ? one.mid : one.mutation.mid, result: 'applied', seq: 1 }));
    service.log.warn(`,
    says: 'the server says "applied" before the commit, which fails',
  },
  {
    rule: 'S15',
    file: 'sync-server/usecases/push.ts',
    find: '    if (passesOn(error)) throw error;\n    service.log.warn(',
    replace: '    if (error !== undefined) throw error;\n    service.log.warn(',
    says: 'one poisoned change stops all behind it',
  },
  {
    rule: 'S15',
    file: 'src/store/working-copy.ts',
    find: "'held', 'parked', 'refused'].map",
    replace: "'held', 'refused'].map",
    says: 'parked work is not shown to its author',
  },
  {
    rule: 'S16',
    file: 'src/store/pulled.ts',
    find: 'for (const row of rows) await applyRow(vault, scope, row);',
    replace: 'for (const row of rows.slice(0, -1)) await applyRow(vault, scope, row);',
    says: 'the cursor moves on before all of the page is stored',
  },
  {
    rule: 'S16',
    file: 'src/sync/pull-scopes.ts',
    find: 'isWhole(page, place) ? await fetchAnew(vault, transport, page) : await takePage(vault, page);',
    replace: 'await takePage(vault, page);',
    says: 'a cursor that the server does not know any more is passed over',
  },
  {
    rule: 'S16',
    file: 'sync-server/usecases/pull.ts',
    find: 'return row?.seq === seq && nameOf(row) === mid;',
    replace: 'return row?.seq === seq;',
    says: 'a cursor is known by its number alone',
  },
  {
    rule: 'S16',
    file: 'src/store/turned-away.ts',
    find: "if (code !== 'not-a-member' || !madeHere || all.length === 0) {",
    replace: 'if (all.length >= 0) {',
    says: 'a scope is lost at the first refusal',
  },
  {
    rule: 'S16',
    file: 'sync-server/usecases/renew-epochs.ts',
    find: 'return scopes.beginEpoch(newId(world.random));',
    replace: 'return 0;',
    says: 'a restored server does not tell devices that it was',
    test: 'tests/server/restore.test.ts',
  },
  {
    rule: 'S17',
    file: 'src/sync/transport.ts',
    find: '        if (!refused.success && mark.data.nonce !== nonce) return fail(foreign);\n',
    replace: '',
    says: 'an answer counts without our nonce',
  },
  {
    rule: 'S18',
    file: 'sync-server/storage/tables/scopes.ts',
    find: "eb('seq', '+', count)",
    replace: "eb('seq', '+', count + 1)",
    says: 'sequences have gaps',
  },
];
