import { isLowWord, pieceAt, spotAt } from './place-pieces.ts';
import type { IdentifierSpan } from './span.ts';
import { isCapital, isOneOf, type Token, wordSet } from './tokens.ts';

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
