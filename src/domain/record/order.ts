import { generateKeyBetween } from 'fractional-indexing';

type Ordered = { id: string; values: { order?: unknown } };

/**
 * A fractional index that puts a record behind `after`, or behind all where none is named: between it and the next, so that
 * two people who add at once move nobody's records. Indexes that are no keys (an older or another app) are passed over.
 *
 * @param records in their order, as `ofKind` gives them
 */
export function orderBehind(records: readonly Ordered[], after?: string): string {
  const at = after === undefined ? records.length - 1 : records.findIndex(({ id }) => id === after);
  const before = keysOf(records.slice(0, at + 1)).at(-1) ?? null;
  const next = keysOf(records.slice(at + 1)).find((key) => before === null || key > before) ?? null;
  return generateKeyBetween(before, next);
}

const keysOf = (records: readonly Ordered[]): string[] =>
  records.flatMap(({ values: { order } }) => (typeof order === 'string' && isKey(order) ? [order] : []));

function isKey(text: string): boolean {
  try {
    generateKeyBetween(text, null);
    return true;
  } catch {
    return false;
  }
}
