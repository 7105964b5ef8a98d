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
