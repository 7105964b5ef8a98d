import { given } from '../given.ts';
import { formatDate, partialDateSchema } from '../text/partial-date.ts';
import type { DescribedCycle, DescribedMeasure, DescribedPoint } from './description.ts';
import type { PublishedCycle, PublishedMeasure, PublishedPoint, Quantity } from './published-project.ts';
import { ACT_DECISIONS } from './vocabulary.ts';

/** Cycles are numbered in the order of the source. What a source says under "act" is a decision only where it is just that. */
export function publishedCycle(cycle: DescribedCycle, at: number): PublishedCycle {
  const act = decisionOf(cycle.act);
  return given({
    id: `cycle-${at + 1}`,
    title: cycle.title,
    planWhat: cycle.plan ?? undefined,
    happened: cycle.do ?? undefined,
    learned: cycle.study ?? undefined,
    act,
    next: act === undefined ? (cycle.act ?? undefined) : undefined,
  });
}

/** The measures of a source with their points. A point whose measure is not among them brings a measure of its own. */
export function publishedMeasures(
  measures: readonly DescribedMeasure[],
  points: readonly DescribedPoint[],
): PublishedMeasure[] {
  const listed = new Set(measures.map(({ name }) => name));
  const unlisted = [...new Set(points.map(({ measure }) => measure))].filter((name) => !listed.has(name));
  const pointsOf = (name: string) => points.filter(({ measure }) => measure === name).map(publishedPoint);
  return [
    ...measures.map((measure) => ({
      name: measure.name,
      type: measure.type === 'unknown' ? undefined : measure.type,
      unit: measure.unit,
      baseline: quantityOf(measure.baseline, measure.baselinePeriod),
      result: quantityOf(measure.result, measure.resultPeriod),
      points: pointsOf(measure.name),
    })),
    ...unlisted.map((name) => ({ name, points: pointsOf(name) })),
  ].map((measure, at) => given({ id: `measure-${at + 1}`, ...measure }));
}

/** `2025 (5 months)` is dated with a note; `week 2` keeps its words; `2011-11 to 2013-03` says its months. */
function publishedPoint({ date, value }: DescribedPoint): PublishedPoint {
  const [, on, note] = /^([\d-]+)(?: \((.+)\))?$/.exec(date) ?? [];
  if (on !== undefined && partialDateSchema.safeParse(on).success) return given({ on, value, note });
  return { on: date.replace(/\b\d{4}-\d{2}(-\d{2})?\b/g, formatDate), value };
}

function quantityOf(figure: number | string | null, period: string | null): Quantity | undefined {
  if (figure === null && period === null) return undefined;
  return given({
    value: typeof figure === 'number' ? figure : undefined,
    words: typeof figure === 'string' ? figure : undefined,
    period: period ?? undefined,
  });
}

const decisionOf = (act: string | null): PublishedCycle['act'] =>
  ACT_DECISIONS.find((decision) => decision === act?.toLowerCase());
