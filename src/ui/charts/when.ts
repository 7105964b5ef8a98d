import { formatDate } from '../../domain/text/partial-date.ts';

const ISO = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Milliseconds of the middle of the year, month or day, so that `2018` and `2018-08` can share an axis.
 *
 * @returns `undefined` for what is not an ISO date.
 */
export function instantOf(on: string): number | undefined {
  const match = ISO.exec(on);
  if (match === null) return undefined;
  const [, year, month, day] = match.map(Number) as [number, number, number, number];
  if (match[2] === undefined) return Date.UTC(year, 6, 1);
  if (match[3] === undefined) return Date.UTC(year, month - 1, 15);
  return Date.UTC(year, month - 1, day);
}

/** For a table: `6 August 2018`; free words as they are. */
export const longWhen = (on: string): string => (ISO.test(on) ? formatDate(on) : on);

/** For an axis: `6 Aug 2018`, `Aug 2018`, `2018`; free words as they are. */
export function shortWhen(on: string): string {
  const match = ISO.exec(on);
  if (match === null || match[2] === undefined) return on;
  const monthly = `${MONTHS[Number(match[2]) - 1] ?? match[2]} ${match[1]}`;
  return match[3] === undefined ? monthly : `${Number(match[3])} ${monthly}`;
}
