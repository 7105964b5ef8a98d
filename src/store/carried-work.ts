import type { Mutation } from '../protocol/mutation.ts';
import { LANES, scopeOfLane } from './carried-lane.ts';
import { ownDevices } from './own-devices.ts';
import { personOf } from './person.ts';
import { isoNow, openOutbox, openOutboxRows, seal, type Vault } from './vault.ts';
import { untitled } from './vault-bodies.ts';
import type { OutboxRow } from './vault-db.ts';

/**
 * What is sent with mutations that another device made (S30): its key, and its signature of each, in their order; and whether that
 * device may make their scope, which the server may have lost (S2).
 */
export type CarriedProof = { carried: { publicKey: string; signatures: string[] }; create: boolean };

/** @param mutations one batch, all of one device */
export async function proofOf(vault: Vault, mutations: readonly Mutation[]): Promise<CarriedProof | undefined> {
  if (mutations[0]?.by === (await vault.device())) return undefined;
  const mids = mutations.map(({ mid }) => mid);
  const { outbox } = vault.db;
  const rows = await vault.db.transaction('r', outbox, () => outbox.where('mid').anyOf(mids).toArray());
  const bodies = await openOutboxRows(vault, rows);
  const carried = new Map(bodies.map((body) => [body.mutation.mid, body.carried]));
  const publicKey = carried.get(mids[0] ?? '')?.publicKey;
  if (publicKey === undefined) return undefined;
  const signatures = mids.map((mid) => carried.get(mid)?.signature ?? '');
  return { carried: { publicKey, signatures }, create: mids.every((mid) => carried.get(mid)?.create === true) };
}

/**
 * The server takes nothing of what another device made into this scope. Each of these asks for the person, with the reason; nothing
 * of their own in the same scope waits behind them.
 */
export async function turnAwayCarried(vault: Vault, mutations: readonly Mutation[], code: string): Promise<void> {
  const { outbox } = vault.db;
  await vault.db.transaction('rw', outbox, async () => {
    for (const { mid } of mutations) {
      const row = await outbox.where('mid').equals(mid).first();
      if (row?.state !== 'sending') continue;
      const body = await seal(vault, { ...(await openOutbox(vault, row)), problem: code, message: '' });
      await outbox.update(row.n, { state: 'refused', since: isoNow(vault), body });
    }
  });
}

/**
 * The person's own work that was carried before this device was theirs, or before it knew the device that made it: from then on it is
 * work in their scopes. What has arrived comes by a pull.
 */
export async function adoptCarried(vault: Vault): Promise<void> {
  const { outbox } = vault.db;
  if ((await rowsInLanes(vault)).length === 0) return;
  const person = await personOf(vault);
  const claimed = async () => {
    const rows = await rowsInLanes(vault);
    const bodies = await openOutboxRows(vault, rows);
    return rows.flatMap((row, at) => {
      const { carried, mutation } = bodies[at] ?? {};
      return row.state !== 'confirmed' && carried?.person === person ? [{ row, by: mutation?.by ?? '' }] : [];
    });
  };
  if ((await claimed()).length === 0) return;
  const own = await ownDevices(vault);
  await vault.db.transaction('rw', outbox, async () => {
    const mine = (await claimed()).filter(({ by }) => own.has(by));
    for (const { row } of mine) {
      const body = await seal(vault, untitled(await openOutbox(vault, row)));
      await outbox.update(row.n, { scope: scopeOfLane(row.scope), body });
    }
  });
}

/** What came back of it, with what was typed. */
export type CarriedStuck = Pick<OutboxRow, 'mid' | 'record' | 'kind' | 'field' | 'state'> & {
  problem: string;
  payload: unknown;
};

/** One piece of work of somebody else that this device carries, and where it stands. */
export type CarriedWork = {
  lane: string;
  scope: string;
  /** Empty where they have not said what they are called. */
  name: string;
  title: string;
  onTheWay: number;
  sent: number;
  stuck: CarriedStuck[];
};

export async function readCarried(vault: Vault): Promise<CarriedWork[]> {
  const rows = await rowsInLanes(vault);
  const bodies = await openOutboxRows(vault, rows);
  const found = new Map<string, CarriedWork>();
  for (const [at, { mid, scope: lane, state, record, kind, field }] of rows.entries()) {
    const { carried, mutation, problem = 'could-not-apply' } = bodies[at] ?? {};
    if (state === 'mended') continue;
    const work = found.get(lane) ?? {
      ...{ lane, scope: scopeOfLane(lane), name: carried?.name ?? '', title: carried?.title ?? '' },
      ...{ onTheWay: 0, sent: 0, stuck: [] },
    };
    work.title ||= carried?.title ?? '';
    found.set(lane, work);
    if (state === 'sending') work.onTheWay += 1;
    else if (state === 'confirmed') work.sent += 1;
    else work.stuck.push({ mid, record, kind, field, state, problem, payload: mutation?.payload });
  }
  return [...found.values()];
}

const rowsInLanes = (vault: Vault): Promise<OutboxRow[]> =>
  vault.db.outbox.where('[scope+state]').between([LANES[0], ''], [LANES[1], '']).sortBy('n');
