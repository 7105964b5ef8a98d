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
