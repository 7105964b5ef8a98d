import { dateAt, isMonth } from './dates.ts';
import { FEW, PAIRS, PEOPLE, PERSON_TRAITS, PLACES, THINGS, TIMES, TRAITS } from './small-number-words.ts';
import type { IdentifierSpan } from './span.ts';
import { isCapital, isOneOf, type Token, wordSet } from './tokens.ts';

const ALONE = wordSet('only single lone sole');
const LINKS = wordSet(
  'of our the a an in on at with among from to for by had has have was were who and or under this that last next his her its my . - ’ living diagnosed known tested admitted seen having used attended using booked born on-call',
);
const STOPS = wordSet('( ) ; : , – — = explains so because but which when while after before');
const NOT_BEFORE = wordSet(
  'bed bay room band grade stage phase cycle week day level type step q month year group case pt patient dose section chapter wave round test version item question theatre',
);
const NOT_AFTER = wordSet(
  'mg ml hour hours hr hrs day days week weeks month months year years min mins minute minutes time times step steps way ways thing things reason reasons cycle cycles site sites key main more',
);
/** Traits only with a capital, or as the first of a pair. */
const DOUBTFUL = wordSet('shot burns motor crack als veteran irish indian turner mute');
const SMALLEST_CLEAR = 6;
const LARGE = 20;
const LONGEST = 22;
const HEADING = 8;
const CHILD = 18;

type Phrase = { from: number; to: number; trait: boolean };

/**
 * Small numbers with a sensitive or rare trait in a small group: five or fewer ("only", "the one"), of people with a trait, on one ward, in one
 * week, or of a handful. Counts of events without a trait are none, nor shares of many, nor things.
 */
export function findSmallNumbers(tokens: readonly Token[]): IdentifierSpan[] {
  const spans: IdentifierSpan[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (!isFew(tokens, at)) continue;
    const phrase = phraseAround(tokens, at);
    if (phrase === undefined || !phrase.trait || !isSmallGroup(tokens, phrase, at) || isOfThings(tokens, phrase, at))
      continue;
    spans.push({
      start: tokens[phrase.from]?.start ?? 0,
      end: tokens[phrase.to - 1]?.end ?? 0,
      type: 'small-number',
      why: 'few-trait',
    });
    at = phrase.to - 1;
  }
  return spans;
}

/** A count of five or fewer, not a part of a time, a date, a dose or a larger figure. */
function isFew(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || !FEW.has(token.lower)) return false;
  if (ALONE.has(token.lower)) return true;
  const [before, after, second] = [tokens[at - 1], tokens[at + 1], tokens[at + 2]];
  if (token.joined && before !== undefined && !/^["“'‘(=:]$/.test(before.text)) return false;
  if (after?.joined === true && !/^[,.):;]$/.test(after.text)) return false;
  if (after?.text === '%' || (after?.lower === 'in' && (second?.kind === 'number' || FEW.has(second?.lower ?? ''))))
    return false;
  if (PLACES.has(before?.lower ?? '') || NOT_BEFORE.has(before?.lower ?? '')) return false;
  return !NOT_AFTER.has(after?.lower ?? '') && !(token.kind === 'number' && dateAt(tokens, at) !== undefined);
}

function phraseAround(tokens: readonly Token[], at: number): Phrase | undefined {
  const to = phraseEnd(tokens, at);
  if (to === undefined) return undefined;
  const from = determiners(tokens, at);
  const heading = headingBefore(tokens, from);
  const trait = hasTrait(tokens, from, to);
  if (heading === undefined) return { from, to, trait };
  return { from: trait && heading.titled ? from : heading.from, to, trait: trait || heading.trait };
}

/** How far the phrase goes that says who and where. */
function phraseEnd(tokens: readonly Token[], at: number): number | undefined {
  let end: number | undefined;
  let open = false;
  for (let next = at; next < tokens.length && next - at < LONGEST; next++) {
    const token = tokens[next];
    if (token === undefined) break;
    if (token.text === '(' && isWhere(tokens, next + 1)) open = true;
    else if (token.text === ')' && open) {
      open = false;
      end = next + 1;
    } else if (next > at && STOPS.has(token.lower) && !isInnerComma(tokens, next)) break;
    else if (token.text === '.' && tokens[next - 1]?.lower !== 'c') break;
    else if (isPart(tokens, next)) end = next + 1;
    else if (!LINKS.has(token.lower) && !STOPS.has(token.lower)) break;
    else if (isVerb(token) && end !== undefined && !isTrait(tokens, next + 1)) break;
  }
  return end;
}

const isVerb = ({ lower }: Token): boolean => /^(?:had|has|have|was|were)$/.test(lower);
const isWhere = (tokens: readonly Token[], at: number): boolean =>
  isOneOf(tokens[at], PLACES) || isOneOf(tokens[at], TIMES) || isMonth(tokens[at]) || isOneOf(tokens[at + 1], PLACES);

/** "Black Caribbean, 1 patient, Rowan ward, June", "Of four families seen at the clinic, one child". */
const isInnerComma = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === ',' &&
  (isCapital(tokens[at + 1]) ||
    isOneOf(tokens[at + 1], FEW) ||
    tokens[at + 1]?.lower === 'the' ||
    isWhere(tokens, at + 1));

function isPart(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.kind === 'mark') return false;
  if (token.kind === 'number' || token.capital || isTrait(tokens, at) || endsPair(tokens, at)) return true;
  return (
    isOneOf(token, FEW) ||
    isOneOf(token, PEOPLE) ||
    isOneOf(token, PLACES) ||
    isOneOf(token, TIMES) ||
    isMonth(token) ||
    /^(?:used|seen|dialysis|list|booked|adult|small|special|seen)$/.test(token.lower)
  );
}

/** Takes in what belongs before the count: "our only", "the one", "one of our 3", "Of four". */
function determiners(tokens: readonly Token[], at: number): number {
  let from = at;
  while (from > 0 && /^(?:the|our|my|a|of|just|only|but)$/.test(tokens[from - 1]?.lower ?? '')) from -= 1;
  return from;
}

type Heading = { from: number; trait: boolean; titled: boolean };

/**
 * What stands before a comma, a colon or a sign: "HIV positive: 2 of 6 women", "Syphilis, n=1", "a 14 yr old with anorexia, the only one".
 * A heading with "by" ("BBV by house block: HB4 = 1 man") gives the trait, and the phrase begins behind its colon.
 */
function headingBefore(tokens: readonly Token[], from: number): Heading | undefined {
  if (!/^[,:=(]$/.test(tokens[from - 1]?.text ?? '')) return undefined;
  let start = from;
  let colon: number | undefined;
  let by = false;
  for (let at = from - 1; at >= 0 && from - at <= HEADING * 2; at--) {
    const token = tokens[at];
    if (token === undefined || /^[.;–—]$/.test(token.text)) break;
    if (token.text === ':') colon ??= at;
    else if (token.lower === 'by') by = true;
    else if (isPart(tokens, at) || token.lower === 'n') start = at;
    else if (!LINKS.has(token.lower) && !/^[,=(]$/.test(token.text) && !(colon !== undefined && token.kind === 'word'))
      break;
  }
  if (start === from || !hasTrait(tokens, start, from)) return undefined;
  return {
    from: by && colon !== undefined ? colon + 1 : determiners(tokens, start),
    trait: true,
    titled: by && colon === from - 1,
  };
}

function isTrait(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'word') return false;
  const [next, second] = [tokens[at + 1], tokens[at + 2]];
  if (isOneOf(token, TRAITS)) {
    if (token.lower === 'hep' || token.lower === 'wilson') return next?.text.length === 1;
    if (token.capital || !DOUBTFUL.has(token.lower)) return true;
  }
  if (token.lower === 'section') return next?.kind === 'number';
  if (token.lower === 'pregnant')
    return (next?.kind === 'number' && Number(next.text) < CHILD) || /^teen/.test(next?.lower ?? '');
  return isPair(tokens, at, next?.text === '.' || next?.text === '-' ? second : next);
}

const isPair = (tokens: readonly Token[], at: number, second: Token | undefined): boolean =>
  second?.kind === 'word' && PAIRS.has(`${tokens[at]?.bare} ${second.lower}`);

/** The second word of "self-harm", "C. diff", "cystic fibrosis", and the letter of "hep C". */
function endsPair(tokens: readonly Token[], at: number): boolean {
  const [first, before] = [tokens[at - 2], tokens[at - 1]];
  if (before?.kind === 'word') return isPair(tokens, at - 1, tokens[at]);
  return first?.kind === 'word' && isPair(tokens, at - 2, tokens[at]);
}

function hasTrait(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isTrait(tokens, at)) return true;
  return false;
}

/** "2 leaflets about hepatitis", "one poster on self-harm". */
function isOfThings(tokens: readonly Token[], { to }: Phrase, count: number): boolean {
  const [next, second] = [tokens[count + 1], tokens[count + 2]];
  if (THINGS.has(next?.lower ?? '') || (THINGS.has(second?.lower ?? '') && !PLACES.has(second?.lower ?? '')))
    return true;
  return THINGS.has(tokens[to]?.lower ?? '') && !PLACES.has(tokens[to]?.lower ?? '');
}

/** A place, a short time, or a handful to choose from; or one person who is said to be the only one; and no large number. */
function isSmallGroup(tokens: readonly Token[], { from, to }: Phrase, count: number): boolean {
  let small = false;
  let people = false;
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    const share = /^(?:of|in|out|from|among)$/.test(tokens[at - 1]?.lower ?? '') || tokens[at - 2]?.lower === 'of';
    if (token?.kind === 'number' && share && Number(token.text) > LARGE && !isOneOf(tokens[at - 1], PLACES))
      return false;
    small ||= isOneOf(token, PLACES) || isOneOf(token, TIMES) || isMonth(token);
    small ||= share && (FEW.has(token?.lower ?? '') || Number(token?.text) <= SMALLEST_CLEAR);
    small ||= isCapital(token) && /^(?:on|at|in)$/.test(tokens[at - 1]?.lower ?? '');
    people ||=
      isOneOf(token, PEOPLE) || isOneOf(token, PERSON_TRAITS) || token?.lower === 'user' || token?.lower === 'witness';
  }
  return small || (people && isUnique(tokens, count)) || tokens[from - 1]?.text === ':';
}

/** "the one", "our only", "the single", "Only one". */
const isUnique = (tokens: readonly Token[], count: number): boolean =>
  ALONE.has(tokens[count]?.lower ?? '') || /^(?:the|our|only|my)$/.test(tokens[count - 1]?.lower ?? '');
