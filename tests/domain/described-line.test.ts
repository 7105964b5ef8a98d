import { describe, expect, test } from 'vitest';
import { fromDescription } from '../../src/domain/project/described-project.ts';
import type { Description } from '../../src/domain/project/description.ts';
import { publishedContentSchema } from '../../src/domain/project/published-project.ts';
import { contentWith } from './content-with.ts';
import { matches } from './described.ts';

const judgements = matches();

/** A line with all fields, of which a test changes some. */
const lineWith = (changes: Partial<Description>): Description => ({
  sourceUrl: 'https://example.org/page',
  sourceTitle: 'A page',
  title: 'A project',
  organisation: null,
  region: null,
  country: null,
  setting: 'acute hospital',
  themes: [],
  startDate: null,
  endDate: null,
  status: 'completed',
  problem: null,
  aim: null,
  changeIdeas: [],
  measures: [],
  dataPoints: [],
  pdsaCycles: [],
  outcome: 'improved',
  learning: null,
  teamRoles: [],
  spread: null,
  licenceNote: null,
  ...changes,
});

describe('one line', () => {
  const convert = (changes: Partial<Description>) => fromDescription(lineWith(changes), judgements);

  test('that says little gives little', () => {
    expect(convert({})).toEqual(
      contentWith({ setting: 'acute-hospital', source: { url: 'https://example.org/page', title: 'A page' } }),
    );
    expect(publishedContentSchema.safeParse(convert({})).success).toBe(true);
  });

  test('keeps the name of its organisation, and adds the code where it is sure', () => {
    expect(convert({ organisation: 'Royal Bolton Hospital' }).organisation).toEqual({
      name: 'Royal Bolton Hospital',
      code: 'RMC',
    });
    expect(convert({ organisation: 'NHS Tayside' }).organisation).toEqual({ name: 'NHS Tayside' });
  });

  test.each([
    ['planned', 'planning'],
    ['active', 'testing'],
    ['completed', 'completed'],
    ['unknown', 'testing'],
  ] as const)('that is %s is at the stage %s', (status, stage) => {
    expect(convert({ status }).stage).toBe(stage);
  });

  test('keeps what is said in place of a number, and a period that stands alone', () => {
    const measure = {
      name: 'Wait',
      type: 'unknown',
      unit: 'weeks',
      baselinePeriod: 'before',
      resultPeriod: null,
    } as const;
    const { measures } = convert({ measures: [{ ...measure, baseline: '10-15', result: null }] });
    expect(measures).toEqual([
      { id: 'measure-1', name: 'Wait', unit: 'weeks', baseline: { words: '10-15', period: 'before' }, points: [] },
    ]);
    const alone = convert({ measures: [{ ...measure, baseline: null, result: 2 }] });
    expect(alone.measures[0]).toMatchObject({ baseline: { period: 'before' }, result: { value: 2 } });
  });

  test('puts its points under their measures, and makes one where there is none', () => {
    const point = (measure: string, date: string, value: number) => ({ measure, date, value });
    const { measures } = convert({
      measures: [
        {
          name: 'A',
          type: 'process',
          unit: '%',
          baseline: null,
          baselinePeriod: null,
          result: null,
          resultPeriod: null,
        },
      ],
      dataPoints: [
        point('A', '2025 (5 months)', 1),
        point('B', 'week 2', 2),
        point('A', '2011-11 to 2013-03', 3),
        point('A', '2024-06', 4),
      ],
    });
    expect(measures).toEqual([
      {
        id: 'measure-1',
        name: 'A',
        type: 'process',
        unit: '%',
        points: [
          { on: '2025', value: 1, note: '5 months' },
          { on: 'November 2011 to March 2013', value: 3 },
          { on: '2024-06', value: 4 },
        ],
      },
      { id: 'measure-2', name: 'B', points: [{ on: 'week 2', value: 2 }] },
    ]);
  });

  test('keeps its cycles in order with their titles', () => {
    const { cycles } = convert({
      pdsaCycles: [
        { title: 'Cycle 5', plan: 'Ask', do: 'Asked', study: 'They said', act: 'Adopt' },
        { title: 'Cycle 6', plan: null, do: null, study: null, act: 'Ask users' },
      ],
    });
    expect(cycles).toEqual([
      { id: 'cycle-1', title: 'Cycle 5', planWhat: 'Ask', happened: 'Asked', learned: 'They said', act: 'adopt' },
      { id: 'cycle-2', title: 'Cycle 6', next: 'Ask users' },
    ]);
  });

  test('of another shape is refused', () => {
    expect(() => fromDescription({ ...lineWith({}), extra: 1 }, judgements)).toThrow();
    expect(() => fromDescription(lineWith({ startDate: 'last summer' }), judgements)).toThrow();
  });
});
