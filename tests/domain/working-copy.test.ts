import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byDate, datesWithSeveral, isUnfinished } from '../../src/domain/measure/same-date.ts';
import { ideaLine, isDone, nextPart } from '../../src/domain/pdsa-cycle/parts.ts';
import { projectTitle } from '../../src/domain/project/project-title.ts';
import { latestRequest, publishedVersion } from '../../src/domain/publication/latest.ts';
import { orderBehind } from '../../src/domain/record/order.ts';
import { ageWords, waitWords } from '../../src/domain/text/age.ts';

describe('order', () => {
  it('[S20] puts a record behind the one it is for, before the next, whatever came before', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 30 }), (places) => {
        const records: { id: string; values: { order: string } }[] = [];
        for (const [n, place] of places.entries()) {
          const after = records[place % Math.max(1, records.length)];
          const at = after === undefined ? records.length : records.indexOf(after) + 1;
          records.splice(at, 0, { id: `r${n}`, values: { order: orderBehind(records, after?.id) } });
        }
        const keys = records.map(({ values }) => values.order);
        expect(keys).toEqual(keys.toSorted());
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('passes over what is no key', () => {
    const records = [
      { id: 'a', values: { order: 'a0' } },
      { id: 'b', values: { order: 'zzz!' } },
      { id: 'c', values: {} },
    ];
    expect(orderBehind(records)).toBe('a1');
  });
});

describe('readings', () => {
  const point = (id: string, on?: string, value?: number) => ({
    id,
    values: { ...(on !== undefined && { on }), ...(value !== undefined && { value }) },
  });

  it('[S21] keeps two for one date, and says which dates', () => {
    const points = [point('a', '2026-01-05', 1), point('b', '2026-01-04', 2), point('c', '2026-01-05', 3), point('d')];
    expect(datesWithSeveral(points)).toEqual(['2026-01-05']);
    expect(byDate(points).map(({ id }) => id)).toEqual(['d', 'a', 'c', 'b']);
    expect(points.filter(isUnfinished).map(({ id }) => id)).toEqual(['d']);
  });
});

describe('a cycle', () => {
  const cycle = (values: object) => ({ id: 'c', values });

  it('goes on at its plan while it has no prediction and nothing has happened', () => {
    expect(nextPart(cycle({ changeIdea: 'Lights' }))).toBe('plan');
    expect(nextPart(cycle({ changeIdea: 'Lights', prediction: 'Sleep' }))).toBe('do');
    expect(nextPart(cycle({ changeIdea: 'Lights', happened: 'Slept' }))).toBe('study');
    expect(nextPart(cycle({ changeIdea: 'Lights', happened: 'Slept', learned: 'x', act: 'adopt' }))).toBeUndefined();
    expect(isDone('plan', cycle({ changeIdea: ' ' }))).toBe(false);
  });

  it('is called by the first line of its idea, cut at a word', () => {
    expect(ideaLine(cycle({ changeIdea: '\n Lights down \n and more' }))).toBe('Lights down');
    expect(ideaLine(cycle({ changeIdea: 'One two three' }), 9)).toBe('One two…');
    expect(ideaLine(cycle({}))).toBe('');
  });
});

describe('a request to publish', () => {
  const publication = (id: string, askedAt: string, progress?: object) => ({
    kind: 'publication',
    id,
    values: { ask: { askedAt }, ...(progress !== undefined && { progress }) },
  });

  it('is the newest, and the archive has the highest version', () => {
    const records = [
      publication('b', '2026-02-01T00:00:00Z'),
      publication('a', '2026-01-01T00:00:00Z', { state: 'published', version: 2, at: '' }),
    ];
    expect(latestRequest(records)).toMatchObject({ id: 'b', progress: { state: 'not-yet' } });
    expect(publishedVersion(records)).toBe(2);
    expect(publishedVersion([])).toBeUndefined();
  });
});

it('calls a project without a title so', () => {
  expect(projectTitle([{ kind: 'project', id: 'p', values: { title: ' ' } }])).toBe('Project without a title');
});

it.each([
  [20_000, 'just now'],
  [60_000, '1 minute ago'],
  [7_300_000, '2 hours ago'],
  [90_000_000, '1 day ago'],
])('%i ms ago is %s', (ms, words) => {
  expect(ageWords(ms)).toBe(words);
});

it('says how long it will be', () => {
  expect([waitWords(900), waitWords(150_000)]).toEqual(['in less than a minute', 'in 3 minutes']);
});
