import * as z from 'zod/mini';
import type { Merge } from '../domain/record/field.ts';
import { versionSchema } from './mutation.ts';
import { MAX_VERSIONS } from './version.ts';

/**
 * One value that stands. `versions` are the names it is known by: more than one where two people wrote the same.
 * In a set, each head is one item, and its versions are the additions that hold it. What a newer server says more of it is kept, so that
 * digests agree.
 */
const headSchema = z.looseObject({
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

/** How much may stand in a field: every row that changes it says all of it again. */
const MAX_HEADS = 20;
const MAX_ITEMS = 500;
const MAX_CHARACTERS = 200_000;

/** Whether a field would become too much. What makes it no larger is always welcome: so a full field can be tidied. */
export function outgrows(before: FieldState, after: FieldState, how: Merge): boolean {
  const { heads } = after;
  if (heads.length <= before.heads.length && versionsIn(heads) <= versionsIn(before.heads)) return false;
  if (heads.length > (how === 'set' ? MAX_ITEMS : MAX_HEADS)) return true;
  const named = how === 'set' ? Math.max(0, ...heads.map((head) => head.versions.length)) : versionsIn(heads);
  if (named > MAX_VERSIONS) return true;
  return heads.length > 2 && JSON.stringify(heads).length > MAX_CHARACTERS;
}

const versionsIn = (heads: readonly Head[]) => heads.reduce((sum, head) => sum + head.versions.length, 0);

/** What stands in the whole-record field: gone, or kept because somebody edited what another deleted (S22). */
export const RECORD_DELETED = 'deleted';
export const RECORD_KEPT = 'kept';
