import type { ArchiveDb } from './archive-db.ts';

/**
 * Frees some of what can be fetched again, for a save that finds the store full (S10): one piece of bodies, or, where there is none,
 * the list itself.
 *
 * @returns false where nothing is left to free
 */
export async function makeRoom(archive: ArchiveDb): Promise<boolean> {
  const body = (await archive.pieces.where('kind').equals('bodies').primaryKeys()).at(-1);
  if (body !== undefined) {
    await archive.pieces.delete(body);
    return true;
  }
  if ((await archive.pieces.count()) === 0) return false;
  // Without its list there is no archive here: it is never seen in part.
  await archive.transaction('rw', archive.pieces, archive.manifests, async () => {
    await archive.manifests.clear();
    await archive.pieces.clear();
  });
  return true;
}
