export interface ValueAxis {
  from: number;
  to: number;
  ticks: readonly number[];
}

/**
 * Three to six round ticks around the values. Begins at nought unless the values stay far from it, where a line from
 * nought would hide what changed.
 */
export function valueAxis(values: readonly number[]): ValueAxis {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const spread = high - low;
  const from = low >= 0 && low <= spread * 2 ? 0 : low;
  const to = high <= 0 && -high <= spread * 2 ? 0 : high;
  const step = roundStep((to - from || Math.abs(to) || 1) / 4);
  const first = Math.floor(from / step);
  const last = Math.max(Math.ceil(to / step), first + 1);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => exact((first + index) * step));
  return { from: exact(first * step), to: exact(last * step), ticks };
}

/** The nearest of 1, 2, 2.5 and 5 times a power of ten that is not smaller. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const times = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= rough * 0.999) ?? 10;
  return times * power;
}

/** Takes away what binary fractions leave: 0.30000000000000004 → 0.3. */
const exact = (value: number) => Number(value.toPrecision(12));
