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

/**
 * Everything in a text that may tell who a patient is.
 *
 * @returns spans in the order of the text that do not overlap; where two would, the one that comes first here stands: NHS number, e-mail, phone,
 * hospital number, birth date, address, name, place, small number
 */
export function findIdentifiers(text: string): IdentifierSpan[] {
  const tokens = tokensOf(text);
  const nhs = findNhsNumbers(text);
  const names = findNames(text, tokens, bordersOf(nhs));
  const hospital = findHospitalNumbers(text, tokens, bordersOf(names));
  const births = findBirths(tokens, bordersOf([...nhs, ...names, ...hospital]));
  const found = [
    ...nhs,
    ...findEmails(text),
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

function withoutOverlaps(found: readonly IdentifierSpan[], length: number): IdentifierSpan[] {
  const taken = new Uint8Array(length);
  const kept = found.filter(({ start, end }) => {
    if (taken.subarray(start, end).includes(1)) return false;
    taken.fill(1, start, end);
    return true;
  });
  return kept.sort((a, b) => a.start - b.start);
}
