import type { Head } from '../protocol/field-state.ts';
import type { Mutation } from '../protocol/mutation.ts';
import type { LogRow } from '../protocol/pull.ts';

type Place = { record: string; field: string };

const keyOf = ({ record, field }: Place): string => `${record}/${field}`;

/**
 * The changes that put one value in place of several that stood beside one another (S20), by their `mid`.
 *
 * @param rows what the log has, in its order
 * @param own what this device has not sent yet, in the order of saves
 */
export function settledIn(rows: readonly LogRow[], own: readonly Mutation[]): ReadonlySet<string> {
  const settled = new Set<string>();
  const standing = new Map<string, readonly Pick<Head, 'versions'>[]>();
  for (const row of rows) {
    if (row.status === 'parked' || row.op === 'redact') continue;
    const before = standing.get(keyOf(row)) ?? [];
    const heads = row.after?.heads ?? [{ versions: [row.mid] }];
    if (row.op === 'set' && before.length > 1 && heads.length === 1) settled.add(row.mid);
    standing.set(keyOf(row), heads);
  }
  for (const { mid, op, base, ...place } of own) {
    const before = standing.get(keyOf(place)) ?? [];
    if (op !== 'set' || before.length < 2) continue;
    if (!before.every(({ versions }) => versions.some((version) => base.includes(version)))) continue;
    settled.add(mid);
    standing.set(keyOf(place), [{ versions: [mid] }]);
  }
  return settled;
}
