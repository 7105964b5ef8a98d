import { sameValue } from '../../src/protocol/canonical.ts';
import { type Head, RECORD_DELETED } from '../../src/protocol/field-state.ts';
import { WHOLE_RECORD } from '../../src/protocol/mutation.ts';
import { type LogRow, logRowSchema } from '../../src/protocol/pull.ts';
import { openAll, openBase } from '../../src/store/vault.ts';
import type { OutboxRow } from '../../src/store/vault-db.ts';
import { readWorkingCopy, type WorkingCopy } from '../../src/store/working-copy.ts';
import type { SavedEdit } from './saves.ts';
import type { SimDevice, Tab } from './sim-device.ts';
import { newestWord } from './words.ts';
import type { World } from './world.ts';

/**
 * I4 on one device: what it saved last in each field is shown, or stands beside what is shown, or asks for the person, unless this
 * device knows of something newer that took its place.
 */
export async function checkView(world: World, device: SimDevice): Promise<void> {
  const { tab } = device;
  const copies = new Map<string, WorkingCopy>();
  for (const edit of world.saves.lastOf(device.life)) {
    if (
      edit.discarded ||
      edit.takenOut ||
      edit.op === 'redact' ||
      edit.field === WHOLE_RECORD ||
      edit.kind === 'publication' ||
      edit.field === 'mood'
    )
      continue;
    const copy = copies.get(edit.scope) ?? (await readWorkingCopy(tab.vault, edit.scope));
    copies.set(edit.scope, copy);
    if (isSeen(copy, edit) || (await isReplaced(world, tab, edit, copy))) continue;
    const { record, field, payload, mid } = edit;
    const state = (await tab.vault.db.outbox.where('mid').equals(mid).first())?.state;
    const shown = copy.records.find(({ id }) => id === record)?.values[field];
    world.findings.push({
      invariant: 'I4',
      says: `${device.life} does not see its own ${field} of ${record}: saved ${JSON.stringify(payload)} (${mid}, ${state}), shows ${JSON.stringify(shown)}`,
    });
  }
}

function isSeen({ records, conflicts, stuck }: WorkingCopy, { record, field, op, payload, mid }: SavedEdit): boolean {
  if (stuck.some((one) => one.mid === mid && sameValue(one.payload, payload))) return true;
  const shown = records.find(({ id }) => id === record)?.values[field];
  if (op === 'add' || op === 'remove') {
    const items = Array.isArray(shown) ? shown : [];
    return items.some((item) => sameValue(item, payload)) === (op === 'add');
  }
  if (sameValue(shown, payload)) return true;
  const conflict = conflicts.find((one) => one.record === record && one.field === field);
  return conflict?.beside.some(({ value }) => sameValue(value, payload)) ?? false;
}

/** On its way, nothing may take its place but a later deletion by the same device; once the server has shown it, what the log names may. */
async function isReplaced(world: World, { vault }: Tab, edit: SavedEdit, copy: WorkingCopy): Promise<boolean> {
  const { scope, record, field, mid, n, life } = edit;
  const isGone = !copy.records.some(({ id }) => id === record);
  const later = world.saves.ofLife(life).filter((other) => other.n > n && other.record === record);
  const { db } = vault;
  const row = await db.outbox.where('mid').equals(mid).first();
  if (isGone && later.some((other) => other.scope === scope && other.op === 'delete')) return true;
  // What came in a file from another device of the same person is shown on top, until the server has set both side by side.
  const inField = await db.outbox.where('[scope+record+field]').equals([scope, record, field]).toArray();
  if (inField.some((one) => one.carrier !== undefined && one.n > (row?.n ?? 0) && isOnItsWay(one))) return true;
  if (row !== undefined && isOnItsWay(row)) return false;
  const whole = await db.base.get([scope, record, WHOLE_RECORD]);
  if (isGone && whole !== undefined && (await openBase(vault, whole)).heads[0]?.value === RECORD_DELETED) return true;
  const entries = await db.log.where('[scope+record+field]').equals([scope, record, field]).sortBy('seq');
  const log = (await openAll(vault, entries)).map((body) => logRowSchema.parse(body));
  const standing = await db.base.get([scope, record, field]);
  const heads = standing === undefined ? [] : (await openBase(vault, standing)).heads;
  return tookPlace(world, edit, { heads, rows: log.filter(({ status }) => status !== 'parked') });
}

const isOnItsWay = ({ state }: OutboxRow) => state === 'waiting' || state === 'sending' || state === 'sent';

/** What stands in a field as a device knows it, and the accepted rows that it has of it. */
type Known = { heads: readonly Head[]; rows: readonly LogRow[] };

/**
 * Whether a row names what was saved as replaced, perhaps by way of rows that are unread here; or it went into a merged text, which
 * has its word; or was taken out with such a text. What is removed of a set is there all the same, where somebody added it unseen.
 */
function tookPlace(world: World, { mid, op, payload }: SavedEdit, { heads, rows }: Known): boolean {
  if (op === 'remove') {
    const seen = world.logged.get(mid) ?? [];
    return rows.some((row) => row.op === 'add' && sameValue(row.payload, payload) && !seen.includes(row.mid));
  }
  const word = newestWord(payload);
  const has = (value: unknown) => word !== undefined && String(value).includes(word);
  if (heads.some(({ value }) => has(value))) return true;
  const merged = rows.filter(({ after, mid: own }) =>
    after?.heads.some(({ versions, value }) => versions.includes(`${own}+`) && has(value)),
  );
  // Who chose the very first text again has changed nothing for a text that is merged with another, made from the same first text.
  const same = word === undefined ? rows.filter((row) => sameValue(row.payload, payload)) : [];
  const names = [mid, ...[...merged, ...same].map((row) => row.mid)];
  if (rows.some((row) => names.some((name) => isAfter(world, row.mid, name)))) return true;
  const place = rows.findIndex((row) => row.mid === mid);
  return place >= 0 && rows.slice(place).some((row) => row.op === 'redact');
}

/** Whether a row replaced this version, or one that did: rows between them may be unread here. */
function isAfter(world: World, later: string, mid: string, passed = new Set<string>()): boolean {
  if (passed.has(later)) return false;
  passed.add(later);
  const bases = (world.logged.get(later) ?? []).map((base) => base.replace(/\+$/, ''));
  return bases.some((base) => base === mid || isAfter(world, base, mid, passed));
}
