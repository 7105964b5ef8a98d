import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyPushResults, pastOf, takeBatch } from '../../src/store/outbox.ts';
import { applyPage, followScope, replaceScope, scopesToPull } from '../../src/store/pulled.ts';
import type { Vault } from '../../src/store/vault.ts';
import { readWorkingCopy } from '../../src/store/working-copy.ts';
import { ModelServer } from './model-server.ts';
import { change, SCOPE, saveOne, shownIn, testVault } from './test-vault.ts';

const FIELDS = ['title', 'contactRole', 'aimHowMuch'];

type Step =
  | { do: 'save'; field: string; text: string }
  | { do: 'hold'; field: string }
  | { do: 'push'; count: number; arrives: boolean; answered: number }
  | { do: 'pull'; most: number }
  | { do: 'restore-backup' };

const field = fc.constantFrom(...FIELDS);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('save' as const), field, text: fc.string({ maxLength: 6 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('hold' as const), field }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('push' as const),
      count: fc.integer({ min: 1, max: 3 }),
      arrives: fc.boolean(),
      answered: fc.integer({ min: 0, max: 3 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pull' as const), most: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'restore-backup' as const }) },
);

/** A device and its server, with every fault of the network between them. */
class Run {
  readonly vault: Vault;
  server: ModelServer;
  #epochs = 1;

  constructor(device: string, server: ModelServer) {
    this.vault = testVault(device);
    this.server = server;
  }

  async push({ count, arrives, answered }: { count: number; arrives: boolean; answered: number }): Promise<number> {
    const batch = await takeBatch(this.vault, SCOPE, { count, bytes: 1e6 });
    if (!arrives) return batch.length;
    const past = await pastOf(this.vault, SCOPE, batch);
    if (past !== undefined && !this.server.has(past.cursor)) {
      await this.pull(1e6);
      return batch.length;
    }
    const results = this.server.push(batch, 'person', past);
    await applyPushResults(this.vault, SCOPE, results.slice(0, answered));
    return batch.length;
  }

  async pull(most: number): Promise<boolean> {
    // A scope is pulled when the server is known to have it: after the first answer to a push, or an invitation.
    if ((await scopesToPull(this.vault)).length === 0) return true;
    const { row } = await readWorkingCopy(this.vault, SCOPE);
    const page = this.server.pull(row?.cursor ?? null, most);
    if (!page.reset) await applyPage(this.vault, page);
    else await replaceScope(this.vault, [this.server.pull(row?.cursor ?? null, 1e6)]);
    return page.upToDate;
  }

  /** The server comes back as it was half a log ago, with another epoch. */
  restoreBackup() {
    this.#epochs += 1;
    const older = new ModelServer(SCOPE, `e${this.#epochs}`);
    for (const row of this.server.log.slice(0, Math.floor(this.server.log.length / 2))) {
      const past = this.server.isPast(row.mid) ? { mids: [row.mid], cursor: null } : undefined;
      older.push([this.server.sent(row.mid)], 'person', past);
    }
    this.server = older;
  }

  async quiet() {
    for (let round = 0; round < 4; round++) {
      while ((await this.push({ count: 3, arrives: true, answered: 3 })) > 0);
      while (!(await this.pull(3)));
    }
  }
}

describe('one device, any interleaving of saves, batches, lost answers, pulls and a restored server', () => {
  it('[S4][S6][S7][S16] loses nothing, doubles nothing, and never hides what was typed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const run = new Run('device-a', new ModelServer(SCOPE));
        const typed = new Map<string, string>();
        const held = new Set<string>();
        for (const one of steps) {
          if (one.do === 'save') {
            await saveOne(run.vault, change(one.field, one.text));
            typed.set(one.field, one.text);
            held.delete(one.field);
          } else if (one.do === 'hold') {
            await saveOne(run.vault, change(one.field, '943 476 5919'));
            held.add(one.field);
          } else if (one.do === 'push') await run.push(one);
          else if (one.do === 'pull') await run.pull(one.most);
          else run.restoreBackup();
          for (const [name, text] of typed) {
            if (!held.has(name)) expect(await shownIn(run.vault, name)).toBe(text);
          }
        }
        const { stuck } = await readWorkingCopy(run.vault, SCOPE);
        expect(new Set(stuck.map((each) => each.field))).toEqual(held);
        for (const name of held) await saveOne(run.vault, change(name, `mended ${name}`));
        await run.quiet();
        for (const name of FIELDS) {
          const expected = held.has(name) ? `mended ${name}` : typed.get(name);
          expect(run.server.headsOf('p1', name)).toEqual(expected === undefined ? [] : [expected]);
        }
        const mids = run.server.log.map((row) => row.mid);
        const kept = await run.vault.db.outbox.where('state').anyOf('sent', 'confirmed').toArray();
        expect(kept.filter(({ mid }) => !mids.includes(mid))).toEqual([]);
        expect(new Set(mids).size).toBe(mids.length);
        expect(JSON.stringify(run.server.log)).not.toContain('943 476 5919');
        const copy = await readWorkingCopy(run.vault, SCOPE);
        expect([copy.unsent, copy.sending, copy.conflicts]).toEqual([0, 0, []]);
        await run.vault.db.delete();
      }),
      { numRuns: 120 },
    );
  }, 60_000);
});

describe('two devices that write the same fields', () => {
  const both = fc.record({ who: fc.constantFrom(0, 1), step });

  it('[S19][S20] keep every last word: shown, or beside it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(both, { maxLength: 30 }), async (steps) => {
        const server = new ModelServer(SCOPE);
        const runs = [new Run('device-a', server), new Run('device-b', server)] as const;
        for (const { vault } of runs) await followScope(vault, SCOPE, 'member', true);
        for (const [at, { who, step: one }] of steps.entries()) {
          const run = runs[who === 0 ? 0 : 1];
          if (one.do === 'save') await saveOne(run.vault, change(one.field, `${who}-${at}`));
          else if (one.do === 'push') await run.push(one);
          else if (one.do === 'pull') await run.pull(one.most);
        }
        for (const run of [...runs, ...runs]) await run.quiet();
        const [a, b] = await Promise.all(runs.map((run) => readWorkingCopy(run.vault, SCOPE)));
        expect(a?.records.toSorted(byId)).toEqual(b?.records.toSorted(byId));
        for (const name of FIELDS) {
          const log = server.log.filter((row) => row.field === name);
          const replaced = new Set(log.flatMap((row) => server.sent(row.mid).base));
          const standing = log.filter((row) => !replaced.has(row.mid)).map((row) => row.payload);
          expect(server.headsOf('p1', name).toSorted()).toEqual(standing.toSorted());
        }
        for (const run of runs) await run.vault.db.delete();
      }),
      { numRuns: 80 },
    );
  }, 60_000);
});

const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);
