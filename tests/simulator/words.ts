const WORD = /w\d+x/g;

/** The word that came with an edit: a text that was extended has older ones, too. */
export const newestWord = (payload: unknown): string | undefined =>
  String(payload)
    .match(WORD)
    ?.sort((a, b) => Number(a.slice(1, -1)) - Number(b.slice(1, -1)))
    .at(-1);

/** Whether a text has a word as a word: three letters stand in a random id, too, now and then. */
export const says = (text: string, word: string): boolean => new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(text);
