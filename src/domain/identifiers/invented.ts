import { type Token, wordSet } from './tokens.ts';

const INVENTED = wordSet(
  'persona personas invented fictional fictitious dummy imaginary pretend mannequin manikin simulation simulated simulations sim simman scenario scenarios vignette vignettes roleplay made-up',
);
const INVENTED_PAIRS = wordSet('made-up role-play test-record example-patient test-patient');

/** One for each token of a sentence that speaks of invented people. */
export function inventedIn(tokens: readonly Token[]): Uint8Array {
  const marked = new Uint8Array(tokens.length);
  let start = 0;
  let invented = false;
  for (let at = 0; at <= tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined || (/^[.!?]$/.test(token.text) && tokens[at + 1]?.joined !== true)) {
      if (invented) marked.fill(1, start, at);
      start = at + 1;
      invented = false;
    } else if (INVENTED.has(token.lower) || isInventedPair(tokens, at)) invented = true;
  }
  return marked;
}

function isInventedPair(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.lower ?? '';
  if (word !== 'made' && word !== 'role' && word !== 'test' && word !== 'example') return false;
  const second = tokens[at + 1]?.text === '-' ? tokens[at + 2] : tokens[at + 1];
  return INVENTED_PAIRS.has(`${word}-${second?.lower ?? ''}`);
}
