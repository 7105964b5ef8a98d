import type { IdentifierType } from './identifier-type.ts';

/**
 * What was seen that made a stretch of a text suspect, so that a screen can say it: `title` a "Mr" or "Mrs", `list-order` a name as
 * lists have it, `patient-word` "pt", "resident", `relative-word` "her son", `name-label` "name:", `contact` "rang", "spoke to",
 * `patient-verb` "fell", "refused", `few-trait` a count of five or fewer with a rare or sensitive trait.
 */
export const WHYS = [
  'check-digit',
  'number-label',
  'beside-name',
  'beside-number',
  'beside-sex',
  'beside-bed',
  'dob-word',
  'title',
  'list-order',
  'patient-word',
  'relative-word',
  'name-label',
  'contact',
  'patient-verb',
  'age',
  'same-as-email',
  'street',
  'postcode',
  'mobile',
  'landline',
  'private-mailbox',
  'place-day',
  'place-ward',
  'few-trait',
] as const;

export type Why = (typeof WHYS)[number];

/** A stretch of a text: `text.slice(start, end)`, in UTF-16 units. */
export type TypedSpan = { start: number; end: number; type: IdentifierType };

/** A stretch of a text that may identify a patient, and what made it suspect. */
export type IdentifierSpan = TypedSpan & { why: Why };

/** Where spans begin and end, to be asked often. */
export type Borders = { starts: ReadonlySet<number>; ends: ReadonlySet<number> };

export const bordersOf = (spans: readonly TypedSpan[]): Borders => ({
  starts: new Set(spans.map(({ start }) => start)),
  ends: new Set(spans.map(({ end }) => end)),
});
