import type { PublishedContent, PublishedCycle, PublishedMeasure } from '../../domain/project/published-project.ts';
import { LineChart } from '../charts/line-chart.tsx';
import { Card } from '../content/card.tsx';
import type { HeadingLevel } from '../heading.tsx';
import { content as words } from './content.ts';
import { inRamps } from './in-ramps.ts';
import { MeasuresTable } from './measures-table.tsx';
import { voiceOf } from './missing.ts';

/** The measures, before and after; a chart for each that has points. */
export function HappenedSection({ content, level }: { content: PublishedContent; level: HeadingLevel }) {
  const { measures, cycles } = content;
  const voice = voiceOf(content);
  if (measures.length === 0) return <p className="d-soft">{words.missing[voice]}</p>;
  return (
    <>
      <MeasuresTable measures={measures} voice={voice} />
      {measures
        .filter(({ points }) => points.length > 1)
        .map((measure) => (
          <Card key={measure.id}>
            <MeasureChart measure={measure} cycles={cycles} level={level} />
          </Card>
        ))}
    </>
  );
}

type MeasureChartProps = { measure: PublishedMeasure; cycles: readonly PublishedCycle[]; level: HeadingLevel };

function MeasureChart({ measure, cycles, level }: MeasureChartProps) {
  const { name, points, unit, target } = measure;
  const annotations = inRamps(cycles).flatMap(({ title, changeIdea, startedOn, endedOn }, index) => {
    const on = startedOn ?? endedOn;
    return on === undefined ? [] : [{ on, label: title ?? changeIdea ?? words.tried.cycle(index + 1) }];
  });
  return (
    <LineChart
      title={name}
      points={points}
      unit={unit}
      target={target === undefined ? undefined : { value: target }}
      annotations={annotations}
      level={level}
    />
  );
}
