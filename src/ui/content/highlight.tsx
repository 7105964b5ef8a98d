import { Fragment } from 'react';

export interface HighlightProps {
  text: string;
  /** Words or phrases that were found. One of four letters or more also marks longer words that begin with it. */
  words: readonly string[];
}

/** The text, with what was found marked. */
export function Highlight({ text, words }: HighlightProps) {
  const pattern = patternOf(words);
  if (pattern === undefined) return text;
  // What was caught stands at the odd places.
  const parts = text.split(pattern);
  return parts.map((part, index) => {
    const key = `${index}`;
    return index % 2 === 1 ? <mark key={key}>{part}</mark> : <Fragment key={key}>{part}</Fragment>;
  });
}

function patternOf(words: readonly string[]): RegExp | undefined {
  const wanted = words.map((word) => word.trim()).filter((word) => word !== '');
  if (wanted.length === 0) return undefined;
  const parts = wanted
    .toSorted((a, b) => b.length - a.length)
    .map((word) => {
      const literal = word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+');
      return word.length >= 4 ? `${literal}[\\p{L}\\p{N}]*` : literal;
    });
  return new RegExp(`(?<![\\p{L}\\p{N}])(${parts.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}
