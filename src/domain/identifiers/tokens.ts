/** A word, a run of digits, or one other character that is no space. Offsets are UTF-16 units of the text. */
export type Token = {
  text: string;
  lower: string;
  /** In small letters, without a possessive ending. */
  bare: string;
  start: number;
  end: number;
  kind: 'word' | 'number' | 'mark';
  /** Whether nothing stands between it and the token before it. */
  joined: boolean;
  /** Whether it is a word that begins with a capital. */
  capital: boolean;
};

// One alternative for each kind of first character: never two ways to read the same text, so the time is linear.
const TOKEN = /\p{L}[\p{L}\p{M}]*(?:['’][\p{L}\p{M}]+)*|\d+|[^\s\p{L}\d]/gu;
const LETTER = /^\p{L}/u;
const NINE = 57;
const NOUGHT = 48;

/** Splits a text into tokens, in order. `O'Neill` and `didn't` are one word; a hyphen stands on its own. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let before = -1;
  for (const { 0: found, index } of text.matchAll(TOKEN)) {
    const end = index + found.length;
    const kind = kindOf(found);
    const lower = kind === 'word' ? found.toLowerCase() : found;
    const capital = kind === 'word' && found.charCodeAt(0) !== lower.charCodeAt(0);
    const bare = kind === 'word' ? withoutPossessive(lower) : found;
    tokens.push({ text: found, lower, bare, start: index, end, kind, joined: before === index, capital });
    before = end;
  }
  return tokens;
}

function kindOf(found: string): Token['kind'] {
  const code = found.charCodeAt(0);
  if (code >= NOUGHT && code <= NINE) return 'number';
  return LETTER.test(found) ? 'word' : 'mark';
}

/** Whether a token is one of these words, in any case, with or without a possessive ending. */
export const isOneOf = (token: Token | undefined, words: ReadonlySet<string>): boolean =>
  token !== undefined && (words.has(token.bare) || (token.bare !== token.lower && words.has(token.lower)));

function withoutPossessive(word: string): string {
  const mark = word.at(-2);
  return word.endsWith('s') && (mark === "'" || mark === '’') ? word.slice(0, -2) : word;
}

export const isPossessive = (token: Token): boolean => token.bare !== token.lower;

/** Whether a word begins with a capital. */
export const isCapital = (token: Token | undefined): boolean => token?.capital === true;

/** Whether a word of two letters or more is all capitals. */
export const isShouted = (token: Token | undefined): boolean =>
  token?.capital === true && token.text.length > 1 && token.text === token.text.toUpperCase();

/** Whether nothing, or the end of a sentence, stands before a token. */
export const isAtStart = (tokens: readonly Token[], at: number): boolean => {
  const before = tokens[at - 1];
  return before === undefined || (before.kind === 'mark' && '.!?;:•*|/-–'.includes(before.text));
};

export const wordSet = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));
