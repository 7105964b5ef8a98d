import { dateAt, timeAt } from './dates.ts';
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

/** `bed 9`, `side room 3`, `bay D`: one place with its number. */
export function spotAt(tokens: readonly Token[], at: number): { from: number; next: number } | undefined {
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

type Piece = { next: number; date: boolean; ward: boolean };

/** A ward, a spot, a day or a time that begins at a token. */
export function pieceAt(tokens: readonly Token[], at: number): Piece | undefined {
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

export const isLowWord = (token: Token | undefined) =>
  token !== undefined && (TIMES.has(token.lower) || token.lower === 'house' || token.lower === 'floor');
