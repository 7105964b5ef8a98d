import type { Finder } from '../domain/identifiers/finder.ts';
import { isSuspect, judge } from './hold.ts';
import { knownPasses } from './known-passes.ts';
import { isoNow, openOutboxRows, seal, type Vault } from './vault.ts';
import type { OutboxBody } from './vault-bodies.ts';
import type { OutboxRow } from './vault-db.ts';

/**
 * Judges what waits and was saved before the code of the stop was here, or by an older app (S31): what may tell who a patient is is held now,
 * the rest may leave.
 *
 * @returns false where the stop cannot come now: then nothing of it leaves
 */
export async function judgeWaiting(vault: Vault): Promise<boolean> {
  if ((await unjudged(vault)).length === 0) return true;
  const finder = await vault.finder.load();
  if (finder === undefined) return false;
  const { db } = vault;
  await db.transaction('rw', db.outbox, db.log, async () => {
    const rows = await unjudged(vault);
    const bodies = await openOutboxRows(vault, rows);
    for (const [at, row] of rows.entries()) {
      const body = bodies[at];
      if (body !== undefined) await judgeRow(vault, finder, row, body);
    }
  });
  return true;
}

const unjudged = (vault: Vault): Promise<OutboxRow[]> =>
  vault.db.outbox
    .where('state')
    .equals('waiting')
    .and((row) => row.judged !== true)
    .sortBy('n');

async function judgeRow(vault: Vault, finder: Finder, row: OutboxRow, body: OutboxBody): Promise<void> {
  const { passed: _, ...mutation } = body.mutation;
  const known = isSuspect(mutation, finder) ? await knownPasses(vault, row) : [];
  const { hold, passed } = judge(mutation, finder, known);
  const judged = passed.length === 0 ? mutation : { ...mutation, passed };
  const sealed = await seal(vault, { ...body, mutation: judged, ...hold });
  const now = hold === undefined ? {} : { state: 'held' as const, since: isoNow(vault) };
  await vault.db.outbox.update(row.n, { ...now, judged: true, body: sealed });
}

/** The same, soon, where something was just saved unjudged. */
export function judgeSoon(vault: Vault): void {
  // The next round of sending tries again.
  judgeWaiting(vault).catch(() => undefined);
}
