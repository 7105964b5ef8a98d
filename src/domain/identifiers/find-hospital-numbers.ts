import type { Borders, IdentifierSpan } from './span.ts';
import { isCapital, isOneOf, type Token, wordSet } from './tokens.ts';

/** Words for "number" behind the name of a register. */
const NUMBER = wordSet('no nos num number numbers nr id ids ref # №');
/** Registers whose name alone announces a patient's number. */
const ALONE = wordSet(
  'mrn mrns crn rio pas nhi casenote casenotes hospno hospnumber epr lorenzo systmone emis cerner millennium epic fin medway careflow badgernet meditech carenotes ubrn',
);
/** What needs a word for "number" behind it. */
const WITH_NUMBER = wordSet(
  'hosp hospital pas emis rio systmone lorenzo cerner epr unit case casenote note notes record attendance admission patient pt pts chart folder district spell episode ed a&e ae mrn crn pid his pathology specimen sample accession registration medical millennium pathway encounter visit local nicu scbu nnu picu icu itu maternity inpatient outpatient resident client epic fin referral system label wristband',
);
const ATTENDANCE = wordSet('attendance attender admission encounter spell notes casenotes record');
const LETTER_NUMBER = wordSet('number numbers no');
const NOT_BEFORE = wordSet(
  'incident datix project order asset grant ticket cost batch lot po archive purchase part model serial job staff employee payroll invoice',
);
const LINKS = wordSet(': = # . - – is was ( , of to belongs ; “ " no number');
const PATIENT = wordSet(
  'pt pts patient patients attender attendance resident client inpatient notes wristband label sticker encounter folder chart',
);
const MOST_LINKS = 4;

/**
 * Local numbers of a patient: behind a label such as "hosp no", "MRN", "K-number", "RiO"; or a letter with six or seven figures beside a
 * person's name. Numbers of incidents, orders, projects and assets are none.
 *
 * @param persons spans of names that were found already
 */
export function findHospitalNumbers(text: string, tokens: readonly Token[], persons: Borders): IdentifierSpan[] {
  const spans: IdentifierSpan[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const label = labelAt(tokens, at);
    const value =
      label === undefined
        ? (attendanceAt(text, tokens, at) ?? besidePerson(text, tokens, at, persons))
        : valueBehind(text, tokens, label);
    if (value === undefined) continue;
    spans.push({
      start: tokens[value.from]?.start ?? 0,
      end: tokens[value.next - 1]?.end ?? 0,
      type: 'hospital-number',
      why: label === undefined ? 'beside-name' : 'number-label',
    });
    at = value.next - 1;
  }
  return spans;
}

type Label = { next: number; fewest: number };

function labelAt(tokens: readonly Token[], at: number): Label | undefined {
  const [first, second, third] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (first?.kind !== 'word' || isOneOf(tokens[at - 1], NOT_BEFORE)) return undefined;
  // "A&E number": three tokens.
  if (first.lower === 'a' && second?.text === '&' && third?.lower === 'e') return numberWord(tokens, at + 3);
  // "case note", "unit number", "K-number", "the X number".
  if (first.text.length === 1 && isCapital(first) && !(first.joined && tokens[at - 1]?.text === '&')) {
    return numberWord(tokens, second?.text === '-' ? at + 2 : at + 1, 4, LETTER_NUMBER);
  }
  if (ALONE.has(first.lower))
    return (
      numberWord(tokens, at + 1) ?? { next: at + 1, fewest: first.lower === 'mrn' || first.lower === 'crn' ? 4 : 5 }
    );
  if (!WITH_NUMBER.has(first.lower)) return undefined;
  if (first.lower === 'case' && (second?.lower === 'note' || second?.lower === 'notes')) {
    return numberWord(tokens, at + 2) ?? { next: at + 2, fewest: 4 };
  }
  if (first.lower === 'medical' && second?.lower === 'record') return numberWord(tokens, at + 2);
  return numberWord(tokens, second?.text === '.' ? at + 2 : at + 1);
}

function numberWord(tokens: readonly Token[], at: number, fewest = 4, words = NUMBER): Label | undefined {
  return words.has(tokens[at]?.lower ?? '') ? { next: at + 1, fewest } : undefined;
}

type Range = { from: number; next: number };

function valueBehind(text: string, tokens: readonly Token[], { next, fewest }: Label): Range | undefined {
  for (let from = next; from <= next + MOST_LINKS && from < tokens.length; from++) {
    const value = codeAt(text, tokens, from, fewest);
    if (value !== undefined) return value;
    if (!LINKS.has(tokens[from]?.lower ?? '')) return undefined;
  }
  return undefined;
}

/** A code: up to three letters and figures in groups, joined by hyphens, strokes or nothing; two groups of figures may have a space between. */
function codeAt(text: string, tokens: readonly Token[], from: number, fewest: number): Range | undefined {
  const first = tokens[from];
  if (first === undefined || !(first.kind === 'number' || (first.kind === 'word' && first.text.length <= 3)))
    return undefined;
  let next = from + 1;
  for (; next < tokens.length && next - from < 8; next++) {
    const [token, after] = [tokens[next], tokens[next + 1]];
    if (token === undefined) break;
    if (token.joined && (token.kind === 'number' || (token.kind === 'word' && token.text.length <= 2))) continue;
    if (token.joined && /^[-/]$/.test(token.text) && after?.joined && after.kind !== 'mark') continue;
    const spaced = !token.joined && token.kind === 'number' && tokens[next - 1]?.kind === 'number';
    if (spaced && token.text.length >= 3 && text[token.start - 1] === ' ' && !tokens[next + 1]?.joined) continue;
    break;
  }
  while (next > from + 1 && tokens[next - 1]?.kind === 'word') next -= 1;
  const figures = tokens
    .slice(from, next)
    .reduce((sum, { kind, text: part }) => sum + (kind === 'number' ? part.length : 0), 0);
  return figures >= fewest && figures <= 12 ? { from, next } : undefined;
}

/** `ED attendance ED25-118203`: a code with letters and six figures or more. */
function attendanceAt(text: string, tokens: readonly Token[], at: number): Range | undefined {
  if (!ATTENDANCE.has(tokens[at]?.lower ?? '')) return undefined;
  const code = codeAt(text, tokens, at + 1, 6);
  return code !== undefined && tokens[code.from]?.kind === 'word' ? code : undefined;
}

/** `K902114` beside a name or after "pt": a letter or two with six or seven figures. */
function besidePerson(text: string, tokens: readonly Token[], at: number, persons: Borders): Range | undefined {
  const [letters, figures, after] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (
    letters === undefined ||
    figures?.kind !== 'number' ||
    !figures.joined ||
    (after?.joined === true && after.kind !== 'mark')
  )
    return undefined;
  if (!/^[A-Z]{1,2}$/.test(letters.text) || figures.text.length < 6 || figures.text.length > 7) return undefined;
  const near = isBeside(text, letters.start, figures.end, persons);
  const before = /^(?:for|of|:|=|#|\()$/.test(tokens[at - 1]?.lower ?? '') ? tokens[at - 2] : tokens[at - 1];
  return near || isOneOf(before, PATIENT) ? { from: at, next: at + 2 } : undefined;
}

const GAP = /^[\s/|,;:()–-]+$/;
const MOST_GAP = 6;

/** Whether a span ends before or begins behind, with nothing but marks between. */
function isBeside(text: string, start: number, end: number, { starts, ends }: Borders): boolean {
  for (let gap = 1; gap <= MOST_GAP; gap++) {
    if (ends.has(start - gap) && GAP.test(text.slice(start - gap, start))) return true;
    if (starts.has(end + gap) && GAP.test(text.slice(end, end + gap))) return true;
  }
  return false;
}
