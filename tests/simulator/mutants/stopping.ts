import type { Mutant } from './mutant.ts';

/** What the identifier stop holds, and what lets it go. */
export const STOPPING: readonly Mutant[] = [
  {
    rule: 'S31',
    file: 'src/store/outbox.ts',
    find: "row.state === 'waiting' && row.judged !== true",
    replace: "row.state === 'held' && row.judged !== true",
    says: 'what the stop has not looked at leaves',
    test: 'tests/store/judged.test.ts',
  },
  {
    rule: 'S31',
    file: 'sync-server/usecases/stop-identifiers.ts',
    find: 'const [left] = uncovered(findings, passed.filter(mayCount));',
    replace: 'const [left] = passed.some(mayCount) ? [] : uncovered(findings, passed);',
    says: 'a reason for one thing lets another through',
    test: 'tests/server/passed.test.ts',
  },
  {
    rule: 'S31',
    file: 'sync-server/usecases/stop-identifiers.ts',
    find: "answer?.state === 'confirmed' && answer.commitment === (await commitmentOf(salt, words))",
    replace: "answer?.state === 'confirmed' && (await commitmentOf(salt, words)) !== ''",
    says: 'a yes to one number is a yes to any',
    test: 'tests/server/questions.test.ts',
  },
];
