import { describe, expect, it } from 'vitest';
import { runHistory } from './run.ts';
import type { Step } from './steps.ts';
import type { Name } from './world.ts';

const writeAt = (who: Name, paragraph: number): Step => ({
  ...{ do: 'write', who, project: 0, field: 'summary', record: 0, paragraph, view: 'now' },
});

/** Two write at different paragraphs without each other, and then both send. */
const APART: readonly Step[] = [
  { do: 'offline', who: 'ana' },
  { do: 'offline', who: 'ben' },
  writeAt('ana', 0),
  writeAt('ben', 2),
  { do: 'online', who: 'ana' },
  { do: 'online', who: 'ben' },
  { do: 'sendNow', who: 'ana' },
  { do: 'sendNow', who: 'ben' },
  { do: 'sendNow', who: 'ana' },
];

const findingsOf = async (steps: readonly Step[]) => (await runHistory({ seed: 1, steps: [...steps] })).findings;

describe('a text of two', () => {
  it('[S20] is one where they wrote at different paragraphs', async () => {
    expect(await findingsOf(APART)).toEqual([]);
  }, 60_000);

  it('[S23] goes with what was taken out of it', async () => {
    const takeOut: Step = { do: 'takeOut', who: 'ana', field: 'summary', record: 0, reason: 'patient-data' };
    expect(await findingsOf([...APART, takeOut, { do: 'sendNow', who: 'ana' }])).toEqual([]);
  }, 60_000);
});
