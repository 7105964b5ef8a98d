import {
  CONTACT,
  DOES,
  DOES_TOO,
  FROM_PATIENT,
  ILL,
  KIN,
  LABELS,
  LOOSE_ROLE,
  MEETING,
  OF_PATIENT,
  PATIENT_WORDS,
  ROLE,
  SPOKE,
  SPOTS,
  THINGS,
} from './name-words.ts';
import type { Why } from './span.ts';
import { isAtStart, isCapital, isOneOf, isPossessive, isShouted, type Token } from './tokens.ts';

/** How much something speaks for a patient (3 are enough alone), and what it is. */
export type Cue = { points: number; why: Why };

/** A run of capital words, and whether one of them is a first or a family name. */
export type Candidate = { from: number; next: number; known: boolean; words: number; common: boolean };

const cue = (points: number, why: Why): Cue => ({ points, why });
const NOTHING = cue(0, 'patient-word');
const SURE = 3;

/** What stands before: "pt", "her husband", "Mum of", "quote from", "rang", "bed 4". */
export function cueBefore(tokens: readonly Token[], name: Candidate): Cue {
  let at = name.from - 1;
  const mark = tokens[at]?.kind === 'mark' ? tokens[at]?.text : undefined;
  if (mark !== undefined && /^[:(–,"'‘“=-]$/.test(mark)) at -= 1;
  const last = tokens[at];
  if (last === undefined) return NOTHING;
  if (last.kind === 'number') return spotBefore(tokens, at, name);
  if (last.kind !== 'word') return NOTHING;
  if (mark === ',' || mark === '-')
    return isOneOf(last, ROLE) || isOneOf(last, KIN) ? cue(1.5, 'patient-word') : NOTHING;
  if (last.lower === 'name' || last.lower === 'initials')
    return cue(name.known || mark === ':' || isRoleBefore(tokens, at) ? SURE : 1.5, 'name-label');
  if (ROLE.has(last.lower)) return role(tokens, at, name, mark);
  if (KIN.has(last.lower)) return cue(!last.capital || name.known || mark === '(' ? SURE : 1, 'relative-word');
  if (SPOTS.has(tokens[at - 1]?.lower ?? '') && last.text.length === 1) return spotBefore(tokens, at, name);
  return phraseBefore(tokens, at, name);
}

const isRoleBefore = (tokens: readonly Token[], at: number) =>
  isOneOf(tokens[at - 1], ROLE) || isOneOf(tokens[at - 1], KIN);

/** "Patient Safety" and "patients Monday" are none; "pt Sheila" and "resident Walter" are. */
function role(tokens: readonly Token[], at: number, name: Candidate, mark: string | undefined): Cue {
  const word = tokens[at];
  const first = tokens[name.from];
  if (word === undefined || first === undefined) return NOTHING;
  const letter = first.text.length === 1 && name.words === 1 && mark === undefined;
  if (letter || (!name.known && isShouted(first))) return NOTHING;
  const loose =
    LOOSE_ROLE.has(word.lower) &&
    (word.capital || /^(?:user|users|pts|patients|residents|clients|man|woman|boy|girl)$/.test(word.lower));
  // "Developing Inpatient Management Strategies": words of a title, where every word has a capital.
  const titled = word.capital && !name.known && isCapital(tokens[at - 1]);
  return titled || (loose && !name.known) ? NOTHING : cue(SURE, 'patient-word');
}

/** `Bed 2 Whitlock NBM`, `b4 Hussain - cath out`. */
function spotBefore(tokens: readonly Token[], at: number, name: Candidate): Cue {
  const spot = tokens[at - 1];
  if (spot === undefined || !(SPOTS.has(spot.lower) || (spot.lower === 'b' && tokens[at]?.joined))) return NOTHING;
  const after = tokens[name.next];
  const row =
    after !== undefined &&
    (after.kind === 'number' ||
      isShouted(after) ||
      /^[-–:(,/]$/.test(after.text) ||
      DOES.has(after.lower) ||
      DOES_TOO.has(after.lower));
  return name.known || row ? cue(name.known && !name.common ? SURE : row ? SURE : 1.5, 'beside-bed') : NOTHING;
}

function phraseBefore(tokens: readonly Token[], at: number, name: Candidate): Cue {
  const [last, second] = [tokens[at], tokens[at - 1]];
  switch (last?.lower) {
    case 'of':
      if (isOneOf(second, KIN)) return cue(name.known || name.words > 1 ? SURE : 1.5, 'relative-word');
      return isOneOf(second, OF_PATIENT) ? cue(name.known ? 2 : 1, 'patient-word') : NOTHING;
    case 'from':
      return isOneOf(second, FROM_PATIENT) && name.known ? cue(2, 'contact') : NOTHING;
    case 'with':
    case 'to':
      if (isOneOf(second, SPOKE)) return cue(1.5, 'contact');
      return second?.lower === 'thanks' ? cue(1, 'contact') : NOTHING;
    case 'is':
      return second?.lower === 'name' ? cue(name.known ? SURE : 2, 'name-label') : NOTHING;
    case 'rip':
      return cue(name.known ? SURE : 1.5, 'patient-verb');
    case 'am':
      return second?.lower === 'i' ? cue(1.5, 'name-label') : NOTHING;
    case 'called':
    case 'named':
      return isOneOf(second, ROLE) || isOneOf(second, KIN) ? cue(SURE, 'name-label') : cue(0.5, 'name-label');
    case 'for':
      return /^(?:delay|delays|wait)$/.test(second?.lower ?? '') ? cue(1, 'contact') : NOTHING;
    default:
      if (isOneOf(last, CONTACT)) return cue(1.5, 'contact');
      return isOneOf(last, MEETING) ? cue(last?.lower === 'by' ? 0 : 1, 'contact') : NOTHING;
  }
}

/** What stands behind: "(pt", "'s mum", "in bed 3", ", 81", "said", "died". */
export function cueBehind(tokens: readonly Token[], name: Candidate): Cue {
  const last = tokens[name.next - 1];
  const [a, b, c] = [tokens[name.next], tokens[name.next + 1], tokens[name.next + 2]];
  if (last === undefined || a === undefined) return NOTHING;
  if (isPossessive(last)) return possession(a, name);
  if (a.text === '(' || a.text === ',') return aside(tokens, name);
  if (a.lower === 'in' || a.text === '@' || a.lower === 'on') return inPlace(tokens, name);
  if (a.kind === 'number')
    return b?.joined && b.kind === 'word' && isAge(a, b, c)
      ? cue(SURE, 'age')
      : isLabelled(tokens, name)
        ? cue(2, 'beside-number')
        : NOTHING;
  if (isLabelled(tokens, name)) return cue(2, 'beside-number');
  if (a.text === ':' || a.text === '-' || a.text === '–')
    return illNear(tokens, name.next) && name.known ? cue(1.5, 'patient-verb') : NOTHING;
  return verb(tokens, name);
}

function possession(a: Token, name: Candidate): Cue {
  if (isOneOf(a, KIN)) return cue(name.common ? 2.5 : SURE, 'relative-word');
  return isOneOf(a, THINGS) && name.known ? cue(2, 'patient-verb') : NOTHING;
}

function inPlace(tokens: readonly Token[], name: Candidate): Cue {
  const [b, c] = [tokens[name.next + 1], tokens[name.next + 2]];
  if (!isOneOf(b, SPOTS)) return NOTHING;
  const placed = c?.kind === 'number' || c?.text.length === 1 || c?.lower === 'room' || name.known;
  return placed ? cue(SURE, 'beside-bed') : NOTHING;
}

/** `(pt in rm 4`, `(bed 11)`, `, sister)`, `, 81`, `(4y)`, `, who fled`, `(DOB`. */
function aside(tokens: readonly Token[], name: Candidate): Cue {
  const [a, b, c] = [tokens[name.next], tokens[name.next + 1], tokens[name.next + 2]];
  const bracket = a?.text === '(';
  if (isOneOf(b, PATIENT_WORDS) || (bracket && isOneOf(c, PATIENT_WORDS)))
    return cue(bracket ? SURE : name.known ? 2 : 1, 'patient-word');
  if (bracket && (isOneOf(b, SPOTS) || (b?.lower === 'b' && c?.joined))) return cue(SURE, 'beside-bed');
  if (isLabelled(tokens, name)) return cue(2, 'beside-number');
  if (b?.kind === 'number' && isAge(b, c, tokens[name.next + 3])) return cue(2, 'age');
  return !bracket && b?.lower === 'who' ? cue(1.5, 'patient-verb') : NOTHING;
}

function isAge(number: Token, after: Token | undefined, more: Token | undefined): boolean {
  const years = Number(number.text);
  if (years < 1 || years > 110 || number.text.length > 3) return false;
  if (after === undefined) return true;
  if (/^(?:m|f|y|yo|yrs?|years?)$/.test(after.lower))
    return after.joined || more?.kind !== 'word' || after.lower !== 'm';
  return (
    /^[:,;.)–]$|^(?:who|said)$/.test(after.lower) && !(after.joined && more?.joined === true && more.kind === 'number')
  );
}

/** "DOB", "MRN" or "NHS no" behind, with a bracket or a comma between. */
function isLabelled(tokens: readonly Token[], name: Candidate): boolean {
  let at = name.next;
  if (tokens[at]?.kind === 'mark') at += 1;
  const label = tokens[at];
  if (label?.lower === 'd' && tokens[at + 1]?.text === '.') return true;
  if (label === undefined || !LABELS.has(label.lower) || !(name.known || name.words > 1)) return false;
  return (
    label.lower !== 'nhs' ||
    /^(?:no|number|num|n|#|:|\.)$/.test(tokens[at + 1]?.lower ?? '') ||
    tokens[at + 1]?.kind === 'number'
  );
}

function verb(tokens: readonly Token[], name: Candidate): Cue {
  const [a, b, c] = [tokens[name.next], tokens[name.next + 1], tokens[name.next + 2]];
  if (a === undefined) return NOTHING;
  if (DOES.has(a.lower))
    return isOfFigures(a, b, c) ? NOTHING : cue(name.common && isAtStart(tokens, name.from) ? 2.5 : 2, 'patient-verb');
  if (a.lower === 'and' && /^(?:his|her|their)$/.test(b?.lower ?? ''))
    return isOneOf(c, KIN) ? cue(name.common ? 2 : SURE, 'relative-word') : NOTHING;
  if (a.lower === 'and' || a.lower === '&')
    return isCapital(b) && c?.lower === 'both' && illNear(tokens, name.next) ? cue(2, 'patient-verb') : NOTHING;
  if (a.lower === 'both' || a.lower === 'from') return illNear(tokens, name.next) ? cue(1.5, 'patient-verb') : NOTHING;
  if (!DOES_TOO.has(a.lower)) return NOTHING;
  const helped = /^(?:has|had|was|is|still|been)$/.test(a.lower);
  const main = helped && /^(?:been|not|just|also|still)$/.test(b?.lower ?? '') ? c : b;
  if (helped && main !== undefined && DOES.has(main.lower)) return cue(2, 'patient-verb');
  return illNear(tokens, name.next) ? cue(1.5, 'patient-verb') : cue(0.5, 'patient-verb');
}

/** "Rose fell from 12 to 9" and "Rose fell by a third" are no falls. */
const isOfFigures = (a: Token, b: Token | undefined, c: Token | undefined): boolean =>
  a.lower === 'fell' &&
  (b?.lower === 'by' || b?.kind === 'number' || (/^(?:from|to)$/.test(b?.lower ?? '') && c?.kind === 'number'));

const SENTENCE_TOKENS = 12;

function illNear(tokens: readonly Token[], next: number): boolean {
  for (let at = next; at < next + SENTENCE_TOKENS && at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.text === '.' && !token.joined) return false;
    if (isOneOf(token, ILL)) return true;
  }
  return false;
}
