import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sectionsOf } from '../../src/domain/project/progress.ts';
import { folded, workingCopy } from './working-copy-records.ts';

const project = (values: Record<string, unknown>) => [folded('project', 'p', values)];

test('nothing written is all empty', () => {
  const sections = sectionsOf([]);
  expect(Object.values(sections).map(({ state }) => state)).toEqual(Array(7).fill('empty'));
});

describe('questions', () => {
  test('the problem is one', () => {
    expect(sectionsOf(project({ problem: ' ' })).problem.state).toBe('empty');
    expect(sectionsOf(project({ problem: 'Falls' })).problem).toEqual({ state: 'done', answered: 1, questions: 1 });
  });

  test('an aim says what, how much and by when', () => {
    expect(sectionsOf(project({ aimWhat: 'Fewer falls' })).aim).toEqual({
      state: 'started',
      answered: 1,
      questions: 3,
    });
    expect(sectionsOf(project({ aimWhat: 'a', aimHowMuch: 'b', aimByWhen: '2027' })).aim.state).toBe('done');
  });

  test('an outcome not yet known is no learning', () => {
    const told = { worked: 'a', didNotWork: 'b', differently: 'c' };
    expect(sectionsOf(project({ outcome: 'not-yet-known' })).learning.state).toBe('empty');
    expect(sectionsOf(project({ ...told, outcome: 'not-yet-known' })).learning.answered).toBe(3);
    expect(sectionsOf(project({ ...told, outcome: 'worse' })).learning.state).toBe('done');
  });

  test('details are organisation, setting, themes and stage', () => {
    const details = { organisation: { name: 'NUH' }, setting: 'care-home', themes: ['falls'], stage: 'testing' };
    expect(sectionsOf(project(details)).details).toEqual({ state: 'done', answered: 4, questions: 4 });
    expect(sectionsOf(project({ ...details, organisation: null, themes: [] })).details.answered).toBe(2);
  });

  test('a team is there with its first role', () => {
    expect(sectionsOf(project({ teamRoles: ['nurse', 'doctor'] })).team).toEqual({ state: 'done', roles: 2 });
  });
});

describe('evidence', () => {
  test('cycles are done when each has an end and a decision', () => {
    const finished = folded('pdsa-cycle', 'a', { happened: 'x', act: 'adopt' });
    const open = folded('pdsa-cycle', 'b', { happened: 'x', act: '' });
    expect(sectionsOf([open]).cycles).toEqual({ state: 'started', cycles: 1, finished: 0 });
    expect(sectionsOf([finished, open]).cycles).toEqual({ state: 'started', cycles: 2, finished: 1 });
    expect(sectionsOf([finished]).cycles.state).toBe('done');
  });

  test('measures are done when each has a name and a dated value', () => {
    const measure = folded('measure', 'm', { name: 'Falls' });
    const point = folded('data-point', 'd', { measure: 'm', on: '2026', value: 0 });
    const undated = folded('data-point', 'e', { measure: 'm', on: '', value: 1 });
    const stray = folded('data-point', 'f', { measure: 'gone', on: '2026', value: 1 });
    expect(sectionsOf([measure, undated, stray]).measures).toEqual({
      state: 'started',
      measures: 1,
      withPoints: 0,
      points: 0,
    });
    expect(sectionsOf([measure, point]).measures).toEqual({ state: 'done', measures: 1, withPoints: 1, points: 1 });
  });
});

test('the order of records does not matter', () => {
  const shuffled = workingCopy.chain((records) =>
    fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })),
  );
  fc.assert(
    fc.property(shuffled, ([records, again]) => {
      expect(sectionsOf(again)).toEqual(sectionsOf(records));
    }),
  );
});
