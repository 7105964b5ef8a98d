import type { RecordOf } from '../record/kind.ts';
import type { dataPointKind } from './measure.ts';

type Point = RecordOf<typeof dataPointKind>;

/** The readings of one measure by date, the newest first; those that have no date yet come first of all. */
export const byDate = (points: readonly Point[]): Point[] =>
  points.toSorted((a, b) => compare(b.values.on || '~', a.values.on || '~') || compare(a.id, b.id));

/**
 * Dates with more than one reading. Both are kept, for both may be right (S21); a person says which is not.
 *
 * @returns ISO dates, the earliest first
 */
export function datesWithSeveral(points: readonly Point[]): string[] {
  const dates = points.flatMap(({ values: { on } }) => (on === undefined || on === '' ? [] : [on]));
  return [...new Set(dates.filter((on, at) => dates.indexOf(on) !== at))].sort();
}

/** Whether a reading lacks its date or its value, so that no chart can show it. */
export const isUnfinished = ({ values: { on, value } }: Point): boolean =>
  on === undefined || on === '' || value === undefined || value === null;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
