import * as z from 'zod/mini';
import { IDENTIFIER_TYPES, type IdentifierType, type TypedSpan } from './span.ts';

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
  })
  .check(z.refine(({ reason, note }) => reason !== 'other' || hasWords(note), 'the reason “other” needs a note'));

export const MOST_PASSES = 20;

export const passesSchema = z.array(passSchema).check(z.minLength(1), z.maxLength(MOST_PASSES));

export type Pass = z.infer<typeof passSchema>;
export type PassReason = (typeof PASS_REASONS)[number];

/** What was seen, and the words that it stands on. */
export type Seen = Pick<TypedSpan, 'type'> & { words: string };

/** Which reasons can be meant about what was seen. */
export function reasonsFor(type: IdentifierType): readonly PassReason[] {
  switch (type) {
    case 'nhs-number':
    case 'hospital-number':
      return ['thing', 'invented', 'other'];
    case 'patient-name':
      return ['staff', 'agreed', 'invented', 'other'];
    case 'address':
    case 'phone':
    case 'email':
      return ['service', 'agreed', 'invented', 'other'];
    case 'date-of-birth':
    case 'indirect':
    case 'small-number':
      return ['nobody', 'agreed', 'invented', 'other'];
  }
}

/** One space for any, so that a line that was broken elsewhere is the same. */
export const plainWords = (words: string): string => words.replace(/\s+/g, ' ').trim();

/** Whether a person has said of these very words that they are no patient's. */
export const covers = (pass: Pass, { type, words }: Seen): boolean =>
  pass.type === type && plainWords(pass.words) === plainWords(words);

/** What of all that was seen nobody has given a reason for. */
export const uncovered = <S extends Seen>(seen: readonly S[], passes: readonly Pass[]): S[] =>
  seen.filter((one) => !passes.some((pass) => covers(pass, one)));

/** Those passes that something seen needs, each once; the newest of two about the same words. */
export function neededPasses(seen: readonly Seen[], passes: readonly Pass[]): Pass[] {
  const needed = new Map<string, Pass>();
  for (const one of seen) {
    const pass = passes.findLast((each) => covers(each, one));
    if (pass !== undefined) needed.set(`${pass.type} ${plainWords(pass.words)}`, pass);
  }
  return [...needed.values()];
}

const hasWords = (note: string | undefined): boolean => note !== undefined && note.trim() !== '';
