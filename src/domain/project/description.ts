import * as z from 'zod/mini';
import { partialDateSchema } from '../text/partial-date.ts';

const text = z.string().check(z.minLength(1));
const maybe = z.nullable(text);
const day = z.nullable(partialDateSchema);
const figure = z.nullable(z.union([z.number(), text]));

const describedMeasureSchema = z.strictObject({
  name: text,
  type: z.enum(['outcome', 'process', 'balancing', 'unknown']),
  unit: text,
  baseline: figure,
  baselinePeriod: maybe,
  result: figure,
  resultPeriod: maybe,
});

/** `date` is an ISO year, month or day, or the source's words: `week 2`, `2011-11 to 2013-03`. */
const describedPointSchema = z.strictObject({ measure: text, date: text, value: z.number() });

const describedCycleSchema = z.strictObject({ title: text, plan: maybe, do: maybe, study: maybe, act: maybe });

/**
 * One line of data/projects/described-projects.ndjson: an improvement project restated in our own words from one public
 * page. Null or empty means that the page, as far as it was read, does not say. Strict, so that no fact of a line is lost.
 */
export const descriptionSchema = z.strictObject({
  sourceUrl: text,
  sourceTitle: text,
  title: text,
  organisation: maybe,
  region: maybe,
  country: maybe,
  setting: z.enum([
    'acute hospital',
    'ambulance',
    'care home',
    'community',
    'maternity',
    'mental health',
    'other',
    'primary care',
    'social care',
    'system-wide',
  ]),
  themes: z.array(text),
  startDate: day,
  endDate: day,
  status: z.enum(['planned', 'active', 'completed', 'unknown']),
  problem: maybe,
  aim: maybe,
  changeIdeas: z.array(text),
  measures: z.array(describedMeasureSchema),
  dataPoints: z.array(describedPointSchema),
  pdsaCycles: z.array(describedCycleSchema),
  outcome: z.enum(['improved', 'mixed', 'no change', 'worse', 'not yet known']),
  learning: maybe,
  teamRoles: z.array(text),
  spread: maybe,
  licenceNote: maybe,
});

export type Description = z.infer<typeof descriptionSchema>;
export type DescribedMeasure = z.infer<typeof describedMeasureSchema>;
export type DescribedPoint = z.infer<typeof describedPointSchema>;
export type DescribedCycle = z.infer<typeof describedCycleSchema>;
