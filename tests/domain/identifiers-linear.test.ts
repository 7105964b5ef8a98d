import { expect, test } from 'vitest';
import { findIdentifiers } from '../../src/domain/identifiers/find.ts';

/** What tempts each pattern to go on: the beginnings of numbers, dates, addresses, names, places, headings. */
const FRAGMENTS = [
  ...['1', '999 ', '12/03/1941 ', 'dob ', '07700 ', '(0', 'a.', 'a@b.c '],
  ...['NE56 ', '12 High ', 'Flat 3, ', 'Mr A. ', 'pt John ', 'Twins Ella and ', 'persona '],
  ...[
    'bed 3 ',
    'bed 3, ',
    'W7 B4 ',
    'one of 3 ',
    'only one HIV ',
    'n=',
    'mrn ',
    'hosp no : ',
    'K1',
    'isbn 1',
    '10.1234/a ',
    'Goal (0805091742) ',
    'RIP ',
    'b/d 3/4/',
    'D/O/B ',
    'complaint by Mr ',
    'miss ms ',
  ],
];
const SMALL = 100_000;
const LARGE = 1_000_000;

/** Milliseconds of this thread's own time, so that a busy machine does not count. */
function timeOf(text: string): number {
  const before = process.threadCpuUsage();
  findIdentifiers(text);
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

const filled = (fragment: string, length: number) =>
  fragment.repeat(Math.ceil(length / fragment.length)).slice(0, length);

test.each(FRAGMENTS)('%j ten times as often takes at most twenty times as long', { timeout: 60_000 }, (fragment) => {
  const small = filled(fragment, SMALL);
  timeOf(small);
  // Under 5 ms the clock says more than the code.
  const once = Math.max(timeOf(small), timeOf(small), 5);
  expect(timeOf(filled(fragment, LARGE)) / once).toBeLessThanOrEqual(20);
});
