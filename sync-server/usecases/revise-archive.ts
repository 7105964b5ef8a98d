import { sameValue } from '../../src/protocol/canonical.ts';
import { isRevoked, type Revoked } from '../../src/protocol/manifest.ts';
import type { StoredWithdrawal } from '../storage/storage.ts';
import { manifestOf, reviseManifest } from './archive-manifest.ts';
import { withoutGone } from './archive-pieces.ts';
import type { Unit } from './service.ts';

/** Brings the archive to what the withdrawals say: pieces without what is withdrawn, and a manifest that names it (S28). */
export async function reviseArchive(unit: Unit): Promise<void> {
  const { tx } = unit;
  const before = await manifestOf(unit);
  const revoked = revokedBy(await tx.withdrawals.all());
  const isGone = ({ id, version }: { id: string; version: number }) => isRevoked(revoked, id, version);
  const summaries = await withoutGone(unit, 'summaries', before.summaries, isGone);
  const bodies = await withoutGone(unit, 'bodies', before.bodies, isGone);
  const changes = { summaries, bodies, revoked, celebrated: await tx.archive.celebrated() };
  if (!sameValue({ ...before, ...changes }, before)) await reviseManifest(unit, changes);
}

/** Each project once, by its highest version that is withdrawn. What was never public is not told to all. */
function revokedBy(withdrawals: readonly StoredWithdrawal[]): Revoked[] {
  const highest = new Map<string, number>();
  for (const { project, upTo } of withdrawals) highest.set(project, Math.max(upTo, highest.get(project) ?? 0));
  return [...highest].filter(([, upTo]) => upTo > 0).map(([project, upTo]) => ({ project, upTo }));
}
