import { type ChartPoint, formatValue } from './chart-point.ts';
import { type ValueAxis, valueAxis } from './value-axis.ts';
import { shortWhen } from './when.ts';
import { whenAxis } from './when-axis.ts';

export interface Annotation {
  /** A date, or the very words of a point's `on`. */
  on: string;
  label: string;
}

export interface ChartInput {
  points: readonly ChartPoint[];
  annotations: readonly Annotation[];
  target: number | undefined;
  unit: string | undefined;
  /** Of the picture, in CSS pixels. */
  width: number;
  /** Of the labels, in CSS pixels. */
  fontSize: number;
}

export interface PlacedText {
  x: number;
  y: number;
  text: string;
  anchor: 'start' | 'middle' | 'end';
}

export interface ChartLayout {
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  points: readonly { x: number; y: number; point: ChartPoint }[];
  rows: readonly { y: number; label: string }[];
  whens: readonly PlacedText[];
  flags: readonly { x: number; y: number; number: number }[];
  targetY: number | undefined;
}

/** Where everything of a line chart stands. Pure: pixels in, pixels out. */
export function chartLayout({ points, annotations, target, unit, width, fontSize }: ChartInput): ChartLayout {
  const when = whenAxis(
    points,
    annotations.map(({ on }) => on),
  );
  const values: ValueAxis = valueAxis([...points.map(({ value }) => value), ...(target === undefined ? [] : [target])]);
  const rowLabels = values.ticks.map((tick) => formatValue(tick, unit));
  const left = Math.max(...rowLabels.map((label) => textWidth(label, fontSize))) + 10;
  const right = width - fontSize;
  const across = (at: number) => left + fontSize * 0.6 + at * (right - left - fontSize * 0.6);
  const flagSize = fontSize * 1.6;

  const flags: { x: number; y: number; number: number }[] = [];
  annotations.forEach(({ on }, index) => {
    const at = when.find(on);
    if (at === undefined) return;
    const x = across(at);
    const crowded = flags.filter((flag) => Math.abs(flag.x - x) < flagSize + 2).length;
    flags.push({ x, y: crowded * (flagSize + 2), number: index + 1 });
  });
  const flagRows = flags.length === 0 ? 0 : Math.max(...flags.map(({ y }) => y)) + flagSize;

  const top = flagRows + fontSize * 1.6;
  const plotHeight = Math.min(Math.max(width * 0.38, 150), 260);
  const bottom = top + plotHeight;
  const y = (value: number) => bottom - ((value - values.from) / (values.to - values.from)) * plotHeight;
  const placed = when.points.map((point, index) => ({
    x: across(when.at[index] ?? 0),
    y: y(point.value),
    point,
  }));
  return {
    height: bottom + fontSize * 2,
    plot: { left, right, top, bottom },
    points: placed,
    rows: values.ticks.map((tick, index) => ({ y: y(tick), label: rowLabels[index] ?? '' })),
    whens: placeWhens(placed, { left: 0, right: width }, bottom + fontSize * 1.5, fontSize),
    flags,
    targetY: target === undefined ? undefined : y(target),
  };
}

/** The first and the last point say when; of those between every second, third… so that none touch. */
function placeWhens(
  points: ChartLayout['points'],
  bounds: { left: number; right: number },
  y: number,
  fontSize: number,
): PlacedText[] {
  const gap = fontSize * 1.5;
  const labels = points.map(({ x, point }) => {
    const text = shortWhen(point.on);
    const half = textWidth(text, fontSize) / 2;
    const middle = Math.min(Math.max(x, bounds.left + half), bounds.right - half);
    return { text, from: middle - half, to: middle + half, middle };
  });
  const last = labels.at(-1);
  if (last === undefined) return [];
  const fits = labels.slice(0, -1).filter((label) => label.to + gap < last.from);
  let chosen: typeof labels = [];
  for (let step = 1; step <= fits.length; step += 1) {
    chosen = fits.filter((_, index) => index % step === 0);
    if (chosen.every((label, index) => index === 0 || label.from > (chosen[index - 1]?.to ?? 0) + gap)) break;
  }
  return [...chosen, last].map(({ middle, text }) => ({ x: middle, y, text, anchor: 'middle' as const }));
}

/** About how wide a label of Arial is: it cannot be measured before it is drawn. */
export const textWidth = (text: string, fontSize: number) => text.length * fontSize * 0.55;
