import type { Mutant } from './mutant.ts';

/** What is public. */
export const PUBLISHING: readonly Mutant[] = [
  {
    rule: 'S24',
    file: 'sync-server/usecases/ask-to-publish.ts',
    find: "  if (hash !== ask.hash) return 'changed-since-checked';\n",
    replace: '',
    says: 'what is public is not what was checked',
    at: 20,
  },
  {
    rule: 'S24',
    file: 'sync-server/usecases/decide.ts',
    find: " || submission.progress?.state !== 'waiting') return;",
    replace: ') return;',
    says: 'a later decision undoes the first',
    at: 27,
  },
  {
    rule: 'S26',
    file: 'src/protocol/manifest.ts',
    find: 'a.epoch === b.epoch ? a.version < b.version : a.epoch < b.epoch;',
    replace: 'a.epoch === b.version.toString();',
    says: 'an older archive replaces a newer',
    at: 193,
  },
  {
    rule: 'S26',
    file: 'src/sync/archive-download.ts',
    find: 'return (await sha256(text)) === hash;',
    replace: "return text !== '';",
    says: 'a harmed piece of the archive is taken',
    at: 141,
  },
  {
    rule: 'S27',
    file: 'src/store/archive.ts',
    find: 'wanted.filter((sha256) => !there.includes(sha256));',
    replace: 'wanted.filter((sha256) => there.includes(sha256) || wanted.length > 0);',
    says: 'an interrupted download begins anew',
    test: 'tests/sync/archive-faults.test.ts',
  },
  {
    rule: 'S28',
    file: 'sync-server/usecases/apply-journal.ts',
    find: 'for (const each of withdrawn) await',
    replace: 'for (const each of withdrawn.slice(0, 0)) await',
    says: 'what was withdrawn is public again after a restore',
    test: 'tests/server/journal.test.ts',
  },
  {
    rule: 'S28',
    file: 'sync-server/storage/tables/archive.ts',
    find: ".where('version', '<=', upTo)\n      .execute();",
    replace: ".where('version', '<', upTo)\n      .execute();",
    says: 'the server keeps the content of what was withdrawn',
    at: 4,
  },
  {
    rule: 'S28',
    file: 'src/store/archive.ts',
    find: '    await rememberRevoked(db, manifest.revoked);\n',
    replace: '',
    says: 'a device forgets what was withdrawn',
    test: 'tests/sync/archive-faults.test.ts',
  },
];
