import { newId } from '../../src/domain/id.ts';
import type { Manifest } from '../../src/protocol/manifest.ts';
import type { Unit } from './service.ts';

/** The manifest as it stands; a new archive begins empty, at version 0. */
export async function manifestOf(unit: Unit): Promise<Manifest> {
  return (await unit.tx.archive.manifest()) ?? emptyManifest(unit);
}

/** Saves a changed manifest as the next version, with the figures as they are now (S26). */
export async function reviseManifest(unit: Unit, changes: Partial<Manifest>): Promise<void> {
  const before = await manifestOf(unit);
  const counts = await unit.tx.archive.counts();
  const version = before.version + 1;
  await unit.tx.archive.saveManifest({ ...before, ...changes, ...counts, version, updatedAt: unit.now });
}

/** Epochs are ordered as texts: an archive that is begun anew comes after the one it replaces. */
const emptyManifest = ({ now, random }: Unit): Manifest => ({
  format: 1,
  epoch: `${now}-${newId(random)}`,
  version: 0,
  updatedAt: now,
  projects: 0,
  organisations: 0,
  summaries: [],
  bodies: [],
  celebrated: [],
  revoked: [],
});
