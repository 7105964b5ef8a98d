import * as z from 'zod/mini';
import { organisationSchema } from '../organisation/organisation.ts';
import { ACT_DECISIONS, DIRECTIONS, MEASURE_TYPES, OUTCOMES, PREDICTION_RESULTS, STAGES } from './vocabulary.ts';

const text = z.string();
const maybe = z.optional(text);

export const publishedCycleSchema = z.object({
  id: text,
  /** What a source calls the cycle: `Cycle 5`, `Posters and teaching`. */
  title: maybe,
  follows: maybe,
  changeIdea: maybe,
  question: maybe,
  prediction: maybe,
  planWho: maybe,
  planWhat: maybe,
  planWhen: maybe,
  planWhere: maybe,
  planData: maybe,
  startedOn: maybe,
  endedOn: maybe,
  happened: maybe,
  obstacles: maybe,
  learned: maybe,
  predictionResult: z.optional(z.enum(PREDICTION_RESULTS)),
  act: z.optional(z.enum(ACT_DECISIONS)),
  next: maybe,
});

/**
 * What a measure was before or after. Where a source gives no single number, `words` are its own: `10-15`, `4/14`, `stable`.
 * A period without either says when it was counted, or against what a change is meant.
 */
const quantitySchema = z.object({ value: z.optional(z.number()), words: maybe, period: maybe });

/** `on` is an ISO year, month or day. In a described project it may be the source's words: `week 2`, `after PDSA 1`. */
const pointSchema = z.object({ on: text, value: z.number(), note: maybe });

export const publishedMeasureSchema = z.object({
  id: text,
  name: text,
  type: z.optional(z.enum(MEASURE_TYPES)),
  unit: maybe,
  direction: z.optional(z.enum(DIRECTIONS)),
  target: z.optional(z.number()),
  definition: maybe,
  /** Before and after, where the source gives them so; measures with points show both in the points. */
  baseline: z.optional(quantitySchema),
  result: z.optional(quantitySchema),
  /** By date; where dates are a source's words, in its order. */
  points: z.array(pointSchema),
});

/**
 * What a published version says, and what its author checked: this, in canonical JSON, is what is hashed (S24).
 * What is not known is absent. For a described project that means that the page we read does not say.
 */
export const publishedContentSchema = z.object({
  form: z.enum(['in-progress', 'full']),
  title: text,
  organisation: z.optional(organisationSchema),
  /** As the source names it, for described projects: `London`, `South Wales`. */
  region: maybe,
  country: maybe,
  setting: maybe,
  themes: z.array(text),
  /** Free words of a described project, beside its themes. */
  tags: z.array(text),
  summary: maybe,
  finding: maybe,
  problem: maybe,
  aimWhat: maybe,
  aimHowMuch: maybe,
  aimByWhen: maybe,
  stage: z.enum(STAGES),
  outcome: z.enum(OUTCOMES),
  startedOn: maybe,
  endedOn: maybe,
  teamRoles: z.array(text),
  changeIdeas: z.array(text),
  cycles: z.array(publishedCycleSchema),
  measures: z.array(publishedMeasureSchema),
  worked: maybe,
  didNotWork: maybe,
  differently: maybe,
  /** Learning that a source tells in one piece. */
  learning: maybe,
  spread: maybe,
  contactRole: maybe,
  /** For a described project: the public page that it restates. */
  source: z.optional(z.object({ url: text, title: text, licence: maybe })),
});

/** One frozen, numbered, citable version of a project in the archive. */
export const publishedProjectSchema = z.object({
  id: text,
  version: z.number(),
  publishedAt: text,
  content: publishedContentSchema,
});

export type PublishedCycle = z.infer<typeof publishedCycleSchema>;
export type Quantity = z.infer<typeof quantitySchema>;
export type PublishedPoint = z.infer<typeof pointSchema>;
export type PublishedMeasure = z.infer<typeof publishedMeasureSchema>;
export type PublishedContent = z.infer<typeof publishedContentSchema>;
export type PublishedProject = z.infer<typeof publishedProjectSchema>;
