import { isRevoked, type Revoked } from '../protocol/manifest.ts';
import type { ArchiveDb, PieceRow } from './archive-db.ts';
import { readPieces } from './piece-reads.ts';

/**
 * Remembers what a manifest says was withdrawn (S28), for good: a server that was restored from a backup may not know of it any more.
 * Whether or not that manifest becomes the current one: a withdrawal is never taken back.
 */
export async function rememberRevoked(db: ArchiveDb, revoked: readonly Revoked[]): Promise<void> {
  await db.transaction('rw', db.revoked, async () => {
    const known = await db.revoked.bulkGet(revoked.map(({ project }) => project));
    const news = revoked.filter(({ upTo }, at) => upTo > (known[at]?.upTo ?? -1));
    await db.revoked.bulkPut(news.map((one) => ({ ...one, freed: false })));
  });
}

/** What was withdrawn, as far as this device ever heard. */
export async function allRevoked(db: ArchiveDb, named: readonly Revoked[]): Promise<Revoked[]> {
  const upTo = new Map<string, number>();
  for (const one of [...named, ...(await db.revoked.toArray())])
    upTo.set(one.project, Math.max(one.upTo, upTo.get(one.project) ?? 0));
  return [...upTo].map(([project, version]) => ({ project, upTo: version }));
}

/** Takes withdrawn versions out of the pieces that are kept here: their content goes from the disk, not from the screens alone. */
export async function freeRevoked(db: ArchiveDb): Promise<void> {
  for (const { project, upTo } of await db.revoked.filter(({ freed }) => !freed).toArray()) {
    const names = await db.pieces.where('ids').equals(project).primaryKeys();
    for (const piece of await readPieces(db, names)) {
      if (piece === undefined) continue;
      await db.transaction('rw', db.pieces, db.checks, async () => {
        await db.pieces.put(withoutRevoked(piece, [{ project, upTo }]));
        // What is kept is another now, and is hashed anew.
        await db.checks.delete(piece.sha256);
      });
    }
    await db.revoked
      .where('project')
      .equals(project)
      .and((row) => row.upTo === upTo)
      .modify({ freed: true });
  }
}

/** The piece with what of it may be kept; its name stays that of the whole. */
export function withoutRevoked<P extends PieceRow>(piece: P, revoked: readonly Revoked[]): P {
  const items = piece.items.filter((item) => !isRevoked(revoked, item.id, item.version));
  return { ...piece, items, ids: [...new Set(items.map((item) => item.id))] };
}
