import { findAddresses } from './find-addresses.ts';
import { findBirths } from './find-births.ts';
import { findEmails, findPhones } from './find-contacts.ts';
import { findHospitalNumbers } from './find-hospital-numbers.ts';
import { findNames } from './find-names.ts';
import { findPlaces } from './find-places.ts';
import { findSmallNumbers } from './find-small-numbers.ts';
import { findNhsNumbers } from './nhs-number.ts';
import type { IdentifierSpan } from './span.ts';
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
  const names = findNames(text, tokens, nhs);
  const hospital = findHospitalNumbers(text, tokens, names);
  const births = findBirths(tokens, [...nhs, ...names, ...hospital]);
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
  return withoutOverlaps(found);
}

function withoutOverlaps(found: readonly IdentifierSpan[]): IdentifierSpan[] {
  const kept: IdentifierSpan[] = [];
  for (const span of found) {
    if (!kept.some(({ start, end }) => span.start < end && start < span.end)) kept.push(span);
  }
  return kept.sort((a, b) => a.start - b.start);
}
