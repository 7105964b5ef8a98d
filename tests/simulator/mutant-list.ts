/** A rule broken on purpose: one text in one file, that must stand there exactly once. */
export type Mutant = {
  rule: string;
  file: string;
  find: string;
  replace: string;
  says: string;
  /** Where the simulator cannot see it: the test file that does. */
  test?: string;
};

export const MUTANTS: readonly Mutant[] = [
  {
    rule: 'S1',
    file: 'sync-server/usecases/enter-scope.ts',
    find: '!== undefined) throw notAMember();',
    replace: '!== undefined) return;',
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
  },
  {
    rule: 'S7',
    file: 'src/store/pulled.ts',
    find: "    await sendAgain(vault, scope, ['sent', 'confirmed'], (row) => there.has(row.mid));\n",
    replace: '',
    says: 'what a restored server lost is not sent again',
  },
  {
    rule: 'S7',
    file: 'src/store/outbox.ts',
    find: 'const KEEP_SENT_DAYS = 60;',
    replace: 'const KEEP_SENT_DAYS = -1;',
    says: 'what was sent is forgotten at once',
  },
  {
    rule: 'S9',
    file: 'src/store/turned-away.ts',
    find: '    await db.scopes.put({ ...rest, lost: code });',
    replace:
      "    await db.outbox.where('[scope+state]').equals([scope, 'sending']).delete();\n    await db.scopes.put({ ...rest, lost: code });",
    says: 'a 403 empties the outbox',
  },
  {
    rule: 'S9',
    file: 'src/store/outbox.ts',
    find: "    .modify({ state: 'mended', since: isoNow(vault) });",
    replace: "    .modify({ state: 'waiting', since: isoNow(vault) });",
    says: 'what a person gave up is sent all the same',
  },
  {
    rule: 'S14',
    file: 'sync-server/usecases/take-batch.ts',
    find: "  if (before === one.hash) return { mid, result: 'duplicate' };\n",
    replace: '',
    says: 'what comes a second time is no duplicate',
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
    find: 'for (const row of page.rows) await applyRow(vault, page.scope, row);',
    replace: 'for (const row of page.rows.slice(0, -1)) await applyRow(vault, page.scope, row);',
    says: 'the cursor moves on before all of the page is stored',
  },
  {
    rule: 'S16',
    file: 'src/sync/pull-scopes.ts',
    find: 'page.reset ? await fetchAnew(vault, transport, page) : await takePage(vault, page);',
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
  {
    rule: 'S19',
    file: 'src/protocol/merge.ts',
    find: 'head.versions.filter((version) => !edit.base.includes(version))',
    replace: 'head.versions.filter(() => false)',
    says: 'an edit replaces what its author did not see',
  },
  {
    rule: 'S20',
    file: 'src/protocol/merge.ts',
    find: 'applied([...state.heads, headOf(edit, edit.mid, edit.payload)])',
    replace: 'applied([headOf(edit, edit.mid, edit.payload)])',
    says: 'an item that is added replaces the set',
  },
  {
    rule: 'S20',
    file: 'src/protocol/merge.ts',
    find: "+`, text)), 'merged');",
    replace: "+`, edit.payload)), 'merged');",
    says: 'a merged text is the last one alone',
  },
  {
    rule: 'S22',
    file: 'sync-server/usecases/take-mutation.ts',
    find: 'const kept = draft.changedByOther(record, author.device, seen);',
    replace: 'const kept = seen < 0;',
    says: 'a delete beats an edit that it did not see',
  },
  {
    rule: 'S22',
    file: 'sync-server/usecases/take-mutation.ts',
    find: 'heads[0]?.value !== RECORD_DELETED) return outcome;',
    replace: 'heads[0]?.value !== undefined) return outcome;',
    says: 'an edit of a deleted record stays hidden',
  },
  {
    rule: 'S24',
    file: 'sync-server/usecases/ask-to-publish.ts',
    find: "  if (hash !== ask.hash) return 'changed-since-checked';\n",
    replace: '',
    says: 'what is public is not what was checked',
  },
  {
    rule: 'S24',
    file: 'sync-server/usecases/decide.ts',
    find: " || submission.progress?.state !== 'waiting') return;",
    replace: ') return;',
    says: 'a later decision undoes the first',
  },
  {
    rule: 'S26',
    file: 'src/protocol/manifest.ts',
    find: 'a.epoch === b.epoch ? a.version < b.version : a.epoch < b.epoch;',
    replace: 'a.epoch === b.version.toString();',
    says: 'an older archive replaces a newer',
  },
  {
    rule: 'S26',
    file: 'src/sync/archive-download.ts',
    find: 'return (await sha256(text)) === hash;',
    replace: "return text !== '';",
    says: 'a harmed piece of the archive is taken',
  },
];
