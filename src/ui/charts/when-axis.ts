import type { ChartPoint } from './chart-point.ts';
import { instantOf } from './when.ts';

export interface WhenAxis {
  /** The points, in order of time where time is known. */
  points: readonly ChartPoint[];
  /** Where each point stands, 0 to 1 from left to right. */
  at: readonly number[];
  /** Where something else of that time stands; `undefined` if that cannot be told. */
  find: (on: string) => number | undefined;
}

/**
 * A real axis of time if every point has a date. Otherwise the points stand evenly, in the order given, for there is
 * no knowing how far "Week 3" is from "after the summer".
 */
export function whenAxis(given: readonly ChartPoint[], alsoShow: readonly string[] = []): WhenAxis {
  const dated = given.map((point) => ({ point, instant: instantOf(point.on) }));
  if (dated.length < 2 || dated.some(({ instant }) => instant === undefined)) return evenly(given);
  const inOrder = dated.map(({ point, instant = 0 }) => ({ point, instant })).sort((a, b) => a.instant - b.instant);
  const all = [...inOrder.map(({ instant }) => instant), ...alsoShow.map(instantOf).filter((at) => at !== undefined)];
  const [from, to] = [Math.min(...all), Math.max(...all)];
  if (from === to) return evenly(given);
  const place = (instant: number) => (instant - from) / (to - from);
  return {
    points: inOrder.map(({ point }) => point),
    at: inOrder.map(({ instant }) => place(instant)),
    find: (on) => {
      const instant = instantOf(on);
      return instant === undefined ? undefined : place(instant);
    },
  };
}

function evenly(points: readonly ChartPoint[]): WhenAxis {
  const at = points.map((_, index) => (points.length === 1 ? 0.5 : index / (points.length - 1)));
  return { points, at, find: (on) => at[points.findIndex((point) => point.on === on)] };
}
