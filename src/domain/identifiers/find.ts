import { findAddresses } from './find-addresses.ts';
import { findBirths } from './find-births.ts';
import { findEmails, findPhones } from './find-contacts.ts';
import { findHospitalNumbers } from './find-hospital-numbers.ts';
import { findNames } from './find-names.ts';
import { findPlaces } from './find-places.ts';
import { findSmallNumbers } from './find-small-numbers.ts';
import { findNhsNumbers } from './nhs-number.ts';
import { bordersOf, type IdentifierSpan } from './span.ts';
import { tokensOf } from './tokens.ts';

const ALIKE = /^(\d)\1{9}$/;

/**
 * Everything in a text that may tell who a patient is.
 *
 * @returns spans in the order of the text that do not overlap; where two would, the one that comes first here stands: NHS number, e-mail, phone,
 * birth date, hospital number, address, name, place, small number
 */
export function findIdentifiers(text: string): IdentifierSpan[] {
  const tokens = tokensOf(text);
  const nhs = nhsNumbersIn(text);
  const emails = findEmails(text);
  const names = findNames(tokens, bordersOf(nhs), wordsOf(text, emails));
  const hospital = findHospitalNumbers(text, tokens, bordersOf(names));
  const births = findBirths(tokens, bordersOf([...nhs, ...names, ...hospital]));
  const found = [
    ...nhs,
    ...emails,
    ...findPhones(tokens),
    ...births,
    ...hospital,
    ...findAddresses(tokens),
    ...names,
    ...findPlaces(tokens),
    ...findSmallNumbers(tokens),
  ];
  return withoutOverlaps(found, text.length);
}

/** NHS numbers without one digit ten times, which stands for a number in forms and slides. */
function nhsNumbersIn(text: string): IdentifierSpan[] {
  const found: IdentifierSpan[] = [];
  for (const span of findNhsNumbers(text)) {
    const digits = text.slice(span.start, span.end).replace(/\D/g, '');
    if (!ALIKE.test(digits)) found.push({ ...span, why: 'check-digit' });
  }
  return found;
}

/** The words of four letters or more before the @ of these addresses. */
function wordsOf(text: string, emails: readonly IdentifierSpan[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { start, end } of emails) {
    const local = text.slice(start, end).toLowerCase().split('@', 1)[0] ?? '';
    for (const word of local.split(/[^a-z]+/)) if (word.length > 3) words.add(word);
  }
  return words;
}

function withoutOverlaps(found: readonly IdentifierSpan[], length: number): IdentifierSpan[] {
  if (found.length < 2) return [...found];
  const taken = new Uint8Array(length);
  const kept = found.filter(({ start, end }) => {
    if (taken.subarray(start, end).includes(1)) return false;
    taken.fill(1, start, end);
    return true;
  });
  return kept.sort((a, b) => a.start - b.start);
}
