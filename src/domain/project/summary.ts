import * as z from 'zod/mini';
import { organisationSchema } from '../organisation/organisation.ts';
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
