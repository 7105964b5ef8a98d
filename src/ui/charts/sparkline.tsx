import type { ChartPoint } from './chart-point.ts';
import { whenAxis } from './when-axis.ts';

export interface SparklineProps {
  points: readonly ChartPoint[];
  /** For screen readers; without it the drawing is hidden from them, and words beside it must say the same. */
  label?: string;
}

const [WIDTH, HEIGHT, MARGIN] = [112, 36, 4];

/** The shape of a measure over time, the size of a word. Nothing for fewer than three points. */
export function Sparkline({ points, label }: SparklineProps) {
  if (points.length < 3) return null;
  const axis = whenAxis(points);
  const values = axis.points.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const place = (value: number, index: number) => ({
    x: MARGIN + (axis.at[index] ?? 0) * (WIDTH - 2 * MARGIN),
    y: HEIGHT - MARGIN - (high === low ? 0.5 : (value - low) / (high - low)) * (HEIGHT - 2 * MARGIN),
  });
  const places = values.map(place);
  const last = places.at(-1);
  return (
    <svg
      className="d-sparkline"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={label}
      aria-hidden={label === undefined}
    >
      <polyline
        className="d-chart__line"
        points={places.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}
      />
      {last !== undefined && <circle className="d-chart__point" cx={last.x} cy={last.y} r="4" />}
    </svg>
  );
}
