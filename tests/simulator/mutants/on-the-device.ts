import type { Mutant } from './mutant.ts';

/** What a device saves, keeps and shows. */
export const ON_THE_DEVICE: readonly Mutant[] = [
  {
    rule: 'S4',
    file: 'src/store/save.ts',
    find: 'async () => saveWithin(vault, by, changes));',
    replace: "async () => saveWithin(vault, by, changes)).catch(() => [{ mid: 'nowhere' }]);",
    says: 'a save that failed says that it is saved',
    at: 24,
  },
  {
    rule: 'S4',
    file: 'src/store/save.ts',
    find: "await db.transaction('rw', tablesOfSave(vault), async () => saveWithin(vault, by, changes));",
    replace: 'await saveWithin(vault, by, changes);',
    says: 'of a save that fails a part stays',
    test: 'tests/store/save.test.ts',
  },
  {
    rule: 'S5',
    file: 'src/store/working-copy.ts',
    find: "['waiting', 'sending', 'sent'];",
    replace: "['waiting'];",
    says: 'what is on its way is not shown on top of what the server said',
  },
  {
    rule: 'S6',
    file: 'src/store/save.ts',
    find: "!(last.state === 'waiting' || last.state === 'held')",
    replace: "!(last.state === 'waiting' || last.state === 'held' || last.state === 'sending')",
    says: 'an edit changes in place after it was sent',
  },
  {
    rule: 'S7',
    file: 'src/sync/push-scope.ts',
    find: '    if (!answer.ok) {',
    replace: `    if (!answer.ok && answer.error.kind === 'not-our-server' && answer.error.status === 200) {
      await applyPushResults(vault, scope, mutations.map(({ mid }) => ({ mid, result: 'applied', seq: 1 })));
      continue;
    }
    if (!answer.ok) {`,
    says: 'any 200 means that all was sent',
    at: 42,
  },
  {
    rule: 'S7',
    file: 'src/store/pulled.ts',
    find: "    await sendAgain(vault, scope, ['sent', 'confirmed'], ({ mid }) => same.has(mid) || unread.has(mid));\n",
    replace: '',
    says: 'what a restored server lost is not sent again',
    at: 22,
  },
  {
    rule: 'S7',
    file: 'src/store/outbox.ts',
    find: 'const KEEP_SENT_DAYS = 60;',
    replace: 'const KEEP_SENT_DAYS = -1;',
    says: 'what was sent is forgotten at once',
    at: 53,
  },
  {
    rule: 'S8',
    file: 'src/sync/blocked.ts',
    find: 'if (count < ROUNDS) left += 1;',
    replace: 'if (count > 0) left += 1;',
    says: 'one change that is never let through holds up the rest for ever',
    test: 'tests/sync/blocked.test.ts',
  },
  {
    rule: 'S9',
    file: 'src/store/turned-away.ts',
    find: '    await db.scopes.put({ ...rest, lost: meaningOf(row, code, ended) });',
    replace:
      "    await db.outbox.where('[scope+state]').equals([scope, 'sending']).delete();\n    await db.scopes.put({ ...rest, lost: meaningOf(row, code, ended) });",
    says: 'a 403 empties the outbox',
  },
  {
    rule: 'S9',
    file: 'src/store/outbox.ts',
    find: "await changeState(vault, mid, row.state, 'mended');",
    replace: "await changeState(vault, mid, row.state, 'waiting');",
    says: 'what a person gave up is sent all the same',
    test: 'tests/store/stuck.test.ts',
  },
  {
    rule: 'S13',
    file: 'src/store/vault.ts',
    find: 'within(vault.sealer.seal(body));',
    replace: 'within(body);',
    says: 'what a person wrote goes into the vault past the seal',
    test: 'tests/store/sealer.test.ts',
  },
];
