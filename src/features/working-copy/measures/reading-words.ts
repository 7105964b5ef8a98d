import { formatDate } from '../../../domain/text/partial-date.ts';
import { formatValue } from '../../../ui/charts/chart-point.ts';
import { content } from './content.ts';
import type { Point } from './readings.tsx';

/** "6 August 2018: 12 minutes", as it is told and listed. */
export function readingWords({ values: { on, value } }: Point, unit: string | undefined): string {
  const words = content.points;
  return `${on ? formatDate(on) : words.noDate}: ${figureOf(value, unit)}`;
}

function figureOf(value: number | null | undefined, unit: string | undefined): string {
  if (value === undefined || value === null) return content.points.noValue;
  const figure = formatValue(value, unit);
  return unit === undefined || unit === '%' ? figure : `${figure} ${unit}`;
}
