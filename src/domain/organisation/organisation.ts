import * as z from 'zod/mini';

const text = (max: number) => z.string().check(z.maxLength(max));

/**
 * An organisation as a record names it. `code` is its ODS code where it is in the national list; a GP practice, a care home
 * or a health board that is not listed has its name, and the integrated care board that its people named.
 */
export const organisationSchema = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  code: z.optional(text(20)),
  icb: z.optional(text(20)),
});

export type Organisation = z.infer<typeof organisationSchema>;
