import type { ArchiveDb, PieceRow } from './archive-db.ts';

/** Pieces that the browser could not read: whoever fetches pieces drops them first (S29). */
const unreadable = new WeakMap<ArchiveDb, Set<string>>();

/**
 * Pieces by their names, in order; undefined for one that is not here, or that the browser cannot read any more. One that was
 * damaged on the disk takes none of the others with it.
 *
 * @throws what the database throws where it cannot be read at all
 */
export async function readPieces(db: ArchiveDb, names: readonly string[]): Promise<(PieceRow | undefined)[]> {
  try {
    return (await db.pieces.bulkGet([...names])).map((piece) => checked(db, piece));
  } catch {
    // Where this has no answer either, no piece is to blame.
    await db.manifests.get('manifest');
    const pieces: (PieceRow | undefined)[] = [];
    for (const name of names) pieces.push(await readPiece(db, name));
    return pieces;
  }
}

async function readPiece(db: ArchiveDb, name: string): Promise<PieceRow | undefined> {
  try {
    return checked(db, await db.pieces.get(name));
  } catch {
    return blamed(db, name);
  }
}

const checked = (db: ArchiveDb, piece: PieceRow | undefined): PieceRow | undefined =>
  piece === undefined || Array.isArray(piece.items) ? piece : blamed(db, piece.sha256);

function blamed(db: ArchiveDb, name: string): undefined {
  unreadable.set(db, (unreadable.get(db) ?? new Set()).add(name));
}

/** The pieces that have something of a project. */
export async function readPiecesOf(db: ArchiveDb, project: string): Promise<PieceRow[]> {
  const names = await db.pieces.where('ids').equals(project).primaryKeys();
  return (await readPieces(db, names)).filter((piece) => piece !== undefined);
}

/** Forgets the pieces that could not be read, so that they are missing and come again. */
export async function dropUnreadable(db: ArchiveDb): Promise<void> {
  const names = [...(unreadable.get(db) ?? [])];
  if (names.length === 0) return;
  await db.pieces.bulkDelete(names);
  unreadable.delete(db);
}
