import { diffIndices } from 'node-diff3';
import { costOf, sameFromEnd, sameFromStart, WORDS } from './text-parts.ts';

/** A piece of a text: whether another text has it as well. */
export type Stretch = { text: string; is: 'same' | 'new' | 'gone' };

/** At most about 20 ms of one core. What would cost more is marked as a whole. */
const MOST = 20_000_000;

/**
 * A text in pieces, those marked `new` that none of the others has. Together they are the text again.
 *
 * @param others the texts that it is held against, 19 at most
 */
export function onlyIn(text: string, others: readonly string[]): Stretch[] {
  const words = wordsOf(text);
  const alone = words.map(() => true);
  for (const other of others) {
    let at = 0;
    for (const { from, to } of [...changes(wordsOf(other), words).map(({ after }) => after), END]) {
      for (; at < Math.min(from, words.length); at += 1) alone[at] = false;
      at = to;
    }
  }
  return joined(words.map((word, at) => ({ text: word, is: alone[at] === true ? 'new' : 'same' })));
}

/** Whether any two of these texts have a word in common: where none have, nothing in them is the same. */
export function haveWordsInCommon(texts: readonly string[]): boolean {
  const words = texts.flatMap((text) => [...new Set(bare(wordsOf(text)))].filter((word) => word !== ''));
  return new Set(words).size < words.length;
}

/** What became of a text: its pieces that are still there, those that are gone, and those that are new, in their places. */
export function changesBetween(before: string, after: string): Stretch[] {
  const [old, fresh] = [wordsOf(before), wordsOf(after)];
  const all: Stretch[] = [];
  let at = 0;
  const add = (words: readonly string[], is: Stretch['is']) => all.push(...words.map((text) => ({ text, is })));
  for (const change of changes(old, fresh)) {
    add(fresh.slice(at, change.after.from), 'same');
    add(old.slice(change.before.from, change.before.to), 'gone');
    add(fresh.slice(change.after.from, change.after.to), 'new');
    at = change.after.to;
  }
  add(fresh.slice(at), 'same');
  return joined(all);
}

type Span = { from: number; to: number };
const END: Span = { from: Number.POSITIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** The stretches of words in which two texts differ, in order. Spaces and line ends make no difference. */
function changes(before: readonly string[], after: readonly string[]): { before: Span; after: Span }[] {
  const [old, fresh] = [bare(before), bare(after)];
  const start = sameFromStart(old, fresh);
  const end = Math.min(sameFromEnd(old, fresh), Math.min(old.length, fresh.length) - start);
  const [oldMiddle, freshMiddle] = [old.slice(start, old.length - end), fresh.slice(start, fresh.length - end)];
  if (oldMiddle.length + freshMiddle.length === 0) return [];
  const span = ([from, length]: readonly [number, number]): Span => ({ from: start + from, to: start + from + length });
  if (costOf(oldMiddle, freshMiddle) > MOST) {
    return [{ before: span([0, oldMiddle.length]), after: span([0, freshMiddle.length]) }];
  }
  return diffIndices(oldMiddle, freshMiddle).map(({ buffer1, buffer2 }) => ({
    before: span(buffer1),
    after: span(buffer2),
  }));
}

const wordsOf = (text: string): string[] => text.match(WORDS) ?? [];
const bare = (words: readonly string[]): string[] => words.map((word) => word.trim());

function joined(pieces: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  for (const { text, is } of pieces) {
    const last = all.at(-1);
    if (last?.is === is) last.text += text;
    else all.push({ text, is });
  }
  return all;
}
