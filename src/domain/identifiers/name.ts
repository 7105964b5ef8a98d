import { isNhsNumber } from './nhs-number.ts';

/** With so few letters around it, ten digits are not there by chance, however the letters are written. */
const FEW_LETTERS = 9;
const ONE_CASE = /^(?:[A-Z]?[a-z]*|[A-Z]*)$/;

/**
 * Whether an id as a whole is an NHS number, with marks between its digits or letters around it: `943-476-5919`, `NHS9434765919`. A
 * random id of 22 characters is one by chance about once in 10^11.
 */
export function isIdentifierName(id: string): boolean {
  const [, before = '', digits = '', after = ''] =
    /^([A-Za-z]*)(\d{10})([A-Za-z]*)$/.exec(id.replace(/[-_]/g, '')) ?? [];
  if (!isNhsNumber(digits)) return false;
  const letters = before + after;
  return letters.length <= FEW_LETTERS || (ONE_CASE.test(before) && ONE_CASE.test(after));
}
