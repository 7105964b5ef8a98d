import { fail, ok, type Result } from '../result.ts';

export type NumberProblem = 'not-a-number' | 'comma-unclear';

const SIGNED = /^([-+−–])?\s?(.*)$/;
const GROUPED = /^(\d{1,3}(,\d{3})+|\d{1,3}(\s\d{3})+)(\.\d+)?$/;
const PLAIN = /^(\d+\.?\d*|\.\d+)$/;

/**
 * Reads a number as people write it: `1,234`, `1 234.5`, `-3`, `12%`. A comma or a space is a thousands separator only where
 * three digits follow it everywhere; `12,5` is unclear and asked about, never guessed, and `12 5` is two numbers.
 *
 * @returns a finite number; `comma-unclear` where a comma may be a decimal one; `not-a-number` for anything else.
 */
export function parseNumber(input: string): Result<number, NumberProblem> {
  const [, sign, digits = ''] = SIGNED.exec(input.trim().replace(/\s*%$/, '')) ?? [];
  if (!GROUPED.test(digits) && !PLAIN.test(digits)) {
    return fail(/^[\d\s.]*,[\d\s.,]*$/.test(digits) ? 'comma-unclear' : 'not-a-number');
  }
  const size = Number(digits.replace(/[,\s]/g, ''));
  if (!Number.isFinite(size)) return fail('not-a-number');
  return ok(sign === undefined || sign === '+' || size === 0 ? size : -size);
}

/** With thousands separators and at most six decimals: 1234.5 → `1,234.5`. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6, signDisplay: 'negative' }).format(value);
}
