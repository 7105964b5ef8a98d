import type { Head } from '../protocol/field-state.ts';
import type { LogRow } from '../protocol/pull.ts';

/** A text that the server put together from one change and from what stood there (S20). */
export type PutTogether = {
  head: Head;
  /** The versions that went into it, as far as the log tells: that change, and what stands no more since. */
  from: string[];
};

/**
 * The texts of one field that the server put together, by the `mid` of the change that made it do so.
 *
 * @param rows what the log has of the field, in its order
 */
export function putTogetherIn(rows: readonly LogRow[]): ReadonlyMap<string, PutTogether> {
  const found = new Map<string, PutTogether>();
  let before: string[] = [];
  for (const row of rows) {
    if (row.status === 'parked' || row.op === 'redact') continue;
    const heads = row.after?.heads ?? [{ versions: [row.mid] }];
    const stands = heads.flatMap(({ versions }) => versions);
    const head = row.after?.heads.find(({ versions }) => versions.includes(`${row.mid}+`));
    if (head !== undefined) {
      found.set(row.mid, { head, from: [row.mid, ...before.filter((version) => !stands.includes(version))] });
    }
    before = stands;
  }
  return found;
}
