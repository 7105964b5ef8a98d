import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runHistory } from './run.ts';
import { type History, history, stepWords } from './steps.ts';
import { Tally } from './tally.ts';
import type { World } from './world.ts';

const SEED = 1;
const RUNS = 300;

const histories = (count: number): History[] => fc.sample(history, { seed: SEED, numRuns: count });

const WRITES: History = {
  seed: 1,
  steps: [
    { do: 'offline', who: 'ana' },
    { do: 'write', who: 'ana', project: 0, field: 'title', record: 0, paragraph: 0, view: 'now' },
    { do: 'write', who: 'ana', project: 0, field: 'summary', record: 0, paragraph: 0, view: 'now' },
  ],
};

async function dropARow(world: World): Promise<void> {
  const { db } = (await world.device('ana')).tab.vault;
  const row = await db.outbox.where('state').equals('waiting').first();
  if (row !== undefined) await db.outbox.delete(row.n);
}

describe('the simulator', () => {
  it(`[S4][S5][S7][S9][S10][S11][S12][S14][S15][S16][S17][S19][S20][S23][S28][S29][S30] plays ${RUNS} histories, and no invariant is broken`, async () => {
    const tally = new Tally();
    for (const one of histories(RUNS)) {
      const verdict = await runHistory(one);
      tally.add(verdict);
      const said = verdict.findings.map(({ invariant, says }) => `${invariant}: ${says}`);
      expect(said, one.steps.map(stepWords).join('\n')).toEqual([]);
    }
    expect(tally.missing()).toEqual([]);
  }, 1_800_000);

  it('does the same again with the same seed', async () => {
    const twice = async (one: History) => [(await runHistory(one)).digest, (await runHistory(one)).digest];
    for (const one of histories(5)) {
      const [first, second] = await twice(one);
      expect(second).toBe(first);
    }
  }, 300_000);

  it('sees a change that was lost on the way', async () => {
    expect((await runHistory(WRITES)).findings).toEqual([]);
    const { findings } = await runHistory(WRITES, dropARow);
    expect(findings.map(({ invariant }) => invariant)).toContain('I1');
  }, 60_000);

  it('[S23] sees a value that was taken out, and is on a device still', async () => {
    const takeOut: History = {
      seed: 1,
      steps: [
        { do: 'write', who: 'ana', project: 0, field: 'title', record: 0, paragraph: 0, view: 'now' },
        { do: 'sendNow', who: 'ana' },
        { do: 'takeOut', who: 'ana', field: 'title', record: 0, reason: 'mistake' },
        { do: 'sendNow', who: 'ana' },
      ],
    };
    expect((await runHistory(takeOut)).findings).toEqual([]);
    const { findings } = await runHistory(takeOut, async (world) => {
      const { vault } = (await world.device('ben')).tab;
      const [mid = ''] = [...world.takenOut.values()].flatMap((mids) => [...mids]);
      const [edit] = world.saves.find(mid);
      const { scope = '', record = '', field = '' } = edit ?? {};
      await vault.db.log.put({ scope, seq: 1_000, mid: 'kept', record, field, body: edit });
    });
    expect(findings.map(({ invariant }) => invariant)).toContain('S23');
  }, 60_000);

  it('[S28] sees what was withdrawn, and stands in the archive still', async () => {
    const withdrawn: History = {
      seed: 1,
      steps: [
        { do: 'publish', first: true, second: true, piece: 'none' },
        { do: 'withdraw', who: 'ana', reason: 'wrong' },
        { do: 'sendNow', who: 'ana' },
      ],
    };
    expect((await runHistory(withdrawn)).findings).toEqual([]);
    const { findings } = await runHistory(withdrawn, async (world) => {
      world.server.byHand("update published set content = '{}'");
    });
    expect(findings.map(({ invariant }) => invariant)).toContain('S28');
  }, 60_000);

  it('sees a replica that differs, by its rows and by its digest', async () => {
    const { findings } = await runHistory(WRITES, async (world) => {
      const { db } = (await world.device('ben')).tab.vault;
      await db.base.filter(({ field }) => field === 'changeIdea').delete();
    });
    expect(findings.map(({ invariant }) => invariant)).toEqual(expect.arrayContaining(['I2', 'I5']));
  }, 60_000);
});
