import { type ChartLayout, type PlacedText, textWidth } from './chart-layout.ts';
import { formatValue } from './chart-point.ts';

interface ChartPictureProps {
  layout: ChartLayout;
  width: number;
  fontSize: number;
  unit: string | undefined;
  targetLabel: string | undefined;
  /** Says what the picture says. */
  label: string;
}

export function ChartPicture({ layout, width, fontSize, unit, targetLabel, label }: ChartPictureProps) {
  const { plot, points, rows, whens, flags, targetY, height } = layout;
  const flagSize = fontSize * 1.6;
  const line = points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
  // Close points get smaller, so that the line between them still shows.
  const radius = Math.min(Math.max(((plot.right - plot.left) / points.length) * 0.3, 3), 4.5);
  return (
    <svg className="d-chart__picture" viewBox={`0 0 ${width} ${round(height)}`} role="img" aria-label={label}>
      {rows.map(({ y, label: text }) => (
        <g key={text}>
          <line className="d-chart__grid" x1={plot.left} x2={plot.right} y1={round(y)} y2={round(y)} />
          <text x={plot.left - 8} y={round(y + fontSize * 0.35)} textAnchor="end">
            {text}
          </text>
        </g>
      ))}
      {flags.map(({ x, y, number }) => (
        <g key={number}>
          <line className="d-chart__mark" x1={round(x)} x2={round(x)} y1={round(y + flagSize)} y2={plot.bottom} />
          <rect
            className="d-chart__flag"
            x={round(x - flagSize / 2)}
            y={round(y)}
            width={flagSize}
            height={flagSize}
            rx="3"
          />
          <text className="d-chart__number" x={round(x)} y={round(y + flagSize * 0.72)} textAnchor="middle">
            {number}
          </text>
        </g>
      ))}
      {targetY !== undefined && (
        <line className="d-chart__target" x1={plot.left} x2={plot.right} y1={round(targetY)} y2={round(targetY)} />
      )}
      <path className="d-chart__line" d={line} />
      {points.map(({ x, y }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two points may share a date and a value
        <circle key={index} className="d-chart__point" cx={round(x)} cy={round(y)} r={radius} />
      ))}
      {whens.map((when) => (
        <Label key={when.text} {...when} />
      ))}
      {targetY !== undefined && targetLabel !== undefined && (
        <Label className="d-chart__target-label" {...targetText(layout, targetY, targetLabel, fontSize)} />
      )}
      {endLabels(layout, unit, fontSize).map((text) => (
        <Label key={`${text.anchor} ${text.x}`} className="d-chart__value" {...text} />
      ))}
    </svg>
  );
}

function Label({ x, y, text, anchor, className }: PlacedText & { className?: string }) {
  return (
    <text className={className} x={round(x)} y={round(y)} textAnchor={anchor}>
      {text}
    </text>
  );
}

/** The first and the last value, on the side of the point that the line does not take. */
function endLabels({ points, plot }: ChartLayout, unit: string | undefined, fontSize: number): PlacedText[] {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return [];
  const put = (end: typeof first, beside: typeof first, anchor: 'start' | 'end'): PlacedText => {
    const below = end.y > beside.y && end.y + fontSize * 1.6 < plot.bottom;
    const text = formatValue(end.point.value, unit);
    const x = anchor === 'end' ? Math.min(end.x + fontSize * 0.7, plot.right + fontSize * 0.8) : end.x - fontSize * 0.3;
    return { x, y: end.y + (below ? fontSize * 1.5 : -fontSize * 0.75), text, anchor };
  };
  if (points.length === 1) return [put(first, first, 'start')];
  return [put(first, points[1] ?? first, 'start'), put(last, points.at(-2) ?? last, 'end')];
}

/** Above or under its line, at an end, wherever the points leave room. */
function targetText({ plot, points }: ChartLayout, targetY: number, text: string, fontSize: number): PlacedText {
  const width = textWidth(text, fontSize);
  const [above, below] = [targetY - fontSize * 0.5, targetY + fontSize * 1.3];
  const places: PlacedText[] = [
    { x: plot.left + 4, y: above, text, anchor: 'start' },
    { x: plot.right, y: above, text, anchor: 'end' },
    { x: plot.left + 4, y: below, text, anchor: 'start' },
    { x: plot.right, y: below, text, anchor: 'end' },
  ];
  const crowd = ({ x, y, anchor }: PlacedText) => {
    const from = anchor === 'start' ? x : x - width;
    const near = (point: { x: number; y: number }) => point.x > from - fontSize && point.x < from + width + fontSize;
    return points.filter((point) => near(point) && point.y > y - fontSize * 2 && point.y < y + fontSize).length;
  };
  return places.toSorted((a, b) => crowd(a) - crowd(b))[0] ?? { x: plot.left, y: above, text, anchor: 'start' };
}

const round = (pixels: number) => Math.round(pixels * 10) / 10;
