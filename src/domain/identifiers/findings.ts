import { fieldOf } from '../kinds.ts';
import { withoutHash } from './change.ts';
import { findIdentifiers } from './find.ts';
import { findNhsNumbers } from './nhs-number.ts';
import { partsOf } from './parts.ts';
import type { IdentifierSpan } from './span.ts';

/** Something in a value that may tell who a patient is: where in which of its texts, and the very words. */
export type Finding = IdentifierSpan & { text: string; words: string };

/** Where a value is to stand, as far as that tells what names in it are. */
type Place = { kind: string; field: string };

/**
 * Everything in a value of a field that may tell who a patient is, in each of its texts, keys and figures at any depth. Of fields in
 * which people say who they are, names are left out.
 */
export function findingsIn({ kind, field }: Place, payload: unknown): Finding[] {
  const own = fieldOf(kind, field)?.ownNames;
  const value = withoutHash(kind, field, payload);
  if (own === undefined) return findingsAnywhere(value);
  if (own === true) return findingsAnywhere(value).filter(isNoName);
  const parts = Object.entries(Object(value));
  const [oneself, others] = [true, false].map((is) => parts.filter(([key]) => own.includes(key) === is));
  return [...findingsAnywhere(oneself).filter(isNoName), ...findingsAnywhere(others)];
}

const isNoName = ({ type }: Finding): boolean => type !== 'patient-name';

/** The same of a value that stands in no field of its own: what is to be published, a note. */
export function findingsAnywhere(value: unknown): Finding[] {
  const findings: Finding[] = [];
  for (const part of partsOf(value)) {
    if (typeof part !== 'string' && typeof part !== 'number') continue;
    const text = String(part);
    for (const span of spansIn(text)) findings.push({ ...span, text, words: text.slice(span.start, span.end) });
  }
  return findings;
}

/** An id that a device made: 128 random bits, which look like somebody's initials with an age once in some thousand. */
const RANDOM_ID = /^[\w-]{22}$/;

const spansIn = (text: string): IdentifierSpan[] =>
  RANDOM_ID.test(text) ? findNhsNumbers(text).map((span) => ({ ...span, why: 'check-digit' })) : findIdentifiers(text);
