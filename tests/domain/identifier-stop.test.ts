import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId } from '../../src/domain/id.ts';
import { identifierIn } from '../../src/domain/identifiers/change.ts';
import { isIdentifierName } from '../../src/domain/identifiers/name.ts';
import { findIdentifier, hasMoreParts } from '../../src/domain/identifiers/stop.ts';

const HASH = `${'a'.repeat(20)}9434765919${'b'.repeat(34)}`;
const ask = (payload: object) => ({ record: 'r', kind: 'publication', field: 'ask', payload });

test('[S14] the stop reads values of any width and depth', () => {
  const wide = Array.from({ length: 200_000 }, (_, at) => at % 7);
  expect(findIdentifier(wide)).toBeUndefined();
  expect(findIdentifier([...wide, { deep: [[{ '943 476 5919': true }]] }])).toMatchObject({ text: '943 476 5919' });
  expect(findIdentifier([...wide, 9434765919])).toMatchObject({ text: '9434765919' });
});

test('[S14] parts are keys, items and values, at any depth', () => {
  expect(hasMoreParts({ a: [1, 2] }, 5)).toBe(false);
  expect(hasMoreParts({ a: [1, 2] }, 4)).toBe(true);
  expect(hasMoreParts('one text', 1)).toBe(false);
});

test('[S24] the digits of a hash are passed over where its field has one, and nowhere else', () => {
  expect(identifierIn(ask({ hash: HASH }))).toBeUndefined();
  expect(identifierIn(ask({ hash: HASH, askedAt: HASH }))).toBe('payload');
  expect(identifierIn(ask({ hash: '9434765919' }))).toBe('payload');
  expect(identifierIn({ record: 'r', kind: 'project', field: 'title', payload: HASH })).toBe('payload');
  expect(identifierIn({ record: 'r', kind: 'later', field: 'ask', payload: { hash: HASH } })).toBe('payload');
});

test('[S14] an id that is an NHS number as a whole is one, whatever stands between its digits', () => {
  const some = ['943-476-5919', '9434765919', 'NHS9434765919', 'nhs_943_476_5919', 'nhsNumber-9434765919'];
  for (const id of [...some, 'patient-nhs-9434765919']) expect([id, isIdentifierName(id)]).toEqual([id, true]);
  for (const id of ['943-476-5918', 'c1', '19434765919', 'project_abc', '2026-03-01', 'qZ9434765919xKpwTbLmNe']) {
    expect([id, isIdentifierName(id)]).toEqual([id, false]);
  }
});

test('[S14] a random id is none, also behind a word of ours', () => {
  const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });
  fc.assert(
    fc.property(bytes, (random) => {
      const id = newId(() => random);
      expect([id, `celebrated_${id}`, `project_${id}`].some(isIdentifierName)).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

test.each(['record', 'kind', 'field'] as const)('[S14] the stop looks at the %s of a change', (place) => {
  const change = { record: 'r', kind: 'project', field: 'title', payload: 'Falls' };
  expect(identifierIn(change)).toBeUndefined();
  expect(identifierIn({ ...change, [place]: 'nhs943-476-5919' })).toBe(place);
});
