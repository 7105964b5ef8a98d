import type { Mend } from './mended.ts';

type Place = { start: number; end: number };

/** So much of what stands before is looked at. */
const LOOK_BACK = 40;
const OPENS = /[([“"‘'] ?$/;
const CLOSES = /^ ?[)\]”"’']/;
const LEFT = /[ ,;:=–-]{1,3}$/;
const RIGHT = /^[ ,;:=–-]{1,3}/;

export const before = (text: string, at: number): string => text.slice(Math.max(0, at - LOOK_BACK), at);

/** Where the label begins that stands right before a place; the place itself where there is none. */
export const labelStart = (text: string, at: number, label: RegExp): number =>
  at - (label.exec(before(text, at))?.[0].length ?? 0);

/** Other words in the same place, with a capital where a sentence begins with one. */
export function inPlace(text: string, { start, end }: Place, words: string): Mend {
  const begins = /(?:^|[.!?\n])\s{0,3}$/.test(before(text, start)) && /^[A-Z]/.test(text.slice(start, end));
  return { start, end, instead: begins ? words.charAt(0).toUpperCase() + words.slice(1) : words };
}

/** Nothing in its place: without its label, the brackets around it, and the space or the comma that would be left hanging. */
export function takenOut(text: string, place: Place, label?: RegExp): Mend {
  let start = label === undefined ? place.start : labelStart(text, place.start, label);
  let { end } = place;
  const [opens, closes] = [OPENS.exec(before(text, start)), CLOSES.exec(text.slice(end, end + 2))];
  if (opens !== null && closes !== null) {
    start -= opens[0].length;
    end += closes[0].length;
  }
  const left = LEFT.exec(before(text, start))?.[0] ?? '';
  const behind = text.slice(end, end + 4);
  if (/^(?:['’]s\b|\s{0,2}(?:[.,;:!?)\n]|$))/.test(behind)) start -= left.length;
  else if (start === left.length) return { start: 0, end: end + (RIGHT.exec(behind)?.[0].length ?? 0), instead: '' };
  else if (left.endsWith(' ') && behind.startsWith(' ')) end += 1;
  return { start, end, instead: '' };
}
