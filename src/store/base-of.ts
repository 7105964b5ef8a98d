import { sameValue } from '../protocol/canonical.ts';
import { EMPTY_FIELD, type FieldState } from '../protocol/field-state.ts';
import type { Change } from './change.ts';
import { readableState } from './readable-state.ts';
import { openBase, openOutboxRows, type Vault } from './vault.ts';
import { NAME_TAKEN, OVER_TAKEN_OUT } from './vault-bodies.ts';
import type { BaseRow, OutboxRow, OutboxState } from './vault-db.ts';

const MOST = 50;
const ON_THE_WAY: readonly OutboxState[] = ['waiting', 'sending', 'sent'];

/**
 * The versions that a change replaces (S19): what its author saw, and nothing else. After an own edit that is still on its way,
 * that edit, and what it replaced in its turn: where the server takes the one back, the next still stands in the right place.
 * Without word of what was seen, the last own edit was, or else what the server said last.
 *
 * @param rows the outbox of the same field, in the order of saves
 * @param baseRow what the server said last of the field
 * @param replaced the row whose place the change takes before it has left
 */
export async function baseOf(
  vault: Vault,
  change: Change,
  rows: readonly OutboxRow[],
  baseRow: BaseRow | undefined,
  replaced?: OutboxRow,
): Promise<string[]> {
  if (change.op === 'add' || change.op === 'redact') return [];
  const onTheWay = rows.filter((row) => ON_THE_WAY.includes(row.state) && row.past !== true);
  const standing = baseRow === undefined ? EMPTY_FIELD : await standingIn(vault, change, baseRow);
  if (change.op === 'remove') return versionsOfItem(vault, change, standing, onTheWay);
  const last = replaced ?? onTheWay.at(-1);
  const own = last === undefined ? [] : [last.mid];
  if (change.seen !== undefined) return withTheirBases(vault, change.seen, rows, replaced);
  if (change.settles === true) {
    return withTheirBases(vault, [...own, ...standing.heads.flatMap((head) => head.versions)], rows);
  }
  return withTheirBases(vault, last === undefined ? (standing.heads[0]?.versions ?? []) : own, rows, replaced);
}

/** What nobody here could read was not seen either, and is not replaced (S12). */
const standingIn = async (vault: Vault, { kind, field }: Change, row: BaseRow): Promise<FieldState> =>
  readableState(kind, field, await openBase(vault, row));

/**
 * Own edits that the server has not shown yet bring along what they replaced; those that never leave are not named themselves. What came
 * back because it was written over something taken out for good brings nothing along: whoever changes it has been told (S23). A name
 * that a copy of this device used means the copy's value for whoever also saw what was made here since (S14).
 */
async function withTheirBases(
  vault: Vault,
  seen: readonly string[],
  rows: readonly OutboxRow[],
  replaced?: OutboxRow,
): Promise<string[]> {
  const own = rows.filter((row) => row.state !== 'confirmed' && seen.includes(row.mid));
  const bodies = await openOutboxRows(vault, own);
  const isTaken = bodies.some(({ problem }) => problem === NAME_TAKEN);
  // What is confirmed is not among the rows of the field.
  const here = isTaken
    ? await vault.db.outbox
        .where('mid')
        .anyOf([...seen])
        .toArray()
    : [];
  return capped(
    seen.flatMap((version) => {
      const at = own.findIndex((row) => row.mid === version);
      const row = own[at];
      if (row === undefined) return [version];
      if (bodies[at]?.problem === OVER_TAKEN_OUT) return [];
      const isCopys = bodies[at]?.problem === NAME_TAKEN && here.some(({ n }) => n > row.n);
      const leaves = row !== replaced && row.state !== 'held' && (row.state !== 'mended' || isCopys);
      return [...(leaves ? [version] : []), ...(bodies[at]?.mutation.base ?? [])];
    }),
  );
}

async function versionsOfItem(
  vault: Vault,
  change: Change,
  standing: FieldState,
  onTheWay: readonly OutboxRow[],
): Promise<string[]> {
  const versions = standing.heads.find((head) => sameValue(head.value, change.payload))?.versions ?? [];
  const own = (await openOutboxRows(vault, onTheWay))
    .filter(({ mutation }) => mutation.op === 'add' && sameValue(mutation.payload, change.payload))
    .map(({ mutation }) => mutation.mid);
  return capped([...own, ...versions]);
}

/** As many as a change may name. */
export const capped = (versions: readonly string[]): string[] => [...new Set(versions)].slice(0, MOST);
