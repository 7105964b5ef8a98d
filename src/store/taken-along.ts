import Dexie from 'dexie';
import { RECORD_DELETED } from '../protocol/field-state.ts';
import { WHOLE_RECORD } from '../protocol/mutation.ts';
import { isoNow, openBase, openOutboxRows, type Vault } from './vault.ts';
import type { OutboxRow, OutboxState } from './vault-db.ts';

type Place = { scope: string; record: string };

const ON_TOP: readonly OutboxState[] = ['waiting', 'sending', 'sent'];

/**
 * What asks for its person in a record that they remove goes along with it, and asks for nobody. It is neither mended nor given up: the
 * deletion may not win (S22). An earlier removal or restoration that came back is over.
 */
export async function takeAlong(vault: Vault, place: Place): Promise<void> {
  const since = isoNow(vault);
  for (const { n, state, field } of await rowsOfRecord(vault, place)) {
    if (state !== 'held' && state !== 'parked' && state !== 'refused') continue;
    const change = field === WHOLE_RECORD ? { state: 'mended' as const } : { state: 'removed' as const, was: state };
    await vault.db.outbox.update(n, { ...change, since });
  }
}

/**
 * What went along with records of this scope that are there all the same asks for its person again: the record was kept, or brought
 * back, or its deletion came back itself. To be called in a transaction over `outbox` and `base`, after whatever may have changed that.
 */
export async function askAgain(vault: Vault, scope: string): Promise<void> {
  const { outbox } = vault.db;
  const along = await outbox.where('[scope+state]').equals([scope, 'removed']).toArray();
  const since = isoNow(vault);
  for (const record of new Set(along.map((row) => row.record))) {
    if (await isRemoved(vault, { scope, record })) continue;
    for (const row of along.filter((one) => one.record === record))
      await outbox.update(row.n, { state: stateBefore(row), was: undefined, since });
  }
}

/** What a change is, or was before it went along with a removed record. */
export const stateBefore = ({ state, was = 'held' }: Pick<OutboxRow, 'state' | 'was'>): OutboxState =>
  state === 'removed' ? was : state;

/** What went along with a deletion that was forgotten, 60 days after it won, is forgotten with it. */
export async function forgetTakenAlong(vault: Vault): Promise<void> {
  const { outbox } = vault.db;
  for (const { n, scope, record } of await outbox.where('state').equals('removed').toArray()) {
    const deletions = await outbox.where('[scope+record+field]').equals([scope, record, WHOLE_RECORD]).count();
    if (deletions === 0) await outbox.delete(n);
  }
}

/** Whether its person sees a record as removed: as the working copy does, an own edit made after a deletion shows it again (S5). */
async function isRemoved(vault: Vault, { scope, record }: Place): Promise<boolean> {
  const own = (await rowsOfRecord(vault, { scope, record })).filter(
    (row) => ON_TOP.includes(row.state) && row.past !== true,
  );
  const last = own.findLast((row) => row.field === WHOLE_RECORD);
  if (own.some((row) => row.field !== WHOLE_RECORD && row.n > (last?.n ?? 0))) return false;
  if (last !== undefined) return (await openOutboxRows(vault, [last]))[0]?.mutation.op === 'delete';
  const whole = await vault.db.base.get([scope, record, WHOLE_RECORD]);
  return whole !== undefined && (await openBase(vault, whole)).heads[0]?.value === RECORD_DELETED;
}

/** In the order of saves. */
const rowsOfRecord = ({ db }: Vault, { scope, record }: Place): Promise<OutboxRow[]> =>
  db.outbox
    .where('[scope+record+field]')
    .between([scope, record, Dexie.minKey], [scope, record, Dexie.maxKey])
    .sortBy('n');
