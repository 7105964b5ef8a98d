import { citationsIn, isOfThings } from './books.ts';
import type { TypedSpan } from './span.ts';

/** Spaces, what no screen shows (soft hyphens, joiners, direction marks), dashes, and the marks people put between digits. */
const SEPARATORS =
  '\\s\\u00ad\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff\\-\\u2010-\\u2015\\u2212\\ufe58\\ufe63\\uff0d.·_/';
const RUN = new RegExp(`\\d(?:[${SEPARATORS}]{0,8}\\d)*`, 'g');

/**
 * Finds NHS numbers: ten digits in any spacing whose last is the modulus 11 check digit of the first nine (NHS Data
 * Dictionary, NHS NUMBER). Groups of digits are tried together from group border to group border, so a number is
 * found beside other figures. About 1 in 11 strings of ten digits pass by chance: a hit is a question, not a proof.
 * What stands in a DOI, after the word ISBN, or is a book's or an order's by the words around it, is left alone.
 *
 * @returns spans in the order of the text; hits that share digits are one span.
 */
export function findNhsNumbers(text: string): TypedSpan[] {
  const spans: TypedSpan[] = [];
  const cited = citationsIn(text);
  let citation = 0;
  for (const run of asciiDigits(text).matchAll(RUN)) {
    const groups = [...run[0].matchAll(/\d+/g)].map((group) => ({ digits: group[0], at: run.index + group.index }));
    for (let first = 0; first < groups.length; first++) {
      const span = nhsNumberFrom(groups, first);
      if (span === undefined) continue;
      while ((cited[citation]?.end ?? text.length) < span.end) citation += 1;
      if ((cited[citation]?.start ?? text.length) <= span.start || isOfThings(text, span.start, span.end)) continue;
      const before = spans.at(-1);
      if (before !== undefined && span.start < before.end) before.end = Math.max(before.end, span.end);
      else spans.push(span);
    }
  }
  return spans;
}

/** Whether ten digits carry a right check digit. Weights 10 to 2; 11 counts as 0, 10 is never valid. Noughts are no number. */
export function isNhsNumber(digits: string): boolean {
  if (!/^\d{10}$/.test(digits) || digits === '0000000000') return false;
  let sum = 0;
  for (let at = 0; at < 9; at++) sum += Number(digits[at]) * (10 - at);
  const check = (11 - (sum % 11)) % 11;
  return check === Number(digits[9]);
}

/** The number that begins with this group and ends with it or one after it. */
function nhsNumberFrom(groups: { digits: string; at: number }[], first: number): TypedSpan | undefined {
  let number = '';
  for (let next = first; number.length < 10; next++) {
    const group = groups[next];
    if (group === undefined || group.digits.length > 10) return undefined;
    number += group.digits;
    if (number.length === 10 && isNhsNumber(number))
      return { start: groups[first]?.at ?? 0, end: group.at + group.digits.length, type: 'nhs-number' };
  }
  return undefined;
}

/** Full-width and Arabic-Indic digits as ASCII ones, every character in its place. */
function asciiDigits(text: string): string {
  return text.replace(/[\uff10-\uff19\u0660-\u0669\u06f0-\u06f9]/g, (char) => String(digitValue(char.charCodeAt(0))));
}

function digitValue(code: number): number {
  if (code >= 0xff10) return code - 0xff10;
  return code >= 0x06f0 ? code - 0x06f0 : code - 0x0660;
}
