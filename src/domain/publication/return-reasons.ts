import type { ReturnReason } from './publication.ts';

/** Why a desk sent something back, as the moderator chooses it and the team reads it. */
export const RETURN_LABELS: Record<ReturnReason, string> = {
  identifies: 'Something in it could tell who a patient is',
  'not-clear': 'Somebody from elsewhere could not understand it',
  'not-whole': 'Something that others need is missing',
  'not-checked': 'A figure or a claim should be checked',
  other: 'Something else',
};
