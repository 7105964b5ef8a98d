export interface ChartPoint {
  /** `2018`, `2018-08`, `2018-08-06`, or free words ("Week 3") for which only the order is known. */
  on: string;
  value: number;
  note?: string | undefined;
}

/** With its unit where that is a sign: `15.1%`, but `74` for minutes. */
export function formatValue(value: number, unit: string | undefined): string {
  const figure = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 4 }).format(value);
  return unit === '%' ? `${figure}%` : figure;
}
