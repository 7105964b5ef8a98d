import * as z from 'zod/mini';
import { versionSchema } from './mutation.ts';

/**
 * One value that stands. `versions` are the names it is known by: more than one where two people wrote the same.
 * In a set, each head is one item, and its versions are the additions that hold it.
 */
const headSchema = z.object({
  versions: z.array(versionSchema),
  value: z.unknown(),
  person: z.string(),
  madeAt: z.string(),
});

/**
 * What stands in a field. For `value` and `prose`: no head when it was never written, one as a rule, more while a conflict
 * is open; the first is the one that is shown. For a set: its items.
 */
export const fieldStateSchema = z.object({ heads: z.array(headSchema) });

export type Head = z.infer<typeof headSchema>;
export type FieldState = z.infer<typeof fieldStateSchema>;

export const EMPTY_FIELD: FieldState = { heads: [] };

/** What stands in the whole-record field: gone, or kept because somebody edited what another deleted (S22). */
export const RECORD_DELETED = 'deleted';
export const RECORD_KEPT = 'kept';
