import { sameValue } from '../../src/protocol/canonical.ts';
import { isRevoked, type Manifest, type Revoked } from '../../src/protocol/manifest.ts';
import type { StoredWithdrawal } from '../storage/storage.ts';
import { manifestOf, reviseManifest } from './archive-manifest.ts';
import { withoutGone } from './archive-pieces.ts';
import type { Unit } from './service.ts';

/**
 * Brings the archive to what the withdrawals say, where there is a new one: pieces without what is withdrawn, and a manifest that
 * names it (S28). Pieces are read through only where more is withdrawn than the manifest names: no other can still have some of it.
 */
export async function reviseArchive(unit: Unit): Promise<void> {
  if (!unit.archiveIsStale) return;
  const { tx } = unit;
  const before = await manifestOf(unit);
  const revoked = revokedBy(await tx.withdrawals.all());
  const pieces = sameValue(revoked, before.revoked) ? {} : await piecesWithout(unit, before, revoked);
  const changes = { ...pieces, revoked, celebrated: await tx.archive.celebrated() };
  if (!sameValue({ ...before, ...changes }, before)) await reviseManifest(unit, changes);
  unit.archiveIsStale = false;
}

async function piecesWithout(unit: Unit, { summaries, bodies }: Manifest, revoked: readonly Revoked[]) {
  const isGone = ({ id, version }: { id: string; version: number }) => isRevoked(revoked, id, version);
  return {
    summaries: await withoutGone(unit, 'summaries', summaries, isGone),
    bodies: await withoutGone(unit, 'bodies', bodies, isGone),
  };
}

/** Each project once, by its highest version that is withdrawn. What was never public is not told to all. */
function revokedBy(withdrawals: readonly StoredWithdrawal[]): Revoked[] {
  const highest = new Map<string, number>();
  for (const { project, upTo } of withdrawals) highest.set(project, Math.max(upTo, highest.get(project) ?? 0));
  return [...highest].filter(([, upTo]) => upTo > 0).map(([project, upTo]) => ({ project, upTo }));
}
