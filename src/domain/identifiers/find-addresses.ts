import type { IdentifierSpan } from './span.ts';
import { isCapital, isOneOf, type Token, wordSet } from './tokens.ts';

const STREETS = wordSet(
  'road rd street st lane ln avenue ave av close cl drive dr way row view court ct crescent cres gardens gdns garden place pl terrace terr tce grove park square sq hill mews rise walk green parade quay croft crofts fold gate yard wharf mount vale meadow meadows drove end path bank brae wynd loan boulevard chase dell field fields paddock paddocks orchard ridge wood woods heights villas cottages cottage buildings mansions estate broadway circus approach bridge banks common crossing glade heath holt hollow lea links mead mill nook oval passage promenade reach side spinney strand tops viaduct villa warren',
);
const HOMES = wordSet('flat apartment apt room unit maisonette house no plot caravan');
const TITLES = wordSet('mr mrs ms miss mx master dr');
const NOT_A_HOME = wordSet(
  'hospital hospitals clinic surgery hq headquarters trust practice centre center office offices infirmary school university college laboratory pharmacy',
);
/** The three figures and letters at the end of a postcode: its letters are never C I K M O V. */
const INWARD = /^[ABD-HJLNP-UW-Z]{2}$/i;
const MOST_PARTS = 5;

/**
 * Home addresses: a house number with a street, or what stands before a postcode; and postcodes alone. A postcode is known by its
 * pattern, not by a list of districts.
 */
export function findAddresses(tokens: readonly Token[]): IdentifierSpan[] {
  const spans: IdentifierSpan[] = [];
  let free = 0;
  for (let at = 0; at < tokens.length; at++) {
    const street = streetAt(tokens, at);
    const next = street ?? postcodeAt(tokens, at);
    if (next === undefined) continue;
    const from = backwards(tokens, at, free);
    const to = forwards(tokens, next);
    if (!isOfAService(tokens, from, to))
      spans.push({
        start: tokens[from]?.start ?? 0,
        end: tokens[to - 1]?.end ?? 0,
        type: 'address',
        why: street === undefined ? 'postcode' : 'street',
      });
    free = to;
    at = to - 1;
  }
  return spans;
}

/** `8 Tanners Row`, `41b Saltmarsh Avenue`: where it ends. */
function streetAt(tokens: readonly Token[], at: number): number | undefined {
  const number = tokens[at];
  // `Rm 14 Willow Court`: a room of a home, not a street.
  if (/^(?:rm|room|bed|bay)$/.test(tokens[at - 1]?.lower ?? '')) return undefined;
  if (
    number?.kind !== 'number' ||
    number.text.length > 4 ||
    (number.joined && !/^[,(/;:]$/.test(tokens[at - 1]?.text ?? ''))
  )
    return undefined;
  let next = at + 1;
  if (tokens[next]?.joined && /^[a-d]$/i.test(tokens[next]?.text ?? '')) next += 1;
  if (tokens[next]?.joined && /^[-/]$/.test(tokens[next]?.text ?? '') && tokens[next + 1]?.kind === 'number') next += 2;
  return streetName(tokens, next);
}

/** One to three names and a word for a street. */
function streetName(tokens: readonly Token[], from: number): number | undefined {
  for (let next = from; next < from + 4; next++) {
    const token = tokens[next];
    if (next > from && isOneOf(token, STREETS) && isCapital(token)) {
      return tokens[next + 1]?.text === '.' && tokens[next + 1]?.joined && token !== undefined && token.text.length <= 4
        ? next + 1
        : next + 1;
    }
    const joiner = next > from && (token?.text === '-' || token?.lower === 'of' || token?.lower === 'the');
    if (!isCapital(token) && !joiner) return undefined;
  }
  return undefined;
}

/** `SE45 1TH`, `se45 1th`: where it ends. */
function postcodeAt(tokens: readonly Token[], at: number): number | undefined {
  const [area, district, third, fourth] = [tokens[at], tokens[at + 1], tokens[at + 2], tokens[at + 3]];
  if (
    area?.kind !== 'word' ||
    area.text.length > 2 ||
    !/^[a-z]{1,2}$/i.test(area.text) ||
    (area.joined && !/^[,(/;:|-]$/.test(tokens[at - 1]?.text ?? ''))
  )
    return undefined;
  if (district?.kind !== 'number' || !district.joined || third === undefined) return undefined;
  const upper = area.text === area.text.toUpperCase();
  const ends = (next: number) => !(tokens[next]?.joined === true && tokens[next]?.kind !== 'mark');
  const inward = (token: Token | undefined) =>
    token?.joined === true && INWARD.test(token.text) && (token.text === token.text.toUpperCase()) === upper;
  // BS77 4XR, and with a letter behind the district: W1A 1AA.
  if (
    third.kind === 'number' &&
    !third.joined &&
    district.text.length <= 2 &&
    third.text.length === 1 &&
    inward(fourth) &&
    ends(at + 4)
  )
    return at + 4;
  const [letter, figure, last] = [third, fourth, tokens[at + 4]];
  if (
    letter.joined &&
    /^[a-z]$/i.test(letter.text) &&
    figure?.kind === 'number' &&
    !figure.joined &&
    figure.text.length === 1 &&
    inward(last) &&
    ends(at + 5)
  )
    return at + 5;
  // BS774XR: only in capitals, for codes look alike.
  return upper &&
    district.text.length >= 2 &&
    district.text.length <= 3 &&
    inward(third) &&
    ends(at + 3) &&
    isLabelled(tokens, at)
    ? at + 3
    : undefined;
}

const isLabelled = (tokens: readonly Token[], at: number) =>
  tokens
    .slice(Math.max(0, at - 3), at)
    .some(({ lower }) => lower === 'postcode' || lower === 'lives' || lower === 'address');

/** Takes in what stands before: `Flat 3, `, a house's name, the lines of an address before its postcode. */
function backwards(tokens: readonly Token[], at: number, free: number): number {
  let from = at;
  for (let parts = 0; parts < MOST_PARTS; parts++) {
    let before = from - 1;
    if (tokens[before]?.text === ',') before -= 1;
    const comma = before !== from - 1;
    const start = partBefore(tokens, before, free);
    if (start === undefined || (!comma && parts === 0 && !isPartOfAddress(tokens, start, before))) break;
    if (!comma && parts > 0) break;
    from = start;
  }
  return from;
}

/** A flat or a run of names that ends here: where it begins. */
function partBefore(tokens: readonly Token[], last: number, free: number): number | undefined {
  if (last < free) return undefined;
  const number = tokens[last];
  if (
    number?.kind === 'number' &&
    number.text.length <= 4 &&
    isOneOf(tokens[last - 1], HOMES) &&
    tokens[last - 1]?.lower !== 'no' &&
    last - 1 >= free
  )
    return last - 1;
  let start = last + 1;
  while (start > free && last + 1 - start < 5) {
    const token = tokens[start - 1];
    if (token?.kind === 'number' && token.text.length <= 4 && start <= last && isOneOf(tokens[last], STREETS)) {
      start -= 1;
      break;
    }
    if (!isCapital(token)) break;
    start -= 1;
  }
  if (start > last) return undefined;
  // A person's name is no part of the address.
  for (let at = start; at <= last; at++)
    if (isOneOf(tokens[at], TITLES) && !isOneOf(tokens[at], STREETS)) return undefined;
  if (isOneOf(tokens[start - 1], TITLES)) return undefined;
  return start;
}

const isPartOfAddress = (tokens: readonly Token[], start: number, last: number): boolean =>
  isOneOf(tokens[last], STREETS) || tokens[start - 1]?.text === ',' || tokens[start]?.kind === 'number';

/** Takes in the town and the postcode behind a street. */
function forwards(tokens: readonly Token[], next: number): number {
  let to = next;
  for (let parts = 0; parts < 3; parts++) {
    const from = tokens[to]?.text === ',' ? to + 1 : to;
    const postcode = postcodeAt(tokens, from);
    if (postcode !== undefined) return postcode;
    if (from === to || !isCapital(tokens[from])) break;
    let end = from + 1;
    if (isCapital(tokens[end]) && postcodeAt(tokens, end) === undefined && tokens[end]?.text.length !== 1) end += 1;
    to = end;
  }
  return to;
}

/** A hospital's or an office's own address. */
const isOfAService = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens.slice(Math.max(0, from - 4), to + 1).some((token) => isOneOf(token, NOT_A_HOME));
