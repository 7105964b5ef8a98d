import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentToPublish } from '../../src/domain/project/publish.ts';
import { publishedContentSchema } from '../../src/domain/project/published-project.ts';
import { folded, workingCopy } from './working-copy-records.ts';

const project = (values: Record<string, unknown>) => folded('project', 'p', values);
const form = fc.constantFrom('in-progress' as const, 'full' as const);

describe('any working copy', () => {
  test('gives the same content in whatever order its records come', () => {
    const shuffled = workingCopy.chain((records) =>
      fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })),
    );
    fc.assert(
      fc.property(shuffled, form, ([records, again], form) => {
        expect(JSON.stringify(contentToPublish(again, form))).toBe(JSON.stringify(contentToPublish(records, form)));
      }),
    );
  });

  test('gives content without undefined, empty or untrimmed texts, which is the same after JSON', () => {
    const check = (value: unknown): void => {
      expect(value).not.toBeUndefined();
      if (typeof value === 'string') expect(value).toBe(value.trim());
      if (typeof value !== 'object' || value === null) return;
      for (const [key, each] of Object.entries(value)) {
        if (key !== 'title') expect(each).not.toBe('');
        check(each);
      }
    };
    fc.assert(
      fc.property(workingCopy, form, (records, form) => {
        const content = contentToPublish(records, form);
        check(content);
        expect(JSON.parse(JSON.stringify(content))).toEqual(content);
      }),
    );
  });

  test('loses no word of a full project', () => {
    fc.assert(
      fc.property(workingCopy, (records) => {
        const told = JSON.stringify(contentToPublish(records, 'full'));
        for (const { kind, values } of records) {
          if (kind === 'data-point') continue;
          for (const value of [values.summary, values.worked, values.happened, values.learned, values.name]) {
            if (typeof value === 'string') expect(told).toContain(JSON.stringify(value.trim()).slice(1, -1));
          }
        }
      }),
    );
  });
});

describe('an in-progress project', () => {
  test('says what it is about and who to ask, and no more', () => {
    const records = [
      project({
        title: ' Fewer falls ',
        organisation: { name: 'NUH', code: 'RX1' },
        setting: 'acute-hospital',
        themes: ['frailty', 'falls'],
        aimWhat: 'Fewer falls',
        aimHowMuch: 'half',
        aimByWhen: '2027',
        contactRole: 'Ward manager',
        summary: 'secret',
        problem: 'secret',
        worked: 'secret',
        teamRoles: ['secret'],
        outcome: 'improved',
        stage: 'planning',
        startedOn: '2026',
      }),
      folded('pdsa-cycle', 'c', { happened: 'secret' }),
      folded('measure', 'm', { name: 'secret' }),
    ];
    expect(contentToPublish(records, 'in-progress')).toEqual({
      form: 'in-progress',
      title: 'Fewer falls',
      organisation: { name: 'NUH', code: 'RX1' },
      setting: 'acute-hospital',
      themes: ['falls', 'frailty'],
      tags: [],
      aimWhat: 'Fewer falls',
      aimHowMuch: 'half',
      aimByWhen: '2027',
      contactRole: 'Ward manager',
      stage: 'planning',
      outcome: 'not-yet-known',
      teamRoles: [],
      changeIdeas: [],
      cycles: [],
      measures: [],
    });
  });

  test.each([
    [undefined, 'testing'],
    ['', 'testing'],
    ['completed', 'testing'],
    ['stopped', 'testing'],
    ['sustaining', 'sustaining'],
  ])('at the stage %j is %s', (stage, shown) => {
    expect(contentToPublish([project(stage === undefined ? {} : { stage })], 'in-progress').stage).toBe(shown);
  });
});

describe('a full project', () => {
  test('without records is empty and valid', () => {
    const content = contentToPublish([], 'full');
    expect(publishedContentSchema.parse(content)).toEqual(content);
    expect([content.title, content.stage, content.outcome]).toEqual(['', 'testing', 'not-yet-known']);
  });

  test('that has ended and says no stage is completed', () => {
    expect(contentToPublish([project({ endedOn: '2026-10' })], 'full').stage).toBe('completed');
    expect(contentToPublish([project({ endedOn: '2026-10', stage: 'sustaining' })], 'full').stage).toBe('sustaining');
  });

  test('has cycles and measures by their order, points by date, and leaves out what says nothing', () => {
    const records = [
      project({ title: 'T', teamRoles: ['pharmacist', 'nurse', 'nurse '] }),
      folded('pdsa-cycle', 'c2', { order: 'a1', follows: 'c1', happened: 'Went well', act: 'adapt' }),
      folded('pdsa-cycle', 'c1', { order: 'a0', changeIdea: ' Huddle ', act: '' }),
      folded('pdsa-cycle', 'c3', { order: 'a2', follows: 'c2', changeIdea: '  ' }),
      folded('pdsa-cycle', 'c4', { order: 'a3', follows: 'c3', question: 'Why?' }),
      folded('measure', 'm2', { order: 'a1', name: '', target: 0 }),
      folded('measure', 'm1', { order: 'a0', name: 'Falls', type: 'outcome', direction: '', target: 0, unit: '' }),
      folded('measure', 'm3', { order: 'a2', name: '' }),
      folded('data-point', 'b', { measure: 'm1', on: '2026-02', value: 3, note: ' Snow ' }),
      folded('data-point', 'a', { measure: 'm1', on: '2026-02', value: 4, note: '' }),
      folded('data-point', 'c', { measure: 'm1', on: '2026-01', value: 0 }),
      folded('data-point', 'd', { measure: 'm1', on: '', value: 9 }),
      folded('data-point', 'e', { measure: 'm1', on: '2026-03', value: null }),
      folded('data-point', 'f', { measure: 'm3', on: '2026-03', value: 1 }),
      folded('data-point', 'g', { measure: 'gone', on: '2026-03', value: 1 }),
    ];
    expect(contentToPublish(records, 'full')).toMatchObject({
      teamRoles: ['nurse', 'pharmacist'],
      cycles: [
        { id: 'c1', changeIdea: 'Huddle' },
        { id: 'c2', follows: 'c1', happened: 'Went well', act: 'adapt' },
        { id: 'c4', question: 'Why?' },
      ],
      measures: [
        {
          id: 'm1',
          name: 'Falls',
          type: 'outcome',
          target: 0,
          points: [
            { on: '2026-01', value: 0 },
            { on: '2026-02', value: 4 },
            { on: '2026-02', value: 3, note: 'Snow' },
          ],
        },
        { id: 'm3', name: 'Measure without a name', points: [{ on: '2026-03', value: 1 }] },
      ],
    });
    expect(contentToPublish(records, 'full').cycles[2]).not.toHaveProperty('follows');
  });
});
