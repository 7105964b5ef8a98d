/** A word, a run of digits, or one other character that is no space. Offsets are UTF-16 units of the text. */
export type Token = {
  text: string;
  lower: string;
  start: number;
  end: number;
  kind: 'word' | 'number' | 'mark';
  /** Whether nothing stands between it and the token before it. */
  joined: boolean;
};

// One alternative for each kind of first character: never two ways to read the same text, so the time is linear.
const TOKEN = /\p{L}[\p{L}\p{M}]*(?:['’][\p{L}\p{M}]+)*|\d+|[^\s\p{L}\d]/gu;

/** Splits a text into tokens, in order. `O'Neill` and `didn't` are one word; a hyphen stands on its own. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const { 0: found, index } of text.matchAll(TOKEN)) {
    const end = index + found.length;
    const kind = /^\d/.test(found) ? 'number' : /^\p{L}/u.test(found) ? 'word' : 'mark';
    tokens.push({ text: found, lower: found.toLowerCase(), start: index, end, kind, joined: tokens.at(-1)?.end === index });
  }
  return tokens;
}

/** Whether a token is one of these words, in any case, with or without a possessive ending. */
export const isOneOf = (token: Token | undefined, words: ReadonlySet<string>): boolean =>
  token !== undefined && (words.has(token.lower) || words.has(withoutPossessive(token.lower)));

export const withoutPossessive = (word: string): string => word.replace(/['’]s?$/, '');

export const isPossessive = (token: Token): boolean => /['’]s$/.test(token.lower);

/** Whether a word begins with a capital. */
export const isCapital = (token: Token | undefined): boolean =>
  token?.kind === 'word' && /^\p{Lu}/u.test(token.text);

/** Whether a word of two letters or more is all capitals. */
export const isShouted = (token: Token | undefined): boolean =>
  token?.kind === 'word' && token.text.length > 1 && token.text === token.text.toUpperCase();

export const wordSet = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));
