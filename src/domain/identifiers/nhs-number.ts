
import type { TypedSpan } from './span.ts';

/** Spaces, what no screen shows (soft hyphens, joiners, direction marks), dashes, and the marks people put between digits. */
const SEPARATORS =
  '\\s\\u00ad\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff\\-\\u2010-\\u2015\\u2212\\ufe58\\ufe63\\uff0d.·_/';
const RUN = new RegExp(`\\d(?:[${SEPARATORS}]{0,8}\\d)*`, 'g');
/** Books and papers: ISBNs have the same check digit, and DOIs are long. */
const CITATION = /\bisbn(?:[- ]?1[03])?:?\s*\d[\d -]{8,15}[\dx]|\b10\.\d{4,9}\/\S+/gi;

/**
 * Finds NHS numbers: ten digits in any spacing whose last is the modulus 11 check digit of the first nine (NHS Data
 * Dictionary, NHS NUMBER). Groups of digits are tried together from group border to group border, so a number is
 * found beside other figures. About 1 in 11 strings of ten digits pass by chance: a hit is a question, not a proof.
 * What stands in a DOI, or after the word ISBN, is left alone.
 *
 * @returns spans in the order of the text; hits that share digits are one span.
 */
export function findNhsNumbers(text: string): TypedSpan[] {
  const spans: TypedSpan[] = [];
  const cited = [...text.matchAll(CITATION)].map(({ 0: words, index }) => ({
    start: index,
    end: index + words.length,
  }));
  for (const run of asciiDigits(text).matchAll(RUN)) {
    const groups = [...run[0].matchAll(/\d+/g)].map((group) => ({ digits: group[0], at: run.index + group.index }));
    for (let first = 0; first < groups.length; first++) {
      const span = nhsNumberFrom(groups.slice(first, first + 10));
      if (span === undefined || cited.some(({ start, end }) => start <= span.start && span.end <= end)) continue;
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

/** The number that begins with the first of these groups and ends with one of them. */
function nhsNumberFrom(groups: { digits: string; at: number }[]): TypedSpan | undefined {
  let number = '';
  for (const { digits, at } of groups) {
    number += digits;
    if (isNhsNumber(number)) return { start: groups[0]?.at ?? at, end: at + digits.length, type: 'nhs-number' };
    if (number.length >= 10) return undefined;
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
