import { newId } from '../domain/id.ts';
import type { Mutation } from '../protocol/mutation.ts';
import { SCHEMA_VERSION } from '../protocol/version.ts';
import { baseOf } from './base-of.ts';
import type { Change } from './change.ts';
import { type Hold, holdReason } from './hold.ts';
import { mend } from './mend.ts';
import { isoNow, openOutbox, seal, type Vault } from './vault.ts';
import type { OutboxRow, OutboxState } from './vault-db.ts';

export type Saved = { mid: string; held?: Hold };

/**
 * A save (S4): one strict transaction writes the changes into the outbox, and resolves when it is complete. Only then may a
 * screen say "Saved on this device". What may identify a patient, or does not fit its field, is saved all the same, and held: it
 * is not sent until it is mended.
 *
 * @throws what IndexedDB throws: then nothing of the changes was saved
 */
export async function save(vault: Vault, changes: readonly Change[]): Promise<Saved[]> {
  const by = await vault.device();
  const { db } = vault;
  return db.transaction('rw', db.outbox, db.base, async () => {
    const saved: Saved[] = [];
    for (const change of changes) saved.push(await saveOne(vault, by, change));
    return saved;
  });
}

async function saveOne(vault: Vault, by: string, change: Change): Promise<Saved> {
  const { scope, record, kind, field, op, payload } = change;
  const rows = await vault.db.outbox.where('[scope+record+field]').equals([scope, record, field]).sortBy('n');
  const held = holdReason(change);
  const state: OutboxState = held === undefined ? 'waiting' : 'held';
  const madeAt = isoNow(vault);
  const open = await unsentOf(vault, rows, change);
  await mend(vault, change, rows, open);

  if (open !== undefined) {
    const body = await openOutbox(vault, open);
    const mutation = { ...body.mutation, payload, madeAt };
    await vault.db.outbox.update(open.n, { state, since: madeAt, body: await seal(vault, { mutation, ...held }) });
    return savedOf(mutation.mid, held);
  }
  const mid = newId(vault.random);
  const base = await baseOf(vault, change, rows);
  const mutation: Mutation = {
    mid,
    scope,
    record,
    kind,
    field,
    op,
    base,
    by,
    madeAt,
    schemaVersion: SCHEMA_VERSION,
    payload,
  };
  const body = await seal(vault, { mutation, ...held });
  await vault.db.outbox.add({ mid, scope, record, kind, field, state, since: madeAt, body });
  return savedOf(mid, held);
}

/**
 * The unsent edit of the same field, that this one may change instead of following it (S6). Not across a request to publish: what
 * was checked before it must reach the server as it was checked, and nothing else before it (S24).
 */
async function unsentOf(vault: Vault, rows: OutboxRow[], change: Change): Promise<OutboxRow | undefined> {
  if (change.op !== 'set' || change.settles === true) return undefined;
  const last = rows.findLast((row) => row.state === 'waiting' || row.state === 'held');
  if (last === undefined) return undefined;
  const asks = await vault.db.outbox.where('kind').equals('publication').toArray();
  const underWay = asks.filter((row) => row.scope === change.scope && ['waiting', 'sending'].includes(row.state));
  return underWay.every((ask) => ask.n < last.n) ? last : undefined;
}

const savedOf = (mid: string, held: Hold | undefined): Saved => (held === undefined ? { mid } : { mid, held });
