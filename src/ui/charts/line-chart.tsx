import { type ReactNode, useId } from 'react';
import { DataTable } from '../content/data-table.tsx';
import { Disclosure } from '../content/disclosure.tsx';
import { Heading, type HeadingLevel } from '../heading.tsx';
import { type Annotation, chartLayout } from './chart-layout.ts';
import { ChartPicture } from './chart-picture.tsx';
import { type ChartPoint, formatValue } from './chart-point.ts';
import { useChartSize } from './use-chart-size.ts';
import { longWhen } from './when.ts';

export interface LineChartProps {
  title: string;
  points: readonly ChartPoint[];
  /** What the chart shows, in a sentence: shown under it, and its text for those who cannot see it. */
  sentence?: string;
  /** "%", "minutes", "patients a week". */
  unit?: string | undefined;
  target?: { value: number; label?: string } | undefined;
  /** Numbered lines across the chart: what was tried, and when. */
  annotations?: readonly Annotation[];
  /** After the sentence: links. */
  footnote?: ReactNode;
  level?: HeadingLevel;
}

/** Points over time as they are: no statistics. A table of the same beneath. */
export function LineChart(props: LineChartProps) {
  const { title, points, unit, target, annotations = [], footnote, level = 3 } = props;
  const [box, { width, fontSize }] = useChartSize();
  const id = useId();
  if (points.length === 0) return null;
  const layout = chartLayout({ points, annotations, target: target?.value, unit, width, fontSize });
  const inOrder = layout.points.map(({ point }) => point);
  const sentence = props.sentence ?? plainSentence(inOrder, unit);
  const targetLabel = target && (target.label ?? `Target ${formatValue(target.value, unit)}`);
  return (
    <figure className="d-chart" aria-labelledby={id}>
      <Heading level={level} className="d-chart__title" id={id}>
        {title}
      </Heading>
      {unit !== undefined && unit !== '%' && <p className="d-chart__unit">{unit}</p>}
      <div ref={box}>
        <ChartPicture
          {...{ layout, width, fontSize, unit, targetLabel }}
          label={[`Line chart: ${title}.`, sentence, targetLabel && `${targetLabel}.`].filter(Boolean).join(' ')}
        />
      </div>
      <Notes annotations={annotations} />
      <p className="d-chart__sentence">
        {sentence} {footnote}
      </p>
      <Disclosure summary="Table">
        <PointsTable title={title} points={inOrder} unit={unit} />
      </Disclosure>
    </figure>
  );
}

function Notes({ annotations }: { annotations: readonly Annotation[] }) {
  if (annotations.length === 0) return null;
  return (
    <ol className="d-chart__notes">
      {annotations.map(({ on, label }, index) => (
        <li key={`${on} ${label}`}>
          <span className="d-chart__notes-number">{index + 1}</span>
          <span>
            <span dir="auto">{label}</span>, {longWhen(on)}
          </span>
        </li>
      ))}
    </ol>
  );
}

function PointsTable({
  title,
  points,
  unit,
}: {
  title: string;
  points: readonly ChartPoint[];
  unit: string | undefined;
}) {
  const columns = [
    { key: 'when', label: 'When' },
    { key: 'value', label: unit === undefined || unit === '%' ? 'Value' : `Value (${unit})`, number: true },
    { key: 'note', label: 'Note' },
  ] as const;
  const noted = points.some(({ note }) => note !== undefined && note !== '');
  return (
    <DataTable
      caption={title}
      captionHidden
      stack={false}
      columns={noted ? columns : columns.slice(0, 2)}
      rows={points.map(({ on, value, note }, index) => ({
        id: String(index),
        cells: { when: longWhen(on), value: formatValue(value, unit), note },
      }))}
    />
  );
}

function plainSentence(points: readonly ChartPoint[], unit: string | undefined): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return '';
  const told = (point: ChartPoint) => `${formatValue(point.value, unit)} (${longWhen(point.on)})`;
  if (points.length === 1) return `One point: ${told(first)}.`;
  return `${points.length} points, the first ${told(first)}, the last ${told(last)}.`;
}
