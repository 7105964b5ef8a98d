import type { Redaction } from '../storage/storage.ts';
import type { Author } from './identify.ts';
import type { Judged, Refused } from './judge-mutation.ts';
import type { ScopeDraft } from './scope-draft.ts';
import { rowOf } from './take-mutation.ts';

/**
 * Takes the place of a value that was redacted, and that a database restored from a backup does not have (S23, S28): the log shows
 * that there was one, by its hash, and nothing that it said.
 */
export function takeRedacted(
  draft: ScopeDraft,
  one: Exclude<Judged, Refused>,
  author: Author,
  { at, person, reason }: Redaction,
): void {
  const { record, kind, field } = one.mutation;
  const isOther = (draft.kindOf(record) ?? kind) !== kind;
  const parked = one.fate === 'parked' ? one.problem : isOther ? 'bad-value' : undefined;
  const { passed: _, ...said } = rowOf(one, author, 'applied');
  const row = { ...said, payload: null, redacted: { at, person, reason } };
  if (parked === undefined) draft.add(row, draft.stateOf(record, field));
  else draft.add({ ...row, status: 'parked', problem: parked });
}
