import Dexie, { type EntityTable } from 'dexie';
import type { PublishedProject } from '../domain/project/published-project.ts';
import type { ProjectSummary } from '../domain/project/summary.ts';
import type { Manifest } from '../protocol/manifest.ts';
import type { IndexedDbWorld } from './vault-db.ts';

/** A piece as it is kept: one value for many projects, for single records cost three times as long to write. */
export type PieceRow =
  | { sha256: string; kind: 'summaries'; ids: string[]; items: ProjectSummary[] }
  | { sha256: string; kind: 'bodies'; ids: string[]; items: PublishedProject[] };

export type ManifestRow = { name: 'manifest'; manifest: Manifest; etag: string | null; fetchedAt: string };

/**
 * What is remembered of a piece, to find out later whether it is still what was kept (S29). `kept` is the hash of its items as they
 * stand here, undefined where the browser gives none; `at` the ISO time at which it was last found right.
 */
export type CheckRow = { sha256: string; kept: string | undefined; at: string };

/** A project that was withdrawn, up to which version (S28); `freed` when nothing of these versions is in a piece any more. */
export type RevokedRow = { project: string; upTo: number; freed: boolean };

/** What everybody can read. All of it can be fetched again, so it never shares a transaction with the vault (S10). */
export class ArchiveDb extends Dexie {
  declare pieces: EntityTable<PieceRow, 'sha256'>;
  declare manifests: EntityTable<ManifestRow, 'name'>;
  declare checks: EntityTable<CheckRow, 'sha256'>;
  declare revoked: EntityTable<RevokedRow, 'project'>;

  constructor(name = 'dandelion-archive', world: IndexedDbWorld = {}) {
    super(name, { ...world });
    this.version(1).stores({ pieces: 'sha256, kind, *ids', manifests: 'name' });
    this.version(2).stores({ checks: 'sha256, at', revoked: 'project' });
  }
}
