import { canonicalJson } from '../../src/protocol/canonical.ts';
import type { Mutation } from '../../src/protocol/mutation.ts';
import { openOutboxRows } from '../../src/store/vault.ts';
import type { OutboxBody } from '../../src/store/vault-bodies.ts';
import type { OutboxRow } from '../../src/store/vault-db.ts';
import type { SimDevice } from './sim-device.ts';
import type { World } from './world.ts';

/**
 * Notes what a device sends again under another name: because a copy of it used the old one up (S14), or the server may know the
 * field by now (S12). Only where the same change stands there as mended is it that, or where it says so and has a trace; anything else
 * is a change that nobody saved.
 */
export async function noteRenamed(world: World, device: SimDevice): Promise<void> {
  const { vault } = device.tab;
  const rows = await vault.db.outbox.orderBy('n').toArray();
  const named = new Map(world.saves.ofLife(device.life).map((edit) => [edit.mid, edit]));
  if (rows.every(({ mid }) => named.has(mid))) return;
  const bodies = await openOutboxRows(vault, rows);
  const mended = new Map<string, string>();
  for (const [at, { mid, state }] of rows.entries()) {
    const mutation = bodies[at]?.mutation;
    if (mutation === undefined) continue;
    const before = named.get(mended.get(sameness(mutation)) ?? traceOf(rows, bodies, at) ?? '');
    if (before !== undefined && !named.has(mid)) {
      world.saves.rename(before, mid, mutation.payload);
      const edit = world.saves.find(mid).find(({ life }) => life === device.life);
      if (edit !== undefined) named.set(mid, edit);
    }
    if (state === 'mended') mended.set(sameness(mutation), mid);
  }
}

/** The old name of what was renamed: its trace stands right before it, also where it asks for what the log has under that name. */
function traceOf(rows: readonly OutboxRow[], bodies: readonly OutboxBody[], at: number): string | undefined {
  const [row, before] = [rows[at], rows[at - 1]];
  const isNext = row !== undefined && before !== undefined && row.n - before.n < 1;
  return isNext && bodies[at]?.renamed === true ? before.mid : undefined;
}

const sameness = ({ mid: _, schemaVersion: __, base: ___, ...same }: Mutation): string => canonicalJson(same);
