import type { Pass } from './pass.ts';
import type { TypedSpan } from './span.ts';

/** What was seen, and the words that it stands on. */
export type Seen = Pick<TypedSpan, 'type'> & { words: string };

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
