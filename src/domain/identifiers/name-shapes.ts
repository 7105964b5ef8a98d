import { FAMILY_NAMES } from './family-names.ts';
import {
  COMMON,
  FROM_PATIENT,
  INSTITUTION,
  NO_NAME,
  OTHER_TITLES,
  PATIENT_WORDS,
  STAFF_AFTER,
  TITLES,
} from './name-words.ts';
import { FIRST_NAMES } from './names.ts';
import { isCapital, isOneOf, isPossessive, isShouted, type Token, wordSet } from './tokens.ts';

/** A name among the tokens: from the first to the one behind its last. */
export type Name = { from: number; next: number };

const PARTICLES = wordSet('de da di du van von der den la le el al bin ibn ap ab mac mc o dos del ten ul ur');
const LOWER_WORDS = wordSet('and or the a an of to in on at was who has had with from for is said bed');
/** "often miss it", "300 ms after", "a master list": words like others, unless a family name follows. */
const WORDS_TOO = wordSet('miss ms master mx');
const STAFF_THINGS = wordSet('clinic list team firm secretary theatre patients trainee');
const BY = wordSet('by under per');
const MOST_WORDS = 4;

/** Where a run of capital words, initials and particles that begins here ends. */
export function nameEnd(tokens: readonly Token[], from: number): number {
  let next = from;
  for (let words = 0; words < MOST_WORDS; words++) {
    const token = tokens[next];
    if (token === undefined || !goesOn(tokens, next, words)) break;
    next += 1;
    if (isPossessive(token)) break;
    if (token.text.length === 1 && isJoined(tokens[next], '.') && (isCapital(tokens[next + 1]) || isInitial(token)))
      next += isCapital(tokens[next + 1]) ? 1 : 0;
    if (isJoined(tokens[next], '-') && tokens[next + 1]?.joined && isCapital(tokens[next + 1])) next += 2;
  }
  return next;
}

function goesOn(tokens: readonly Token[], at: number, words: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'word') return false;
  if (!token.capital)
    return (
      words > 0 &&
      PARTICLES.has(token.lower) &&
      (isCapital(tokens[at + 1]) || PARTICLES.has(tokens[at + 1]?.lower ?? ''))
    );
  if (words === 0) return true;
  if (isOneOf(token, INSTITUTION) || (NO_NAME.has(token.lower) && !COMMON.has(token.lower))) return false;
  if (tokens[at + 1]?.joined && tokens[at + 1]?.kind === 'number') return false;
  return !(isShouted(token) && token.text.length <= 4 && !isShouted(tokens[at - 1]));
}

const isJoined = (token: Token | undefined, text: string): boolean => token?.joined === true && token.text === text;
const isInitial = (token: Token | undefined): boolean => token?.capital === true && token.text.length === 1;

/** `Mrs Patel`, `Mr. J. Hughes`, `Mr and Mrs Pritchard`, `mrs adeyemi`, `Mrs K`; not `Mr Jones, consultant surgeon`. */
export function titledAt(tokens: readonly Token[], at: number): Name | undefined {
  const title = tokens[at];
  if (title?.kind !== 'word') return undefined;
  const other = title.capital && OTHER_TITLES.has(title.lower);
  if ((!TITLES.has(title.lower) && !other) || title.text === 'MS') return undefined;
  const next = titledEnd(tokens, at, title.capital);
  if (next === undefined) return undefined;
  const name = { from: at, next };
  if (other) return isCalledPatient(tokens, next) ? name : undefined;
  return isStaffTitled(tokens, at, next) ? undefined : name;
}

function titledEnd(tokens: readonly Token[], at: number, capital: boolean): number | undefined {
  let from = at + 1;
  if (tokens[from]?.text === '.') from += 1;
  if (/^(?:and|&|\+)$/.test(tokens[from]?.lower ?? '') && isTitle(tokens[from + 1]))
    from += tokens[from + 2]?.text === '.' ? 3 : 2;
  const first = tokens[from];
  if (first?.kind !== 'word') return undefined;
  if (first.capital) return isRoleWord(first) ? undefined : nameEnd(tokens, from);
  if (PARTICLES.has(first.lower) && isCapital(tokens[from + 1])) return nameEnd(tokens, from + 1);
  if (capital || LOWER_WORDS.has(first.lower)) return undefined;
  return WORDS_TOO.has(tokens[at]?.lower ?? '') && !FAMILY_NAMES.has(first.bare) ? undefined : from + 1;
}

const isTitle = (token: Token | undefined) => isOneOf(token, TITLES) || isOneOf(token, OTHER_TITLES);
const isRoleWord = (token: Token) => STAFF_AFTER.has(token.lower);

/** `Ambrose is a pt`, `Mary Benedicta (pt in rm 4`. */
function isCalledPatient(tokens: readonly Token[], next: number): boolean {
  const [a, b, c] = [tokens[next], tokens[next + 1], tokens[next + 2]];
  if (a?.text === '(' || a?.text === ',') return isOneOf(b, PATIENT_WORDS);
  if ((a?.lower === 'is' || a?.lower === 'was') && (b?.lower === 'a' || b?.lower === 'our'))
    return isOneOf(c, PATIENT_WORDS);
  return a?.lower === 'fell' || a?.lower === 'both' || (a?.lower === 'in' && b?.lower === 'bed');
}

function isStaffTitled(tokens: readonly Token[], from: number, next: number): boolean {
  if (isStaffBehind(tokens, next)) return true;
  const last = tokens[next - 1];
  if (last !== undefined && isPossessive(last) && STAFF_THINGS.has(tokens[next]?.lower ?? '')) return true;
  // "seen by Mr Lowe" is a surgeon's; "complaint by Mr Vasquez" is not.
  const isBy = BY.has(tokens[from - 1]?.lower ?? '') && !isOneOf(tokens[from - 2], FROM_PATIENT);
  return isBy || STAFF_AFTER.has(tokens[from - 1]?.lower ?? '');
}

const ASIDE = wordSet(', ( - –');
const FROM = wordSet('in from at of');
const SMALL = wordSet('the our a an clinical lead chief senior junior');

/** ", consultant urologist", "(consultant surgeon)", "in the QI team", "presented": words for staff right behind a name. */
export function isStaffBehind(tokens: readonly Token[], next: number): boolean {
  const first = tokens[next];
  if (first === undefined) return false;
  if (STAFF_AFTER.has(first.bare)) return true;
  if (!ASIDE.has(first.text) && !FROM.has(first.lower)) return false;
  let at = next + 1;
  while (SMALL.has(tokens[at]?.lower ?? '')) at += 1;
  return isOneOf(tokens[at], STAFF_AFTER) || isOneOf(tokens[at - 1], STAFF_AFTER);
}

/** As lists have it: `SMITH Robert`, `OKAFOR, Grace`, `Thompson, A`, `Papadopoulos, Eleni, 03/11/1944`. */
export function listedAt(tokens: readonly Token[], at: number): Name | undefined {
  const [family, second, third] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (family === undefined || !family.capital || family.text.length < 2 || NO_NAME.has(family.lower)) return undefined;
  const shouted = isShouted(family);
  // "OT Ben", "SHO Amy": what somebody is, not their family's name.
  if (shouted && family.text.length <= 3 && !FAMILY_NAMES.has(family.lower)) return undefined;
  if (second?.capital) {
    const given = shouted && !second.joined && !isShouted(second) && FIRST_NAMES.has(second.bare);
    return given ? { from: at, next: at + 2 } : undefined;
  }
  if (
    second?.text !== ',' ||
    third === undefined ||
    !third.capital ||
    (third.text.length > 1 && NO_NAME.has(third.lower))
  )
    return undefined;
  const known = FAMILY_NAMES.has(family.lower) && (shouted || !COMMON.has(family.lower) || isRow(tokens, at + 3));
  const alone = !isCapital(tokens[at - 1]) && tokens[at - 1]?.text !== ',';
  const more = tokens[at + 3]?.text === ',' && isCapital(tokens[at + 4]);
  if (!alone || more) return undefined;
  const fits = third.text.length === 1 ? known : isGivenBehind(tokens, at, known, shouted);
  return fits ? { from: at, next: at + 3 } : undefined;
}

function isGivenBehind(tokens: readonly Token[], at: number, known: boolean, shouted: boolean): boolean {
  const third = tokens[at + 2];
  if (third === undefined || isShouted(third)) return false;
  if (FIRST_NAMES.has(third.bare)) return known || shouted || isRow(tokens, at + 3);
  return known && isRow(tokens, at + 3);
}

/** Whether figures or the mark of a row follow. */
const isRow = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.kind === 'number' || (/^[(,/|:–-]$/.test(tokens[at]?.text ?? '') && !isCapital(tokens[at + 1]));

/** `J.S.`, `R.T.`: where it ends. */
export function initialsAt(tokens: readonly Token[], at: number): number | undefined {
  if (!isInitial(tokens[at]) || !isJoined(tokens[at + 1], '.') || isJoined(tokens[at - 1], '.')) return undefined;
  if (!isInitial(tokens[at + 2]) || !tokens[at + 2]?.joined) return undefined;
  return isJoined(tokens[at + 3], '.') ? at + 4 : at + 3;
}
