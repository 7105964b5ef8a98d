import { given } from '../given.ts';
import { findingOf } from './finding.ts';
import type { PublishedContent, PublishedMeasure, PublishedProject } from './published-project.ts';
import type { ProjectSummary } from './summary.ts';

const SPARK = 24;

/** The summary of a published project. Servers write it, and a project's own page compares itself with others by it. */
export function summarise({ id, version, publishedAt, content }: PublishedProject): ProjectSummary {
  return given({
    id,
    version,
    title: content.title,
    organisation: content.organisation,
    region: content.region,
    setting: content.setting,
    themes: content.themes,
    tags: content.tags,
    finding: findingOf(content),
    outcome: content.outcome,
    stage: content.stage,
    form: content.form,
    startedOn: content.startedOn,
    endedOn: content.endedOn,
    publishedAt,
    hasPoints: content.measures.some(({ points }) => points.length > 0),
    hasLearning: hasLearning(content),
    cycles: content.cycles.length,
    spark: sparkOf(content.measures),
    described: content.source !== undefined,
  });
}

const hasLearning = ({ learning, worked, didNotWork, differently }: PublishedContent): boolean =>
  [learning, worked, didNotWork, differently].some((each) => each !== undefined && each.trim() !== '');

/** Of measures with as many points, the first. Two points are the least that make a line. */
function sparkOf(measures: readonly PublishedMeasure[]): number[] | undefined {
  const longest = measures.reduce<number[]>((best, { points }) => {
    return points.length > best.length ? points.map(({ value }) => value) : best;
  }, []);
  return longest.length < 2 ? undefined : evenly(longest, SPARK);
}

const evenly = (values: readonly number[], most: number): number[] =>
  values.length <= most
    ? [...values]
    : Array.from({ length: most }, (_, at) => values[Math.round((at * (values.length - 1)) / (most - 1))] ?? 0);
