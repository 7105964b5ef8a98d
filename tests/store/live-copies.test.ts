import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { liveCopies } from '../../src/store/live-copies.ts';
import { needsYouOf, readCopies, readNeedsYou } from '../../src/store/my-projects.ts';
import { applyPushResults, discard, takeBatch } from '../../src/store/outbox.ts';
import { applyPage, followScope } from '../../src/store/pulled.ts';
import { save } from '../../src/store/save.ts';
import { turnAwayScope } from '../../src/store/turned-away.ts';
import type { Vault } from '../../src/store/vault.ts';
import { readWorkingCopy } from '../../src/store/working-copy.ts';
import { ModelServer } from './model-server.ts';
import { change, LIMITS, testVault } from './test-vault.ts';

const SCOPES = ['project:p1', 'project:p2', 'project:p3'] as const;

const scope = fc.constantFrom(SCOPES[0], SCOPES[0], SCOPES[1]);
const field = fc.constant('title');
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('save' as const), scope, field, text: fc.string() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('hold' as const), scope, field }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('another-writes' as const), scope, field }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('push' as const), scope }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pull' as const), scope }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('turn-away' as const), scope }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('give-up' as const), scope }) },
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

const recordIn = (name: string) => ({ scope: name, record: name.slice(name.indexOf(':') + 1) });

async function play(vault: Vault, other: Vault, servers: Map<string, ModelServer>, one: Step): Promise<void> {
  const { scope: name } = one;
  const server = servers.get(name) ?? new ModelServer(name);
  servers.set(name, server);
  switch (one.do) {
    case 'save':
      await save(vault, [change(one.field, one.text, recordIn(name))]);
      break;
    case 'hold':
      await save(vault, [change(one.field, '943 476 5919', recordIn(name))]);
      break;
    case 'another-writes':
      await save(other, [change(one.field, `theirs ${server.log.length}`, recordIn(name))]);
      server.push(await takeBatch(other, name, LIMITS), 'another');
      break;
    case 'push':
      await applyPushResults(vault, name, server.push(await takeBatch(vault, name, LIMITS), 'person'));
      break;
    case 'pull':
      await followScope(vault, name, 'lead', true);
      await applyPage(vault, server.pull((await readWorkingCopy(vault, name)).row?.cursor ?? null));
      break;
    case 'turn-away':
      await turnAwayScope(vault, name, 'not-allowed');
      break;
    case 'give-up': {
      const { stuck } = await readWorkingCopy(vault, name);
      if (stuck[0] !== undefined) await discard(vault, stuck[0].mid);
    }
  }
}

describe('the working copies that screens share', () => {
  it('[S5][S9][S20] are what a fold of all of them says, after whatever happens', async () => {
    let conflicts = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 20 }), async (steps) => {
        const vault = testVault();
        const servers = new Map<string, ModelServer>();
        const { get, subscribe } = liveCopies(vault);
        const end = subscribe(() => {});
        const other = testVault('device-b');
        for (const one of steps) {
          await play(vault, other, servers, one);
          const needs = await readNeedsYou(vault);
          conflicts += needs.conflicts.length;
          await vi.waitFor(() => expect(needsYouOf(get() ?? [])).toEqual(needs), { interval: 1, timeout: 2_000 });
        }
        end();
      }),
      { numRuns: 25, seed: 20_261_122 },
    );
    expect(conflicts).toBeGreaterThan(0);
  }, 60_000);

  it('[S5] a save reads its own scope again, and no other', async () => {
    const vault = testVault();
    for (const name of SCOPES) await save(vault, [change('title', name, recordIn(name))]);
    const { get, subscribe } = liveCopies(vault);
    const end = subscribe(() => {});
    await vi.waitFor(() => expect(get()).toHaveLength(3));
    const before = get() ?? [];
    await save(vault, [change('title', 'Quieter nights', recordIn('project:p2'))]);
    const all = await readCopies(vault);
    await vi.waitFor(() => expect(get()).toEqual(all));
    const same = (get() ?? []).map((copy, at) => copy === before[at]);
    expect(same).toEqual([true, false, true]);
    end();
    expect(get()).toBeUndefined();
  });
});
