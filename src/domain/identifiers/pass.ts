import * as z from 'zod/mini';
import { idSchema } from '../id.ts';
import { IDENTIFIER_TYPES } from './identifier-type.ts';

/** Why something that looks as if it told who a patient is may stand all the same. `other` says it in its own words. */
export const PASS_REASONS = ['staff', 'service', 'thing', 'nobody', 'invented', 'agreed', 'other'] as const;

/** A person's word that these words are no patient's: what was seen, and why it may stand. It goes with each change that has the words. */
export const passSchema = z
  .object({
    type: z.enum(IDENTIFIER_TYPES),
    /** What was seen, letter for letter but for its spaces. */
    words: z.string().check(z.minLength(1), z.maxLength(300)),
    reason: z.enum(PASS_REASONS),
    /** In their own words; it holds nothing that may identify a patient. */
    note: z.optional(z.string().check(z.maxLength(300))),
    /** Of an NHS number: the question to which a desk said yes, and the salt that shows what it was about. */
    question: z.optional(idSchema),
    salt: z.optional(idSchema),
  })
  .check(
    z.refine(
      ({ reason, note }) => reason !== 'other' || (note?.trim() ?? '') !== '',
      'the reason “other” needs a note',
    ),
  );

const MOST_PASSES = 20;

export const passesSchema = z.array(passSchema).check(z.minLength(1), z.maxLength(MOST_PASSES));

export type Pass = z.infer<typeof passSchema>;
export type PassReason = (typeof PASS_REASONS)[number];
