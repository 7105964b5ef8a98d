import { sha256 } from './canonical.ts';

/** What a question to the desk says of the ten figures that it is about: nobody can tell them from it without the salt (S31). */
export const commitmentOf = (salt: string, words: string): Promise<string> =>
  sha256(`${salt} ${words.replace(/[^\p{Nd}]/gu, '')}`);
