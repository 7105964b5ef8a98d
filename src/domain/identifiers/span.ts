/** What may tell who a patient is. */
export const IDENTIFIER_TYPES = [
  'nhs-number',
  'hospital-number',
  'date-of-birth',
  'patient-name',
  'address',
  'phone',
  'email',
  'indirect',
  'small-number',
] as const;

export type IdentifierType = (typeof IDENTIFIER_TYPES)[number];

/** A stretch of a text that may identify a patient: `text.slice(start, end)`, in UTF-16 units. */
export type IdentifierSpan = { start: number; end: number; type: IdentifierType };

/** Where spans begin and end, to be asked often. */
export type Borders = { starts: ReadonlySet<number>; ends: ReadonlySet<number> };

export const bordersOf = (spans: readonly IdentifierSpan[]): Borders => ({
  starts: new Set(spans.map(({ start }) => start)),
  ends: new Set(spans.map(({ end }) => end)),
});
