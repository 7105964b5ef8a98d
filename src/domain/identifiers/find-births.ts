import { dateAt, type FoundDate, monthOfYearAt } from './dates.ts';
import type { Borders, IdentifierSpan, Why } from './span.ts';
import { type Token, wordSet } from './tokens.ts';

const LINKS = wordSet(
  'on is was are = : ( ) , - – . at the of in also as her his ? / | label form wristband band sticker record given recorded listed shown says reads entered written',
);
const MORE = wordSet(
  'and or instead of not vs versus then should be was , ( ) / & but on form label wristband band record system file notes chart screen other gp spine pds letter referral second one twin the',
);
const SEX = wordSet('m f male female');
const NO_WORDS = wordSet('( ) , : - – / | . ;');
const LINK_TOKENS = 4;
const MORE_TOKENS = 4;
/** A date of a project is hardly older; a date beside a name and older than this is a birth. */
const LAST_YEAR_BESIDE_NAME = 2012;

/**
 * Dates that the text shows to be birth dates: after or before "DOB", "date of birth", "born"; or old, and beside a person's name, an
 * NHS number or a sex, as rows that were pasted from a list have them.
 *
 * @param persons spans of names and NHS numbers that were found already
 */
export function findBirths(tokens: readonly Token[], persons: Borders): IdentifierSpan[] {
  const dates = new Map<number, FoundDate>();
  const behind = new Map<number, { from: number; date: FoundDate }>();
  for (let at = 0; at < tokens.length; at++) {
    const date = dateAt(tokens, at);
    if (date === undefined) continue;
    dates.set(at, date);
    behind.set(date.next, { from: at, date });
    at = date.next - 1;
  }
  const births = new Map<number, FoundDate & { why: Why }>();
  for (let at = 0; at < tokens.length; at++) {
    const next = birthWord(tokens, at);
    if (next === undefined || isOfAThing(tokens, at)) continue;
    for (const [from, date] of datesAfter(tokens, dates, next)) births.set(from, { ...date, why: 'dob-word' });
    const before = behind.get(at) ?? (NO_WORDS.has(tokens[at - 1]?.text ?? '') ? behind.get(at - 1) : undefined);
    if (before !== undefined) births.set(before.from, { ...before.date, why: 'dob-word' });
  }
  for (const [from, date] of dates) {
    if (births.has(from) || date.year === undefined || date.year > LAST_YEAR_BESIDE_NAME) continue;
    const why = besidePerson(tokens, from, date, persons);
    if (why !== undefined) births.set(from, { ...date, why });
  }
  return [...births.values()].map(({ start, end, why }) => ({ start, end, type: 'date-of-birth', why }));
}

/** Where a word for a birth date that begins here ends. "Born as an idea" is none: its next word leads to no date. */
function birthWord(tokens: readonly Token[], at: number): number | undefined {
  const word = (ahead: number) => tokens[at + ahead]?.lower;
  switch (word(0)) {
    case 'dob':
    case 'dobs':
    case 'born':
    case 'birthdate':
    case 'birthdates':
    case 'birthday':
    case 'd.o.b':
      return at + 1;
    case 'bday':
      return at + 1;
    case 'b':
      if (word(1) === '/' && word(2) === 'd') return at + 3;
      return word(1) === '.' ? at + 2 : undefined;
    case 'birth':
      return word(1) === 'date' ? at + 2 : undefined;
    case 'date':
    case 'dates':
      return word(1) === 'of' && (word(2) === 'birth' || word(2) === 'births') ? at + 3 : undefined;
    case 'd':
      if (word(1) === '/' && word(2) === 'o' && word(3) === '/' && word(4) === 'b') return at + 5;
      if (word(1) === '.' && word(2) === 'o' && word(3) === '.' && word(4) === 'b')
        return word(5) === '.' ? at + 6 : at + 5;
      return word(1) === 'o' && word(2) === 'b' ? at + 3 : undefined;
    default:
      return undefined;
  }
}

/** The dates behind a word, with only small words between: also "01/02/50 and 11/02/50". */
function datesAfter(
  tokens: readonly Token[],
  dates: ReadonlyMap<number, FoundDate>,
  from: number,
): [number, FoundDate][] {
  const taken: [number, FoundDate][] = [];
  let at = from;
  for (let skipped = 0; skipped <= LINK_TOKENS && at < tokens.length; ) {
    const date = dates.get(at) ?? (taken.length === 0 ? monthOfYearAt(tokens, at) : undefined);
    if (date !== undefined) {
      taken.push([at, date]);
      at = date.next;
      skipped = 0;
      continue;
    }
    const words = taken.length === 0 ? LINKS : MORE;
    if (!words.has(tokens[at]?.lower ?? '') || skipped >= (taken.length === 0 ? LINK_TOKENS : MORE_TOKENS)) break;
    skipped += 1;
    at += 1;
  }
  return taken;
}

const THINGS = wordSet(
  'idea ideas project projects group team form plan tool charter network unit scheme programme concept change',
);

/** "The idea was born on 3 March": no birth of a person. */
function isOfAThing(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.lower !== 'born') return false;
  for (let back = at - 3; back < at; back++) if (THINGS.has(tokens[back]?.lower ?? '')) return true;
  return false;
}

function besidePerson(tokens: readonly Token[], from: number, date: FoundDate, persons: Borders): Why | undefined {
  let before = from - 1;
  while (before >= 0 && NO_WORDS.has(tokens[before]?.text ?? '')) before -= 1;
  let after = date.next;
  while (after < tokens.length && NO_WORDS.has(tokens[after]?.text ?? '')) after += 1;
  const ends = tokens[before]?.end;
  const starts = tokens[after]?.start;
  if ((ends !== undefined && persons.ends.has(ends)) || (starts !== undefined && persons.starts.has(starts)))
    return 'beside-name';
  return isSex(tokens[before]) || isSex(tokens[after]) ? 'beside-sex' : undefined;
}

const isSex = (token: Token | undefined): boolean => token !== undefined && SEX.has(token.lower) && token.text !== 'm';
