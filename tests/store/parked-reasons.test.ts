import { expect, test } from 'vitest';
import type { Pass } from '../../src/domain/identifiers/pass.ts';
import type { LogRow } from '../../src/protocol/pull.ts';
import { askForParked, askForTrace } from '../../src/store/ask-for-parked.ts';
import { judgeWaiting } from '../../src/store/judge-waiting.ts';
import { takeBatch } from '../../src/store/outbox.ts';
import { sendAgain } from '../../src/store/stuck.ts';
import { openOutbox, seal, type Vault } from '../../src/store/vault.ts';
import { NAME_TAKEN } from '../../src/store/vault-bodies.ts';
import { change, LIMITS, SCOPE, saveOne, testVault } from './test-vault.ts';

const reasonFor = (words: string): Pass => ({ type: 'patient-name', words, reason: 'staff' });

const parked = (payload: string, words: string): LogRow => ({
  ...{ seq: 3, mid: 'm-copy', record: 'p1', kind: 'project', field: 'problem', op: 'set', base: [], by: 'device-a' },
  ...{ person: 'ana', madeAt: '2026-01-05T09:00:00.000Z', receivedAt: '2026-01-05T09:00:00.000Z' },
  ...{ status: 'parked', problem: 'could-not-apply', payload, passed: [reasonFor(words)] },
});

async function sentAgain(vault: Vault, mid: string) {
  await sendAgain(vault, mid);
  await judgeWaiting(vault);
  return takeBatch(vault, SCOPE, LIMITS);
}

test('[S14][S31] what a copy sent under the name of a trace leaves with its own reasons, and not with those of the trace', async () => {
  const vault = testVault();
  const { mid } = await saveOne(vault, change('problem', 'Mrs Adeyemi asked', { passed: [reasonFor('Mrs Adeyemi')] }));
  const trace = await vault.db.outbox.where({ mid }).first();
  if (trace === undefined) throw new Error('nothing was saved');
  const body = await seal(vault, { ...(await openOutbox(vault, trace)), problem: NAME_TAKEN });
  const mended = { ...trace, state: 'mended' as const, body };
  await vault.db.outbox.put(mended);
  await vault.db.transaction('rw', vault.db.outbox, async () =>
    askForTrace(vault, mended, { ...parked('Mrs Patel asked', 'Mrs Patel'), mid }),
  );
  expect(await sentAgain(vault, mid)).toMatchObject([{ payload: 'Mrs Patel asked', passed: [reasonFor('Mrs Patel')] }]);
});

test('[S15][S31] what was parked before a profile was taken back keeps the reasons that were given for it', async () => {
  const vault = testVault();
  await vault.db.transaction('rw', vault.db.outbox, async () =>
    askForParked(vault, SCOPE, [parked('Mrs Patel asked', 'Mrs Patel')]),
  );
  expect(await sentAgain(vault, 'm-copy')).toMatchObject([{ passed: [reasonFor('Mrs Patel')] }]);
});
