import { describe, expect, test } from 'vitest';
import { fromDescription } from '../../src/domain/project/described-project.ts';
import { findingOf } from '../../src/domain/project/finding.ts';
import type { PublishedMeasure } from '../../src/domain/project/published-project.ts';
import { contentWith } from './content-with.ts';
import { describedLines, matches } from './described.ts';

const measure = (changes: Partial<PublishedMeasure>): PublishedMeasure => ({
  id: 'm',
  name: 'Missed doses',
  type: 'outcome',
  unit: '%',
  points: [],
  ...changes,
});

const said = (changes: Partial<PublishedMeasure>) => findingOf(contentWith({ measures: [measure(changes)] }));

/** The figures of one measure as the data has them. */
const figures = (unit: string, name: string, before: [number | string, string?], after: [number | string, string?]) => {
  const quantity = ([figure, period]: [number | string, string?]) => ({
    ...(typeof figure === 'number' ? { value: figure } : { words: figure }),
    ...(period !== undefined && { period }),
  });
  return said({ unit, name, baseline: quantity(before), result: quantity(after) });
};

describe('what leads', () => {
  const both = measure({ baseline: { value: 15.1 }, result: { value: 0.6 } });

  test('is what the author says', () => {
    expect(findingOf(contentWith({ finding: ' We did it ', measures: [both] }))).toBe('We did it');
  });

  test('is an outcome measure, before and after', () => {
    const process = measure({ type: 'process', name: 'Charts', baseline: { value: 1 }, result: { value: 2 } });
    expect(findingOf(contentWith({ learning: 'Cheap.', measures: [process, both] }))).toBe(
      'Missed doses: 15.1% before, 0.6% after.',
    );
  });

  test('is never a balancing measure, nor one of no type', () => {
    const { type: _, ...untyped } = both;
    const measures = [measure({ ...both, type: 'balancing' }), untyped];
    expect(findingOf(contentWith({ learning: 'Cheap prompts and posters work. More.', measures }))).toBe(
      'Cheap prompts and posters work.',
    );
  });

  test('is the learning where figures cannot stand for the whole', () => {
    for (const outcome of ['mixed', 'not-yet-known'] as const) {
      expect(findingOf(contentWith({ outcome, learning: 'It faded.', measures: [both] }))).toBe('It faded.');
    }
    expect(findingOf(contentWith({ outcome: 'no-change', learning: 'It faded.', measures: [both] }))).toBe(
      'Missed doses: 15.1% before, 0.6% after.',
    );
  });

  test('is a figure after all where nobody wrote a sentence', () => {
    expect(findingOf(contentWith({ outcome: 'mixed', aimWhat: 'Help', measures: [both] }))).toMatch(/^Missed doses/);
  });

  test('is the aim, and says so, where there is nothing else', () => {
    expect(findingOf(contentWith({ aimWhat: 'Fewer falls. By 10%.' }))).toBe('Aim: Fewer falls. By 10%.');
    expect(findingOf(contentWith({ aimWhat: 'Reduce falls on the ward. By 10%.' }))).toBe(
      'Aim: Reduce falls on the ward.',
    );
    expect(findingOf(contentWith({}))).toBe('');
  });

  test('is the first sentence, with the next where it is short, and never too long', () => {
    expect(findingOf(contentWith({ learning: 'It fell (p<0.05, n=1.2m) e.g. by half. More.' }))).toBe(
      'It fell (p<0.05, n=1.2m) e.g. by half.',
    );
    expect(findingOf(contentWith({ learning: 'Short of 80%. Staff said that reminders fade. More.' }))).toBe(
      'Short of 80%. Staff said that reminders fade.',
    );
    expect(findingOf(contentWith({ summary: 'no full stop here today\nsecond line' }))).toBe(
      'no full stop here today.',
    );
    const long = findingOf(contentWith({ worked: 'word '.repeat(200) }));
    expect(long.length).toBeLessThanOrEqual(300);
    expect(long.endsWith(' word…')).toBe(true);
  });
});

describe('figures', () => {
  test.each([
    [
      'Mean delay',
      'hours',
      [7, 'January 2016 (over)'],
      [1, 'June 2020 (under)'],
      'over 7 hours in January 2016, under 1 hour in June 2020',
    ],
    ['Wait', 'weeks', ['10-15', 'before'], ['2-3', 'after'], '10 to 15 weeks before, 2 to 3 weeks after'],
    [
      'Ceiling of care',
      '%',
      ['14-42', 'January 2014, two weekends'],
      [80, 'within six months'],
      '14% to 42% in January 2014 (two weekends), 80% within six months',
    ],
    [
      'Diagnosed',
      'of patients',
      ['4/14', 'baseline'],
      ['8/8', 'after changes'],
      '4 of 14 at baseline, 8 of 8 after changes',
    ],
    ['Cost', 'GBP/week', [1303], [99.5], '£1,303 a week before, £99.5 a week after'],
    ['Saving', 'GBP a year', [1], [2000], '£1 a year before, £2,000 a year after'],
    ['Trend', '% per year', [2.13], [-5.32], '2.13% a year before, −5.32% a year after'],
    [
      'Infections',
      'per 1,000 catheter days',
      [3.7, 'first cluster'],
      [1.48, '20 months'],
      '3.7 per 1,000 catheter days (first cluster), 1.48 per 1,000 catheter days (20 months)',
    ],
    [
      'Falls per 1,000 bed days',
      'falls/1,000 bed days',
      [18.19, 'November 2011 to March 2013'],
      [13.36, '2014'],
      '18.19 from November 2011 to March 2013, 13.36 in 2014',
    ],
    ['Harm', 'falls/1,000 bed days', [2], [1], '2 falls per 1,000 bed days before, 1 fall per 1,000 bed days after'],
    [
      'Confidence',
      'score out of 5',
      [3, 'before (n=20)'],
      [5, 'after (n=23)'],
      '3 out of 5 before (n=20), 5 out of 5 after (n=23)',
    ],
    ['Reports by juniors', 'reports/month', [2], [15], '2 a month before, 15 a month after'],
    ['Glucose', 'mmol/L', [11], [7.2], '11 mmol/L before, 7.2 mmol/L after'],
    ['Spend', '£', [1100], [7], '£1,100 before, £7 after'],
    ['Throughput', 'patients/week', [28], [1], '28 patients a week before, 1 patient a week after'],
    [
      'Screened',
      '%',
      [9.5, 'first audit (2 of 21)'],
      [43, 're-audit (6 of 14)'],
      '9.5% in the first audit (2 of 21), 43% in the re-audit (6 of 14)',
    ],
    [
      'Correct',
      '%',
      [10.34, '15-22 September 2024'],
      [53.66, '28 October to 4 November 2024'],
      '10.34% on 15-22 September 2024, 53.66% from 28 October to 4 November 2024',
    ],
    ['Teams', 'teams of 7', [0], [6], '0 of 7 teams before, 6 of 7 teams after'],
    ['Some', 'of 12 trusts', [1], [9], '1 of 12 trusts before, 9 of 12 trusts after'],
    ['Uptake', '% of list', [3.13], [1.2], '3.13% of list before, 1.2% of list after'],
  ] as const)('%s in %s', (name, unit, before, after, words) => {
    expect(figures(unit, name, [...before], [...after])).toBe(`${name}: ${words}.`);
  });

  test.each([
    ['% change', -42, '2013', '2017', 'down 42% from 2013 to 2017'],
    ['% change', 46, '2019', 'after', 'up 46% compared with 2019'],
    ['% change', 0, 'before', 'after', 'no change'],
    ['percentage change', 8, undefined, 'after texts', 'up 8% after texts'],
    ['% relative change', 51, 'baseline', 'end', 'up 51% in relative terms at the end'],
    ['% change', -48, 'baseline', 'sustained over years (up to)', 'down up to 48% (sustained over years)'],
    ['change in days', -1.6, 'before', 'after', '1.6 days less'],
    ['change in hours', 1, 'before', 'after', '1 hour more'],
  ])('%s of %d', (unit, value, against, when, words) => {
    const period = (text: string | undefined) => (text === undefined ? {} : { period: text });
    expect(said({ unit, baseline: period(against), result: { value, ...period(when) } })).toBe(
      `Missed doses: ${words}.`,
    );
  });

  test('of a result alone', () => {
    const result = { value: 35.2, period: 'after' };
    expect(said({ name: 'Nursing time saved', unit: 'days/month', result })).toBe(
      'Nursing time saved: 35.2 days a month.',
    );
    expect(said({ unit: 'odds ratio', result })).toBe('');
    expect(said({ unit: 'kg CO2e/year', result: { value: 9, period: 'projected' } })).toBe('');
    expect(said({ unit: 'GBP', result: { value: -5 } })).toBe('Missed doses: −£5.');
  });

  test('that are not both there do not lead', () => {
    expect(said({ baseline: { value: 5 } })).toBe('');
    expect(said({ baseline: { period: 'before' }, result: { words: 'stable' } })).toBe('');
  });
});

describe('the described projects', () => {
  const judgements = matches();
  const contents = describedLines().map((line) => fromDescription(line, judgements));

  test('all lead with one line that ends as a sentence does', () => {
    for (const content of contents) {
      const finding = findingOf(content);
      expect(finding, content.title).toMatch(/^\S.{10,299}\.$/);
      expect(finding, content.title).not.toMatch(/undefined|null|NaN|\(\)| {2}|,,|\.\.|: ,| ,/);
    }
  });

  test.each([
    [
      "Get Parkinson's medicines on time",
      'Mean delay to first dose: over 7 hours in January 2016, under 1 hour in June 2020.',
    ],
    ['Preferred place of death', 'Wished to die at home and did: 31% in 2006, 71% in a recent audit.'],
    ["Missed appointments in a women's open prison", 'Missed appointments (DNA): 21% a week before, 3% a week after.'],
    [
      'Salford AKI collaborative',
      'Alerts alone did nothing for progression; wards that also had teaching and a bundle halved it.',
    ],
    ['ILUMIN', 'Aim: Improve Doppler assessment, compression and hosiery use.'],
    ['Compression hosiery instead of bandages', 'Nursing time saved: 35.2 days a month.'],
  ])('%s', (title, finding) => {
    const content = contents.find((each) => each.title === title);
    expect(content && findingOf(content)).toBe(finding);
  });

  test('that are mixed or open never lead with a figure that reads as a success, where they have learning', () => {
    for (const content of contents) {
      if (!['mixed', 'not-yet-known'].includes(content.outcome) || content.learning === undefined) continue;
      expect(content.learning.startsWith(findingOf(content).slice(0, 10)), content.title).toBe(true);
    }
  });
});
