import { sameValue } from '../../src/protocol/canonical.ts';
import { WHOLE_RECORD } from '../../src/protocol/mutation.ts';
import { readWorkingCopy, type WorkingCopy } from '../../src/store/working-copy.ts';
import { wasRestored } from './check-saves.ts';
import type { SavedEdit } from './saves.ts';
import type { SimDevice, Tab } from './sim-device.ts';
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
    if (isSeen(copy, edit) || (await isReplaced(world, tab, device.life, edit))) continue;
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

/** On its way, nothing may take its place but a later deletion by the same device; once the server has shown it, a later row may. */
async function isReplaced(world: World, tab: Tab, life: string, edit: SavedEdit): Promise<boolean> {
  const { scope, record, field, mid } = edit;
  const later = world.saves.ofLife(life).filter((other) => other.n > edit.n && other.record === record);
  if (later.some((other) => other.scope === scope && other.op === 'delete')) return true;
  const { db } = tab.vault;
  const row = await db.outbox.where('mid').equals(mid).first();
  // What came in a file from another device of the same person is shown on top, until the server has set both side by side.
  const brought = db.outbox.where('[scope+record+field]').equals([scope, record, field]);
  if ((await brought.toArray()).some((one) => one.carrier !== undefined && one.n > (row?.n ?? 0))) return true;
  if (row?.state === 'waiting' || row?.state === 'sending' || row?.state === 'sent') return false;
  // Adding wins over removing (S20).
  if (edit.op === 'remove') return true;
  const log = await db.log.where('[scope+record+field]').equals([scope, record, field]).toArray();
  const whole = await db.log.where('[scope+record+field]').equals([scope, record, WHOLE_RECORD]).toArray();
  const own = log.find((one) => one.mid === mid);
  // What replaced it may have come to a restored server before it (S16), or its own row be one that this app cannot read (S12).
  if (log.some((one) => isAfter(world, one.mid, mid))) return true;
  // Sent again to a server that was restored: something else may have come before it.
  if (own === undefined) return wasRestored(world);
  return [...log, ...whole].some((one) => one.seq >= own.seq && (one.mid !== mid || isMerged(one.body, mid)));
}

/** Whether a row replaced this version, or one that did: rows between them may be unread here. */
function isAfter(world: World, later: string, mid: string, passed = new Set<string>()): boolean {
  if (passed.has(later)) return false;
  passed.add(later);
  const bases = (world.logged.get(later) ?? []).map((base) => base.replace(/\+$/, ''));
  return bases.some((base) => base === mid || isAfter(world, base, mid, passed));
}

const isMerged = (body: unknown, mid: string) => JSON.stringify(body).includes(`"${mid}+"`);
