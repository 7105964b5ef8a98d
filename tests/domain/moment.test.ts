import { expect, it } from 'vitest';
import { momentWords } from '../../src/domain/text/moment.ts';

const at = (day: number, hours: number, minutes = 0) => new Date(2018, 7, day, hours, minutes).getTime();

it('says a moment as people do', () => {
  const now = at(6, 18);
  expect(momentWords(at(6, 17, 30), now)).toBe('5:30pm today');
  expect(momentWords(at(5, 9), now)).toBe('9am yesterday');
  expect(momentWords(at(4, 0, 5), now)).toBe('12:05am on 4 August 2018');
  expect(momentWords(at(6, 12), now)).toBe('midday today');
  expect(momentWords(at(6, 0), now)).toBe('midnight today');
});
