import type { Mutant } from './mutant.ts';

/** A store that dies, and rows of another age. */
export const TROUBLE_ON_THE_DEVICE: readonly Mutant[] = [
  {
    rule: 'S10',
    file: 'src/store/keep-open.ts',
    find: 'const TRIES = 3;',
    replace: 'const TRIES = 1;',
    says: 'a dead handle is not replaced',
  },
  {
    rule: 'S10',
    file: 'src/store/keep-open.ts',
    find: 'if (await makeRoom().catch(() => false)) return',
    replace: 'if (!(await makeRoom().catch(() => false))) return',
    says: 'a full store makes no room for a save',
  },
  {
    rule: 'S11',
    file: 'src/store/marker.ts',
    find: "how === 'thrown-away' && rescue",
    replace: "how === 'went-back' && rescue",
    says: 'nobody comes back after a wipe',
  },
  {
    rule: 'S12',
    file: 'src/protocol/pull.ts',
    find: '    else unread.push(one);\n',
    replace: '    else unread.length = 0;\n',
    says: 'a row that this app cannot read is passed over for good',
    at: 26,
  },
  {
    rule: 'S12',
    file: 'src/store/send-parked-again.ts',
    find: 'if (schema <= (body.parkedBy ?? 0)) continue;',
    replace: 'if (schema >= 0) continue;',
    says: 'what an older server did not know is never sent to a newer',
    test: 'tests/store/send-parked-again.test.ts',
  },
  {
    rule: 'S15',
    file: 'src/store/pulled.ts',
    find: '    await askForParked(vault, scope, unknown, schema);\n    await settleParked(vault, scope, page.rows',
    replace: '    await settleParked(vault, scope, page.rows',
    says: 'what was parked after a profile was copied asks nobody on the copy',
    test: 'tests/sync/parked-before-roll-back.test.ts',
  },
  {
    rule: 'S15',
    file: 'src/store/ask-for-parked.ts',
    find: 'base.includes(own.mid) ||',
    replace: '',
    says: 'what was parked and is mended asks again on a copy',
    test: 'tests/sync/parked-before-roll-back.test.ts',
  },
  {
    rule: 'S22',
    file: 'src/store/pulled.ts',
    find: '    await askAgain(vault, scope);\n    await moveCursor(vault, page);',
    replace: '    await moveCursor(vault, page);',
    says: 'what went along with a record that is kept asks nobody',
    test: 'tests/sync/taken-along.test.ts',
  },
];
