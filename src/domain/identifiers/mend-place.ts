import { pieceAt } from './place-pieces.ts';
import type { TypedSpan } from './span.ts';
import { tokensOf } from './tokens.ts';

const PREPOSITION = /\b(?:in|on|at|from|of|to|into|off) (?:the )?$/i;

/** Only the ward of a place that points to one person, without bed and day. */
export function wardInstead(
  text: string,
  { start, end }: TypedSpan,
): { start: number; end: number; instead: string }[] {
  const ward = wardIn(text.slice(start, end));
  const lead = PREPOSITION.exec(text.slice(Math.max(0, start - 12), start))?.[0] ?? '';
  const from = start - lead.length;
  const way = /^(?:from|to|into|off) /i.exec(lead)?.[0].toLowerCase() ?? 'on ';
  const named = ward === undefined ? [] : [`${way}${ward}`];
  return [...named, `${way}the ward`].map((instead) => ({ start: from, end, instead }));
}

function wardIn(words: string): string | undefined {
  const tokens = tokensOf(words);
  for (let at = 0; at < tokens.length; at++) {
    const piece = pieceAt(tokens, at);
    if (piece?.ward !== true) continue;
    return words.slice(tokens[at]?.start, tokens[piece.next - 1]?.end);
  }
  return undefined;
}
