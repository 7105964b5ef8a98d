import { dateAt, timeAt } from './dates.ts';
import type { IdentifierSpan } from './span.ts';
import { isCapital, isOneOf, type Token, wordSet } from './tokens.ts';

/** A place for one person. */
const SPOTS = wordSet('bed room rm cot chair bay cubicle trolley incubator couch sideroom sr space crib recliner');
const WARDS = wordSet(
  'ward unit wing suite amu mau sau icu itu hdu ccu nnu nicu scbu picu ed a&e sdec aau eau asu cau pau ambu labour maternity delivery theatre theatres recovery lounge floor house court lodge block corridor paeds paediatrics hospice',
);
const DAYS = wordSet(
  'mon monday tue tues tuesday wed weds wednesday thu thur thurs thursday fri friday sat saturday sun sunday yesterday today tonight',
);
const TIMES = wordSet(
  'night nights morning evening lunchtime lunch afternoon midnight midday noon overnight teatime early late last shift dawn dusk weekend',
);
const FEASTS = wordSet('christmas boxing new easter good bank');
const FEAST_DAYS = wordSet("eve day year’s year's years monday friday sunday holiday");
const LINKS = wordSet('on in at of the / ( ) , - – : and side @ | th st nd rd');
const PERSON = wordSet(
  'pt patient man woman lady gentleman gent chap bloke he she him her his hers baby boy girl mum mother dad father died fell found arrest arrested collapsed absconded missed wandered admitted discharged waited resident yo relative family daughter son wife husband complaint complained who',
);
const AUDIT = wordSet(
  'audit audited boards board clean cleaned empty closed ready spaces stock stocked checked swab swabs curtains mattress monitor monitors out repaired repair repairs painted paint fixed broken installed replaced clock clocks light lights tv booked opened reopened refurbished refurb pilot piloted started began huddle meeting trial new sink flooded leak',
);
const MOST = 16;

/**
 * Places with a day that point to one person: a bed, a room or a chair together with a date, or with a ward where the text speaks of
 * somebody. Ranges and plurals (`Beds 1-6`) are about spaces, not people.
 */
export function findPlaces(tokens: readonly Token[]): IdentifierSpan[] {
  const spans: IdentifierSpan[] = [];
  let free = 0;
  for (let at = 0; at < tokens.length; at++) {
    const spot = spotAt(tokens, at);
    if (spot === undefined) continue;
    const after = grow(tokens, spot.next);
    const before = growBack(tokens, spot.from, free);
    const dated = before.date || after.date;
    const ward = before.ward || after.ward;
    if (!dated && !(ward && speaksOfSomebody(tokens, before.at, after.at))) {
      at = spot.next - 1;
      continue;
    }
    if (isBracketed(tokens, before.at, spot.from) && tokens[after.at]?.text === ')') after.at += 1;
    if (isAudit(tokens, before.at, after.at) && !speaksOfSomebody(tokens, before.at, after.at)) continue;
    spans.push({
      start: tokens[before.at]?.start ?? 0,
      end: tokens[after.at - 1]?.end ?? 0,
      type: 'indirect',
      why: dated ? 'place-day' : 'place-ward',
    });
    free = after.at;
    at = after.at - 1;
  }
  return spans;
}

/** `bed 9`, `side room 3`, `bay D`: one place with its number. */
function spotAt(tokens: readonly Token[], at: number): { from: number; next: number } | undefined {
  const word = tokens[at];
  if (word === undefined || !(SPOTS.has(word.lower) || isShortBed(tokens, at))) return undefined;
  const number = tokens[at + 1];
  const isNumber =
    number !== undefined && ((number.kind === 'number' && number.text.length <= 3) || /^[A-H]$/.test(number.text));
  if (!isNumber) return undefined;
  let next = at + 2;
  if (tokens[next]?.joined && /^[a-h]$/i.test(tokens[next]?.text ?? '')) next += 1;
  // "bed 1-6", "room 2.14": a range, or a room of an office.
  if (/^[-–.]$/.test(tokens[next]?.text ?? '') && tokens[next + 1]?.kind === 'number' && tokens[next + 1]?.joined)
    return undefined;
  return { from: /^(?:side|resus|delivery)$/.test(tokens[at - 1]?.lower ?? '') ? at - 1 : at, next };
}

/** `W7 B4`: a bed behind its ward. */
const isShortBed = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.lower === 'b' &&
  tokens[at + 1]?.joined === true &&
  tokens[at - 1]?.kind === 'number' &&
  (tokens[at - 2]?.lower === 'w' || tokens[at - 2]?.lower === 'ward');

type Grown = { at: number; date: boolean; ward: boolean };

/** How far places, days and times go on behind. */
function grow(tokens: readonly Token[], from: number): Grown {
  const grown: Grown = { at: from, date: false, ward: false };
  let opened = 0;
  for (let at = from; at < tokens.length && at - from < MOST; ) {
    const piece = pieceAt(tokens, at);
    if (piece !== undefined) {
      at = piece.next;
      grown.at = at;
      grown.date ||= piece.date;
      grown.ward ||= piece.ward;
      if (opened > 0 && tokens[at]?.text === ')') {
        at += 1;
        opened -= 1;
        grown.at = at;
      }
      continue;
    }
    const token = tokens[at];
    if (token === undefined || !LINKS.has(token.lower)) break;
    if (token.text === '(') opened += 1;
    if (token.text === '–' || token.text === ':') break;
    if (token.text === '-' && !token.joined) break;
    at += 1;
  }
  return grown;
}

type Piece = { next: number; date: boolean; ward: boolean };

function pieceAt(tokens: readonly Token[], at: number): Piece | undefined {
  const token = tokens[at];
  const plain = (next: number) => ({ next, date: false, ward: false });
  if (token === undefined) return undefined;
  const date = dateAt(tokens, at);
  if (date !== undefined && !/^\d{6,}$/.test(token.text)) return { next: date.next, date: true, ward: false };
  const time = timeAt(tokens, at);
  if (time !== undefined) return plain(time);
  const spot = spotAt(tokens, at);
  if (spot !== undefined) return plain(spot.next);
  if (token.lower === 'side' && spotAt(tokens, at + 1) !== undefined) return plain(at + 1);
  if (DAYS.has(token.lower)) return { next: at + 1, date: true, ward: false };
  if (TIMES.has(token.lower)) return plain(at + 1);
  if (FEASTS.has(token.lower) && FEAST_DAYS.has(tokens[at + 1]?.lower ?? '')) {
    return { next: /^\d{4}$/.test(tokens[at + 2]?.text ?? '') ? at + 3 : at + 2, date: true, ward: false };
  }
  if (token.kind === 'number' && tokens[at + 1]?.joined && /^(?:st|nd|rd|th)$/.test(tokens[at + 1]?.lower ?? '')) {
    return { next: at + 2, date: true, ward: false };
  }
  const ward = wardAt(tokens, at);
  return ward === undefined ? undefined : { next: ward, date: false, ward: true };
}

/** `Ward 8B`, `ward 4`, `Maple ward`, `W12`, `AMU`, `Willow` behind "on". */
function wardAt(tokens: readonly Token[], at: number): number | undefined {
  const [token, second] = [tokens[at], tokens[at + 1]];
  if (token?.kind !== 'word') return undefined;
  if (WARDS.has(token.lower)) {
    if (token.lower !== 'ward' && second?.kind === 'number' && dateAt(tokens, at + 1) !== undefined) return at + 1;
    const named =
      second !== undefined &&
      (second.kind === 'number' ||
        /^[A-Z]$/.test(second.text) ||
        (isCapital(second) &&
          !DAYS.has(second.lower) &&
          dateAt(tokens, at + 1) === undefined &&
          spotAt(tokens, at + 1) === undefined));
    if (!named) return at + 1;
    let next = at + 2;
    while (tokens[next]?.joined && tokens[next]?.kind !== 'mark' && next < at + 4) next += 1;
    return next;
  }
  if (!isCapital(token) || DAYS.has(token.lower) || dateAt(tokens, at) !== undefined) return undefined;
  if (/^[A-Z]{1,2}$/.test(token.text) && second?.kind === 'number' && second.joined) return at + 2;
  if (isOneOf(second, WARDS)) return at + 2;
  const linked = /^(?:on|at)$/.test(tokens[at - 1]?.lower ?? '');
  if (isBetweenMarks(tokens, at)) return at + 1;
  if (isCapital(second) && isOneOf(tokens[at + 2], WARDS)) return at + 3;
  return linked && token.text.length > 2 && !FEASTS.has(token.lower) ? at + 1 : undefined;
}

/** `bed 10, Birch, 25 Dec`: a name between two commas, and a day behind it. */
const isBetweenMarks = (tokens: readonly Token[], at: number): boolean =>
  /^[,/]$/.test(tokens[at - 1]?.text ?? '') &&
  /^[,/]$/.test(tokens[at + 1]?.text ?? '') &&
  (DAYS.has(tokens[at + 2]?.lower ?? '') || dateAt(tokens, at + 2) !== undefined);

/** How far places and days go on before: `AMU chair 4`, `W12 bed 17`, `Hawthorn (bed 2`, `Cherry ward, rm 8`. */
function growBack(tokens: readonly Token[], from: number, free: number): Grown {
  const grown: Grown = { at: from, date: false, ward: false };
  let at = from;
  for (let steps = 0; steps < MOST; steps++) {
    let last = at - 1;
    while (last >= free && /^(?:[,/(-]|on|in|at|of|the)$/.test(tokens[last]?.lower ?? '')) last -= 1;
    const start = last < free ? undefined : pieceEndingAt(tokens, last, free);
    if (start === undefined) break;
    const piece = pieceAt(tokens, start);
    grown.date ||= piece?.date === true;
    grown.ward ||= piece?.ward === true || piece === undefined;
    at = start;
    grown.at = start;
  }
  return grown;
}

function pieceEndingAt(tokens: readonly Token[], last: number, free: number): number | undefined {
  for (let start = Math.max(free, last - 5); start <= last; start++) {
    if (pieceAt(tokens, start)?.next === last + 1 && !isLowWord(tokens[start])) return start;
  }
  const token = tokens[last];
  // `Hawthorn (bed 2 …`: a name before a bracket.
  return isCapital(token) && tokens[last + 1]?.text === '(' && last >= free ? last : undefined;
}

const isLowWord = (token: Token | undefined) =>
  token !== undefined && (TIMES.has(token.lower) || token.lower === 'house' || token.lower === 'floor');

const CUE_TOKENS = 10;
const AUDIT_TOKENS = 5;

function isBracketed(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (tokens[at]?.text === '(') return true;
  return false;
}

const isNear = (
  tokens: readonly Token[],
  from: number,
  to: number,
  most: number,
  words: ReadonlySet<string>,
): boolean => {
  for (let away = 1; away <= most; away++) {
    if (isOneOf(tokens[from - away], words) || isOneOf(tokens[to - 1 + away], words)) return true;
  }
  return false;
};

const speaksOfSomebody = (tokens: readonly Token[], from: number, to: number): boolean =>
  isNear(tokens, from, to, CUE_TOKENS, PERSON);

const isAudit = (tokens: readonly Token[], from: number, to: number): boolean =>
  isNear(tokens, from, to, AUDIT_TOKENS, AUDIT);
