import { describe, expect, it } from 'vitest';
import { applyPushResults, takeBatch } from '../../src/store/outbox.ts';
import { applyPage } from '../../src/store/pulled.ts';
import { sendParkedAgain } from '../../src/store/send-parked-again.ts';
import { openOutboxRows, type Vault } from '../../src/store/vault.ts';
import { ModelServer } from './model-server.ts';
import { change, LIMITS, outboxOf, SCOPE, saveOne, shownIn, statesOf, testVault } from './test-vault.ts';

async function parked(vault: Vault, problem: 'unknown-field' | 'bad-value', schema?: number) {
  const { mid } = await saveOne(vault, change('title', 'Falls'));
  const [mutation] = await takeBatch(vault, SCOPE, LIMITS);
  await applyPushResults(vault, SCOPE, [{ mid, result: 'parked', seq: 1, problem }], { schema });
  if (mutation === undefined) throw new Error('nothing left');
  return mutation;
}

describe('[S12] what an older server parked because it did not know it', () => {
  it('is sent again under a new name to a server that knows more, once', async () => {
    const vault = testVault();
    const before = await parked(vault, 'unknown-field', 3);
    await sendParkedAgain(vault, 3);
    expect(await statesOf(vault)).toEqual(['parked']);
    await sendParkedAgain(vault, 4);
    await sendParkedAgain(vault, 5);
    expect(await statesOf(vault)).toEqual(['mended', 'waiting']);
    const [again] = await takeBatch(vault, SCOPE, LIMITS);
    expect(again?.mid).not.toBe(before.mid);
    expect(again).toEqual({ ...before, mid: again?.mid });
    expect(await shownIn(vault, 'title')).toBe('Falls');
  });

  it('remembers which server that was, though a pull shows the parked row later', async () => {
    const vault = testVault();
    const mutation = await parked(vault, 'unknown-field', 3);
    const row = { ...mutation, seq: 1, person: 'ana', receivedAt: mutation.madeAt };
    const page = new ModelServer(SCOPE).pull(null);
    await applyPage(vault, { ...page, rows: [{ ...row, status: 'parked', problem: 'unknown-field' }] });
    const [body] = await openOutboxRows(vault, await outboxOf(vault));
    expect(body).toMatchObject({ problem: 'unknown-field', parkedBy: 3 });
  });

  it('is left where something else was wrong, or where it was made on another device', async () => {
    const vault = testVault();
    await parked(vault, 'bad-value', 3);
    await sendParkedAgain(vault, 4);
    expect(await statesOf(vault)).toEqual(['parked']);
    const other = testVault();
    await parked(other, 'unknown-field', 3);
    await sendParkedAgain({ ...other, device: async () => 'device-b' }, 4);
    expect(await statesOf(other)).toEqual(['parked']);
  });

  it('is sent again once when two do it at the same time', async () => {
    const vault = testVault();
    await parked(vault, 'unknown-field');
    await Promise.all([sendParkedAgain(vault, 1), sendParkedAgain(vault, 1)]);
    expect(await statesOf(vault)).toEqual(['mended', 'waiting']);
  });
});
