import type { ArchiveDb } from './archive-db.ts';

/**
 * Frees some of what can be fetched again, for a save that finds the store full (S10): one piece of bodies, or, where there is none,
 * the list itself.
 *
 * @returns false where nothing is left to free
 */
async function makeRoom(archive: ArchiveDb): Promise<boolean> {
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

const TIGHT_MS = 3_600_000;

/** What is freed for saves, and when that was last asked for: what was freed is not fetched again at once, or a full disk churns (S10). */
export function createRoom(archive: ArchiveDb, now: () => number) {
  let askedAt = Number.NEGATIVE_INFINITY;
  return {
    make: (): Promise<boolean> => {
      askedAt = now();
      return makeRoom(archive);
    },
    /** Whether the store was found full within the last hour. What cannot be saved is tried again all the time, and asks each time. */
    isTight: (): boolean => Math.abs(now() - askedAt) < TIGHT_MS,
  };
}
