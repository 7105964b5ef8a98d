import { FAMILY_NAMES } from './family-names.ts';
import { inventedIn } from './invented.ts';
import { type Candidate, type Cue, cueBefore, cueBehind } from './name-context.ts';
import { initialsAt, isStaffBehind, listedAt, type Name, nameEnd, titledAt } from './name-shapes.ts';
import { ABBREVIATIONS, COMMON, INSTITUTION, NO_NAME, OTHER_TITLES, ROLE, STAFF_BEFORE } from './name-words.ts';
import { FIRST_NAMES } from './names.ts';
import type { Borders, IdentifierSpan, Why } from './span.ts';
import { isCapital, isOneOf, isShouted, type Token, wordSet } from './tokens.ts';

type Found = Name & { why: Why };
/** A run of words that was looked at: without a reason it is no patient's name. */
type Looked = Name & { why: Why | undefined };
/** What is known of the text besides its words. */
type Beside = { numbers: Borders; mailboxes: ReadonlySet<string>; invented: Uint8Array };

const ENOUGH = 3;

/**
 * Names of patients, residents and their relatives, with the title. A name alone is no proof: something has to speak for a patient (a title, "pt",
 * "her husband", a bed, what patients do), and nothing for a place, a tool, a medicine or a member of staff.
 *
 * @param numbers where NHS numbers are
 * @param mailboxes words of private e-mail addresses in the text
 */
export function findNames(
  tokens: readonly Token[],
  numbers: Borders,
  mailboxes: ReadonlySet<string>,
): IdentifierSpan[] {
  const beside = { numbers, mailboxes, invented: inventedIn(tokens) };
  const names: Found[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (tokens[at]?.kind !== 'word' || beside.invented[at] === 1) continue;
    const name = nameAt(tokens, at, beside, names.at(-1));
    if (name === undefined) continue;
    if (name.why !== undefined) names.push({ ...name, why: name.why });
    at = name.next - 1;
  }
  return names.map((name) => spanOf(tokens, name));
}

function nameAt(tokens: readonly Token[], at: number, beside: Beside, last: Found | undefined): Looked | undefined {
  const titled = titledAt(tokens, at);
  if (titled !== undefined) return { ...titled, why: 'title' };
  if (!isCapital(tokens[at])) return undefined;
  const listed = listedAt(tokens, at);
  if (listed !== undefined) return { ...listed, why: 'list-order' };
  return spokenAt(tokens, at, beside, last);
}

function spanOf(tokens: readonly Token[], { from, next, why }: Found): IdentifierSpan {
  const [first, last] = [tokens[from], tokens[next - 1]];
  const end = last === undefined ? 0 : last.start + last.bare.length;
  return { start: first?.start ?? 0, end, type: 'patient-name', why };
}

/** A name without a title, where the words around it speak for a patient. */
function spokenAt(tokens: readonly Token[], at: number, beside: Beside, last: Found | undefined): Looked | undefined {
  const first = tokens[at];
  if (first === undefined) return undefined;
  const initials = initialsAt(tokens, at) ?? shortAt(tokens, at);
  if (initials !== undefined) return initialled(tokens, at, initials);
  if (!mayBeName(tokens, at, first)) return undefined;
  const name = candidate(tokens, at);
  const nobody = { from: at, next: name.next, why: undefined };
  const before = cueBefore(tokens, name);
  const behind = cueBehind(tokens, name);
  const sure = before.points >= ENOUGH || behind.points >= ENOUGH || (before.why === 'contact' && before.points > 1);
  if (!sure && (isInstitution(tokens, name) || isStaff(tokens, name))) return nobody;
  if (sure && isStaffBefore(tokens, at)) return nobody;
  if (before.points < ENOUGH && isOneOf(tokens[name.next], INSTITUTION)) return nobody;
  const cue = strongest([
    before,
    behind,
    besideNumber(tokens, name, beside),
    sameAsMail(first, beside),
    pair(tokens, at, last),
  ]);
  const weaker = cue === before ? behind.points : cue === behind ? before.points : 0;
  return cue.points > 0 &&
    weight(tokens, name) + cue.points + weaker / 2 >= ENOUGH + (name.common && cue.points < 2 ? 1 : 0)
    ? { from: at, next: name.next, why: cue.why }
    : undefined;
}

const strongest = (cues: Cue[]): Cue => cues.reduce((best, one) => (one.points > best.points ? one : best));

function mayBeName(tokens: readonly Token[], at: number, first: Token): boolean {
  if (NO_NAME.has(first.lower) && !(COMMON.has(first.lower) && !MONTHS.has(first.lower))) return false;
  if (ROLE.has(first.lower)) return false;
  if (isOneOf(first, NO_NAME) && !COMMON.has(first.bare)) return false;
  if (isOneOf(first, INSTITUTION) && !FAMILY_NAMES.has(first.bare)) return false;
  if (
    first.joined &&
    (tokens[at - 1]?.kind === 'number' || (/^['’@/_]$/.test(tokens[at - 1]?.text ?? '') && tokens[at - 1]?.joined))
  )
    return false;
  if (tokens[at + 1]?.joined && tokens[at + 1]?.kind === 'number') return false;
  return !(isShouted(first) && first.text.length <= 4 && !FAMILY_NAMES.has(first.lower));
}

const MONTHS = wordSet('may june april august march');

function candidate(tokens: readonly Token[], from: number): Candidate {
  const next = nameEnd(tokens, from);
  let known = false;
  let words = 0;
  for (let at = from; at < next; at++) {
    const token = tokens[at];
    if (token?.kind !== 'word') continue;
    words += 1;
    known ||= FIRST_NAMES.has(token.bare) || FAMILY_NAMES.has(token.bare);
  }
  return { from, next, known, words, common: words === 1 && COMMON.has(tokens[from]?.bare ?? '') };
}

/** First names weigh more than family names, full names more than single ones. */
function weight(tokens: readonly Token[], name: Candidate): number {
  const first = tokens[name.from];
  const given = first !== undefined && FIRST_NAMES.has(first.bare);
  const initial = name.words > 1 && first?.text.length === 1;
  return (given ? 1.5 : name.known || initial ? 1 : 0) + (given && name.words > 1 ? 0.5 : 0);
}

/** `AJB (bed 6)`: letters that stand for a name; never the abbreviations of wards. */
function shortAt(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at];
  if (
    token === undefined ||
    token.text.length < 2 ||
    token.text.length > 3 ||
    !isShouted(token) ||
    ABBREVIATIONS.has(token.lower)
  )
    return undefined;
  return tokens[at + 1]?.text === '(' &&
    /^(?:bed|pt|rm)$/.test(tokens[at + 2]?.lower ?? '') &&
    !FAMILY_NAMES.has(token.lower)
    ? at + 1
    : undefined;
}

function initialled(tokens: readonly Token[], from: number, next: number): Found | undefined {
  const name = { from, next, known: true, words: 1, common: false };
  const cue = strongest([cueBefore(tokens, name), cueBehind(tokens, name)]);
  return cue.points >= 2 ? { from, next, why: cue.why } : undefined;
}

/** "Alice, Beatrix and Charlotte rooms", "Guillain-Barré and Crohn's clinics". */
function isInstitution(tokens: readonly Token[], { next }: Candidate): boolean {
  for (let at = next; at < next + 8; at++) {
    const token = tokens[at];
    if (token === undefined) return false;
    if (isOneOf(token, INSTITUTION)) return true;
    if (!(token.capital || /^(?:,|and|or|\/|&|-)$/.test(token.lower))) return false;
  }
  return false;
}

const isStaffBefore = (tokens: readonly Token[], from: number): boolean => {
  const last = tokens[from - 1]?.text === '.' ? tokens[from - 2] : tokens[from - 1];
  return (isCapital(last) && isOneOf(last, OTHER_TITLES)) || isOneOf(last, STAFF_BEFORE);
};

function isStaff(tokens: readonly Token[], { from, next }: Candidate): boolean {
  if (isStaffBefore(tokens, from) || (tokens[from - 1]?.text === ':' && isOneOf(tokens[from - 2], STAFF_BEFORE)))
    return true;
  return isStaffBehind(tokens, next);
}

/** Right beside an NHS number or a hospital number, as in a pasted list. */
function besideNumber(tokens: readonly Token[], name: Candidate, { numbers }: Beside): Cue {
  const [first, last] = [tokens[name.from], tokens[name.next - 1]];
  let near = false;
  for (let gap = 0; gap <= 4; gap++) {
    near ||= numbers.ends.has((first?.start ?? 0) - gap) || numbers.starts.has((last?.end ?? 0) + gap);
  }
  return { points: near ? (name.known || isShouted(first) ? ENOUGH : 1) : 0, why: 'beside-number' };
}

const sameAsMail = (first: Token, { mailboxes }: Beside): Cue => ({
  points: mailboxes.has(first.bare) ? ENOUGH : 0,
  why: 'same-as-email',
});

/** The second of two: "pts Amir + Joe". */
const pair = (tokens: readonly Token[], at: number, last: Found | undefined): Cue => ({
  points: last?.next === at - 1 && /^(?:and|\+|&|,)$/.test(tokens[at - 1]?.lower ?? '') ? 2 : 0,
  why: 'beside-name',
});
