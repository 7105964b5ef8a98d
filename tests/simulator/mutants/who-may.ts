import type { Mutant } from './mutant.ts';

/** Who may do what. */
export const WHO_MAY: readonly Mutant[] = [
  {
    rule: 'S1',
    file: 'sync-server/usecases/enter-scope.ts',
    find: '    throw notAMember();\n',
    replace: '    return;\n',
    says: 'anybody may write into any project',
  },
  {
    rule: 'S1',
    file: 'sync-server/usecases/pull.ts',
    find: 'const role = await tx.members.role(one.scope, person);',
    replace: "const role = (await tx.members.role(one.scope, person)) ?? 'reader';",
    says: 'anybody may read any project',
    test: 'tests/server/pull.test.ts',
  },
  {
    rule: 'S2',
    file: 'sync-server/usecases/enter-scope.ts',
    find: 'if (!mayCreate || scopeKind',
    replace: 'if (scopeKind',
    says: 'whoever writes first into a project that is gone leads it',
    test: 'tests/server/push.test.ts',
  },
  {
    rule: 'S2',
    file: 'sync-server/usecases/come-back-in.ts',
    find: '  if (grant === undefined) return undefined;\n',
    replace: '  if (grant !== undefined || grant === undefined) return undefined;\n',
    says: 'who was in the team of a project that a restored server lost stays outside',
    test: 'tests/sync/restored-scope.test.ts',
  },
  {
    rule: 'S3',
    file: 'src/protocol/signature.ts',
    find: 'return good ? {',
    replace: 'return good !== undefined ? {',
    says: 'nobody looks whether a signature is that of the request',
    test: 'tests/server/signing.test.ts',
  },
  {
    rule: 'S3',
    file: 'src/sync/transport.ts',
    find: "          if (code === 'clock-skew' && attempt === 1) continue;\n",
    replace: '',
    says: 'a device whose clock is wrong does not sign again at once',
    test: 'tests/sync/sync.test.ts',
  },
  {
    rule: 'S3',
    file: 'src/sync/transport.ts',
    find: '          aheadMs = told - parts.now();\n',
    replace: '',
    says: 'a device does not learn what time it is',
    at: 16,
  },
];
