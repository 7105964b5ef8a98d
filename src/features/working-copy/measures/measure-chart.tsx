import { textOrNone } from '../../../domain/given.ts';
import type { measureKind } from '../../../domain/measure/measure.ts';
import { isUnfinished } from '../../../domain/measure/same-date.ts';
import { ideaLine } from '../../../domain/pdsa-cycle/parts.ts';
import { pdsaCycleKind } from '../../../domain/pdsa-cycle/pdsa-cycle.ts';
import { ofKind, type Values } from '../../../domain/record/kind.ts';
import type { WorkingCopy } from '../../../store/working-copy.ts';
import { LineChart } from '../../../ui/charts/line-chart.tsx';
import { content } from './content.ts';
import type { Point } from './readings.tsx';

export interface MeasureChartProps {
  copy: WorkingCopy;
  values: Values<typeof measureKind>;
  points: readonly Point[];
}

/** The readings in order of time, with the cycles that began meanwhile. From two readings on there is a line to see. */
export function MeasureChart({ copy, values, points }: MeasureChartProps) {
  const finished = points
    .filter((point) => !isUnfinished(point))
    .map(({ values: { on = '', value, note } }) => ({ on, value: value ?? 0, note: textOrNone(note) }))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  if (finished.length < 2) return null;
  const cycles = ofKind(copy.records, pdsaCycleKind).flatMap((cycle) =>
    cycle.values.startedOn ? [{ on: cycle.values.startedOn, label: ideaLine(cycle) }] : [],
  );
  return (
    <LineChart
      title={content.chart(values.name?.trim() ?? '')}
      level={2}
      points={finished}
      unit={textOrNone(values.unit)}
      target={values.target === undefined || values.target === null ? undefined : { value: values.target }}
      annotations={cycles}
    />
  );
}
