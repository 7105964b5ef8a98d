import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changePin, makeLock, openLock, ROUNDS } from '../../src/store/lock/lock.ts';
import { waitAfter, waitMs } from '../../src/store/lock/tries.ts';
import { createVaultSealer, isSealed } from '../../src/store/lock/vault-sealer.ts';
import { PIN, quickLock } from './lock-of.ts';
import { testVault } from './test-vault.ts';

const { random } = testVault();

describe('[S13] the lock of a vault', () => {
  it('costs whoever tries PINs at least 600,000 rounds each, and says so', async () => {
    expect(ROUNDS).toBeGreaterThanOrEqual(600_000);
    const { lock } = await makeLock({ pin: PIN, name: 'Ana' }, random);
    expect(lock.rounds).toBe(ROUNDS);
    expect((await openLock(lock, PIN)).ok).toBe(true);
  });

  it('opens by its PIN and by no other, and does not hold it', async () => {
    const { lock } = await quickLock({ random });
    expect((await openLock(lock, PIN)).ok).toBe(true);
    expect((await openLock(lock, ` ${PIN} `)).ok).toBe(true);
    for (const other of ['482914', '48291', ''])
      expect(await openLock(lock, other)).toEqual({ ok: false, error: 'wrong-pin' });
    expect(JSON.stringify(lock)).not.toContain(PIN);
  });

  it('has keys of its own each time, though the PIN is the same', async () => {
    const [one, other] = [await quickLock({ random }), await quickLock({ random })];
    const sealed = await createVaultSealer(one.keys, random).seal('Lights down');
    await expect(Promise.resolve(createVaultSealer(other.keys, random).open(sealed))).rejects.toThrow();
    expect(one.keys.texts).not.toEqual(other.keys.texts);
  });

  it('opens what was sealed before also after another PIN was set', async () => {
    const { lock, keys } = await quickLock({ random });
    const sealed = await createVaultSealer(keys, random).seal('Lights down');
    const to = 'the kettle is on';
    expect(await changePin(lock, { from: '111222', to, rounds: 1_000 }, random)).toEqual({
      ok: false,
      error: 'wrong-pin',
    });
    const changed = await changePin(lock, { from: PIN, to, rounds: 2_000 }, random);
    if (!changed.ok) throw new Error(changed.error);
    expect((await openLock(changed.value, PIN)).ok).toBe(false);
    const opened = await openLock(changed.value, to);
    if (!opened.ok) throw new Error(opened.error);
    expect(await createVaultSealer(opened.value, random).open(sealed)).toBe('Lights down');
    expect(opened.value.texts).toEqual(keys.texts);
    expect(changed.value).toMatchObject({ name: 'Ana', rounds: 2_000 });
  });
});

describe('[S13] a sealed body', () => {
  it('is what it was when it is opened, whatever it is, and never twice the same bytes', async () => {
    const { keys } = await quickLock({ random });
    const sealer = createVaultSealer(keys, random);
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ noUnicodeString: false }), async (body) => {
        const [sealed, again] = [await sealer.seal(body), await sealer.seal(body)];
        expect(isSealed(sealed)).toBe(true);
        expect(isSealed(body)).toBe(false);
        expect(JSON.stringify(await sealer.open(sealed))).toBe(JSON.stringify(body));
        expect(String(sealed.iv)).not.toBe(String(again.iv));
        expect(String(sealed.sealed)).not.toBe(String(again.sealed));
      }),
      { numRuns: 60 },
    );
  }, 30_000);

  it('that somebody altered does not open', async () => {
    const { keys } = await quickLock({ random });
    const sealer = createVaultSealer(keys, random);
    const sealed = await sealer.seal({ text: 'Lights down' });
    const [first = 0] = sealed.sealed;
    sealed.sealed[0] = first ^ 1;
    await expect(Promise.resolve(sealer.open(sealed))).rejects.toThrow();
  });
});

describe('[S13] after wrong PINs', () => {
  it('is waited for longer each time, and for ever at 15 minutes', () => {
    expect([0, 1, 2, 3, 4, 5, 10, 40, 2_000].map(waitAfter)).toEqual([
      ...[0, 0, 0, 5_000, 10_000, 20_000, 640_000, 900_000, 900_000],
    ]);
  });

  it('a clock that is set back makes nobody wait longer', () => {
    const tries = { wrong: 5, at: 1_000_000 };
    expect(waitMs(undefined, 0)).toBe(0);
    expect(waitMs(tries, 1_005_000)).toBe(15_000);
    expect(waitMs(tries, 1_020_000)).toBe(0);
    expect(waitMs(tries, 0)).toBe(20_000);
  });
});
