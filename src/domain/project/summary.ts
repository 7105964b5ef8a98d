import * as z from 'zod/mini';
import { given } from '../given.ts';
import { organisationSchema } from '../organisation/organisation.ts';
import { findingOf } from './finding.ts';
import type { PublishedContent, PublishedMeasure, PublishedProject } from './published-project.ts';
import { OUTCOMES, STAGES } from './vocabulary.ts';

const text = z.string();
const maybe = z.optional(text);

/** What a list shows of a published project. It is what every device downloads first, so it stays small. */
export const projectSummarySchema = z.object({
  id: text,
  version: z.number(),
  title: text,
  organisation: z.optional(organisationSchema),
  region: maybe,
  setting: maybe,
  themes: z.array(text),
  tags: z.array(text),
  /** One sentence; empty where there is nothing to say. */
  finding: text,
  outcome: z.enum(OUTCOMES),
  stage: z.enum(STAGES),
  form: z.enum(['in-progress', 'full']),
  startedOn: maybe,
  endedOn: maybe,
  publishedAt: text,
  /** Whether a measure has at least one value over time. */
  hasPoints: z.boolean(),
  hasLearning: z.boolean(),
  /** How many PDSA cycles it tells of. */
  cycles: z.number(),
  /** Up to 24 values of the measure with the most points, in their order, first and last among them. */
  spark: z.optional(z.array(z.number())),
  /** Restated from a public page, and not written by its team. */
  described: z.boolean(),
});

export type ProjectSummary = z.infer<typeof projectSummarySchema>;

const SPARK = 24;

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
