/** What so many names have that it tells nothing. */
const NOISE = new Set(['nhs', 'foundation', 'trust', 'ft', 'the', 'and', 'of', 'for', 'cic', 'ahsn']);

/**
 * The words of a name or a query that tell something, in lower case without accents and punctuation. Where nothing else
 * is left, the telling-nothing ones too: `trust` alone is still looked for.
 */
export function wordsOf(text: string): string[] {
  const words = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’‘`]/g, '')
    .toLowerCase()
    .replace(/integrated care (board|system)/g, 'icb')
    .replaceAll('academic health science network', 'ahsn')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const telling = words.filter((word) => !NOISE.has(word));
  return telling.length > 0 ? telling : words;
}

/** A name made ready for search: its words, the same in one, and the initials that people may use for it. */
export function nameKey({ name, shortName = '' }: { name: string; shortName?: string }): {
  name: string[];
  plain: string;
  initials: string[];
} {
  const words = wordsOf(name);
  const short = wordsOf(shortName);
  const first = words.map((word) => word.charAt(0)).join('');
  const initials = words.length < 2 ? [] : [first, `${first}t`, `${first}ft`];
  return {
    name: [...new Set([...words, ...short])],
    plain: words.join(''),
    initials: short.length === 0 ? initials : [...initials, short.join('')],
  };
}
