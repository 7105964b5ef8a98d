import { type Token, wordSet } from './tokens.ts';

/** A date that names a day: where it ends among the tokens, and its year where it says one. */
export type FoundDate = { start: number; end: number; next: number; year: number | undefined };

const MONTHS = wordSet(
  'jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october nov november dec december',
);
const ORDINAL = wordSet('st nd rd th');
const MARKS = new Set(['/', '-', '.', '–']);

export const isMonth = (token: Token | undefined): boolean => token?.kind === 'word' && MONTHS.has(token.lower);

/**
 * The date that begins at a token: `12/03/1941`, `4.5.38`, `1939-04-01`, `6 June 1944`, `23rd September 1933`, `03-Mar-1948`,
 * `June 6, 1944`, `19480229`, `091155`, and without a year `5/9`, `3rd March`.
 */
export function dateAt(tokens: readonly Token[], at: number): FoundDate | undefined {
  const first = tokens[at];
  if (first === undefined) return undefined;
  // A date does not begin inside of something else: 1.10.2025 is none in v1.10.2025.
  const before = tokens[at - 1];
  if (first.joined && before !== undefined && (before.kind !== 'mark' || '.-/'.includes(before.text))) {
    const isBirthDot = before.text === '.' && /^(?:b|dob|birth)$/.test(tokens[at - 2]?.lower ?? '');
    if (!isBirthDot && !(before.kind === 'word' && before.lower === 'dob')) return undefined;
  }
  return first.kind === 'number'
    ? (compact(tokens, at) ?? figures(tokens, at) ?? dayMonth(tokens, at))
    : isMonth(first)
      ? monthDay(tokens, at)
      : undefined;
}

function found(tokens: readonly Token[], from: number, next: number, year?: number): FoundDate | undefined {
  const [first, last] = [tokens[from], tokens[next - 1]];
  if (first === undefined || last === undefined) return undefined;
  return { start: first.start, end: last.end, next, year };
}

/** `19480229`, `091155`: digits alone; whoever asks must have a reason to think that they are a date. */
function compact(tokens: readonly Token[], at: number): FoundDate | undefined {
  const text = tokens[at]?.text ?? '';
  if (tokens[at + 1]?.joined && tokens[at + 1]?.kind !== 'mark') return undefined;
  if (/^\d{8}$/.test(text)) {
    const [y, m, d] = [text.slice(0, 4), text.slice(4, 6), text.slice(6)].map(Number);
    if (isDay(d) && isMonthNumber(m) && isYear(y)) return found(tokens, at, at + 1, y);
    const year = Number(text.slice(4));
    return isDay(Number(text.slice(0, 2))) && isMonthNumber(Number(text.slice(2, 4))) && isYear(year)
      ? found(tokens, at, at + 1, year)
      : undefined;
  }
  if (!/^\d{6}$/.test(text)) return undefined;
  const [d, m, y] = [text.slice(0, 2), text.slice(2, 4), text.slice(4)].map(Number);
  return isDay(d) && isMonthNumber(m) ? found(tokens, at, at + 1, fullYear(y ?? 0)) : undefined;
}

/** `12/03/1941`, `1939-04-01`, `5/9`. */
function figures(tokens: readonly Token[], at: number): FoundDate | undefined {
  const [a, mark, b, again, c] = [tokens[at], tokens[at + 1], tokens[at + 2], tokens[at + 3], tokens[at + 4]];
  if (a === undefined || b?.kind !== 'number' || !MARKS.has(mark?.text ?? '') || !mark?.joined) return undefined;
  const second = monthNumber(b);
  const three = b.joined && again?.joined === true && again.text === mark.text && c?.kind === 'number' && c.joined;
  if (a.text.length === 4) {
    return three && second && c.text.length <= 2 && isDay(Number(c.text))
      ? found(tokens, at, at + 5, Number(a.text))
      : undefined;
  }
  if (a.text.length > 2 || !isDay(Number(a.text)) || !second) return undefined;
  if (three && (c.text.length === 4 || c.text.length === 2)) {
    if (tokens[at + 5]?.joined && tokens[at + 5]?.kind === 'number') return undefined;
    return found(tokens, at, at + 5, yearOf(c.text));
  }
  return mark.text === '/' && b.joined && !three ? found(tokens, at, at + 3) : undefined;
}

/** `09/2019`, `March 1941`: a month of a year, for whoever asks behind a word for a birth date. */
export function monthOfYearAt(tokens: readonly Token[], at: number): FoundDate | undefined {
  const [month, mark, year] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (month === undefined) return undefined;
  if (isMonth(month)) {
    return mark?.text.length === 4 && isYear(Number(mark.text))
      ? found(tokens, at, at + 2, Number(mark.text))
      : undefined;
  }
  const joined = month.kind === 'number' && mark?.text === '/' && mark.joined && year?.joined && year.text.length === 4;
  return joined && monthNumber(month) && isYear(Number(year.text))
    ? found(tokens, at, at + 3, Number(year.text))
    : undefined;
}

/** `6 June 1944`, `23rd September 1933`, `03-Mar-1948`, `1st Feb`. */
function dayMonth(tokens: readonly Token[], at: number): FoundDate | undefined {
  const day = tokens[at];
  if (day === undefined || day.text.length > 2 || !isDay(Number(day.text))) return undefined;
  let next = at + 1;
  if (ORDINAL.has(tokens[next]?.lower ?? '') && tokens[next]?.joined) next += 1;
  if (tokens[next]?.lower === 'of') next += 1;
  if (tokens[next]?.text === '-' && tokens[next]?.joined) next += 1;
  if (!isMonth(tokens[next])) return undefined;
  return withYear(tokens, at, next + 1);
}

/** `June 6, 1944`, `March 4th`. */
function monthDay(tokens: readonly Token[], at: number): FoundDate | undefined {
  const day = tokens[at + 1];
  if (day?.kind !== 'number' || day.text.length > 2 || !isDay(Number(day.text))) return undefined;
  let next = at + 2;
  if (ORDINAL.has(tokens[next]?.lower ?? '') && tokens[next]?.joined) next += 1;
  return withYear(tokens, at, next);
}

function withYear(tokens: readonly Token[], from: number, next: number): FoundDate | undefined {
  if (
    /^['’]$/.test(tokens[next]?.text ?? '') &&
    tokens[next + 1]?.joined &&
    /^\d\d$/.test(tokens[next + 1]?.text ?? '')
  )
    return found(tokens, from, next + 2, yearOf(tokens[next + 1]?.text ?? ''));
  const skip = tokens[next]?.text === ',' || tokens[next]?.text === '-' || tokens[next]?.text === '.' ? 1 : 0;
  const year = tokens[next + skip];
  const fits =
    year?.kind === 'number' &&
    (isYear(Number(year.text)) || (year.text.length === 2 && skip === 0 && !followsTime(tokens, next)));
  return fits ? found(tokens, from, next + skip + 1, yearOf(year.text)) : found(tokens, from, next);
}

/** `11 Jan 02:30`: the figures behind the month are a time. */
const followsTime = (tokens: readonly Token[], at: number) =>
  tokens[at + 1]?.text === ':' ||
  /^(am|pm|hrs?)$/.test(tokens[at + 1]?.lower ?? '') ||
  (tokens[at + 1]?.text === '.' && tokens[at + 1]?.joined === true && tokens[at + 2]?.kind === 'number');

const isDay = (day: number | undefined) => day !== undefined && day >= 1 && day <= 31;
const isMonthNumber = (month: number | undefined) => month !== undefined && month >= 1 && month <= 12;
const monthNumber = (token: Token) => token.text.length <= 2 && isMonthNumber(Number(token.text));
const isYear = (year: number | undefined) => year !== undefined && year >= 1900 && year <= 2099;
const yearOf = (text: string) => (text.length === 4 ? Number(text) : fullYear(Number(text)));

/** Two figures of a year: those up to 29 are of this century, for nobody who was born in 1929 is rarer than a date of 2029. */
const fullYear = (year: number) => (year <= 29 ? 2000 + year : 1900 + year);

const TIME_WORDS = wordSet('am pm hrs hr h');

/** The time of day that begins at a token: `02:30`, `10am`, `0410`; where it ends among the tokens. */
export function timeAt(tokens: readonly Token[], at: number): number | undefined {
  const [hour, mark, minute] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (hour?.kind !== 'number' || hour.text.length > 4) return undefined;
  const clock =
    mark?.joined === true &&
    (mark.text === ':' || mark.text === '.') &&
    minute?.joined === true &&
    /^[0-5]\d$/.test(minute.text);
  const next = clock ? at + 3 : at + 1;
  const unit = TIME_WORDS.has(tokens[next]?.lower ?? '') && tokens[next]?.joined === true;
  if (Number(hour.text) > 24 && !(hour.text.length === 4 && unit)) return undefined;
  if (unit) return next + 1;
  return clock && mark?.text === ':' ? next : undefined;
}
