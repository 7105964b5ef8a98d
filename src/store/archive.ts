import type { PublishedProject } from '../domain/project/published-project.ts';
import type { ProjectSummary } from '../domain/project/summary.ts';
import { isOlder, isRevoked, type Manifest, manifestSchema } from '../protocol/manifest.ts';
import type { ArchiveDb, PieceRow } from './archive-db.ts';
import { readPieces, readPiecesOf } from './piece-reads.ts';
import { allRevoked, rememberRevoked, withoutRevoked } from './revoked.ts';

/** What of the archive is on this device. `revoked` of the manifest has all that this device ever heard was withdrawn (S28). */
export type ArchiveState = { manifest: Manifest; fetchedAt: string; etag: string | null } | undefined;

export async function readArchiveState(db: ArchiveDb): Promise<ArchiveState> {
  return db.transaction('r', db.manifests, db.revoked, async () => {
    const row = await db.manifests.get('manifest');
    const read = manifestSchema.safeParse(row?.manifest);
    if (row === undefined || !read.success) return undefined;
    const revoked = await allRevoked(db, read.data.revoked);
    return { manifest: { ...read.data, revoked }, fetchedAt: row.fetchedAt, etag: row.etag };
  });
}

const kept = new WeakMap<ArchiveDb, { manifest: string; summaries: ProjectSummary[] }>();

/**
 * Every published project in its newest version, newest first. Withdrawn ones are not there. A manifest says all of it, so the list
 * of the last one is kept in memory: every page asks for it.
 */
export async function readSummaries(db: ArchiveDb): Promise<ProjectSummary[]> {
  const state = await readArchiveState(db);
  if (state === undefined) return [];
  const { epoch, version, revoked } = state.manifest;
  const manifest = JSON.stringify([epoch, version, revoked]);
  const last = kept.get(db);
  if (last?.manifest === manifest) return last.summaries;
  const { summaries, whole } = await readListOf(db, state.manifest);
  if (whole) kept.set(db, { manifest, summaries });
  return summaries;
}

async function readListOf(db: ArchiveDb, manifest: Manifest): Promise<{ summaries: ProjectSummary[]; whole: boolean }> {
  const rows = await readPieces(
    db,
    manifest.summaries.map((piece) => piece.sha256),
  );
  const newest = new Map<string, ProjectSummary>();
  for (const row of rows) {
    if (row?.kind !== 'summaries') continue;
    for (const item of row.items)
      if (!isRevoked(manifest.revoked, item.id, item.version) && isNewer(item, newest.get(item.id)))
        newest.set(item.id, item);
  }
  return { summaries: [...newest.values()].sort(newestFirst), whole: rows.every((row) => row !== undefined) };
}

/** The body of a project: the version that is asked for, or else the newest that is here. */
export async function readBody(db: ArchiveDb, id: string, version?: number): Promise<PublishedProject | undefined> {
  const state = await readArchiveState(db);
  if (state === undefined) return undefined;
  const rows = await readPiecesOf(db, id);
  const versions = rows
    .flatMap((row) => (row.kind === 'bodies' ? row.items.filter((item) => item.id === id) : []))
    .filter((item) => !isRevoked(state.manifest.revoked, id, item.version));
  if (version !== undefined) return versions.find((item) => item.version === version);
  return versions.sort((a, b) => b.version - a.version)[0];
}

/** Every body in its newest version, for the search index. */
export async function readBodies(db: ArchiveDb): Promise<PublishedProject[]> {
  const state = await readArchiveState(db);
  const rows = await readPieces(db, await db.pieces.where('kind').equals('bodies').primaryKeys());
  const revoked = state?.manifest.revoked ?? [];
  const newest = new Map<string, PublishedProject>();
  for (const row of rows) {
    if (row?.kind !== 'bodies') continue;
    for (const item of row.items)
      if (!isRevoked(revoked, item.id, item.version) && isNewer(item, newest.get(item.id))) newest.set(item.id, item);
  }
  return [...newest.values()];
}

/** Which of these pieces are not on this device yet. */
export async function missingPieces(db: ArchiveDb, wanted: readonly string[]): Promise<string[]> {
  const there = await db.pieces
    .where('sha256')
    .anyOf([...wanted])
    .primaryKeys();
  return wanted.filter((sha256) => !there.includes(sha256));
}

/** Keeps a piece that came. Of what was withdrawn nothing is kept, though a host may still give it (S28). */
export async function putPiece(db: ArchiveDb, piece: Omit<PieceRow, 'ids'>): Promise<void> {
  const revoked = await allRevoked(db, []);
  const kept = withoutRevoked({ ...piece, ids: [] } as PieceRow, revoked);
  await db.transaction('rw', db.pieces, db.checks, async () => {
    await db.pieces.put(kept);
    await db.checks.delete(kept.sha256);
  });
}

/**
 * Makes a manifest the current one. An older manifest never replaces a newer (S26).
 *
 * @returns whether it is the current one now
 */
export async function adoptManifest(
  db: ArchiveDb,
  manifest: Manifest,
  etag: string | null,
  at: string,
): Promise<boolean> {
  return db.transaction('rw', db.manifests, db.revoked, async () => {
    const current = manifestSchema.safeParse((await db.manifests.get('manifest'))?.manifest);
    if (current.success && isOlder(manifest, current.data)) return false;
    await db.manifests.put({ name: 'manifest', manifest, etag, fetchedAt: at });
    await rememberRevoked(db, manifest.revoked);
    return true;
  });
}

/** Forgets pieces that the current manifest does not name, once all that it names are here. */
export async function dropOldPieces(db: ArchiveDb): Promise<void> {
  await db.transaction('rw', db.manifests, db.revoked, db.pieces, db.checks, async () => {
    const state = await readArchiveState(db);
    if (state === undefined) return;
    const named = new Set([...state.manifest.summaries, ...state.manifest.bodies].map((piece) => piece.sha256));
    const [pieces, checks] = [
      await db.pieces.toCollection().primaryKeys(),
      await db.checks.toCollection().primaryKeys(),
    ];
    const there = new Set(pieces);
    if ([...named].some((name) => !there.has(name))) return;
    const old = (name: string) => !named.has(name);
    await db.pieces.bulkDelete(pieces.filter(old));
    await db.checks.bulkDelete(checks.filter(old));
  });
}

const isNewer = (item: { version: number }, than: { version: number } | undefined) =>
  than === undefined || item.version >= than.version;

const newestFirst = (a: ProjectSummary, b: ProjectSummary) =>
  b.publishedAt.localeCompare(a.publishedAt) || a.title.localeCompare(b.title);
